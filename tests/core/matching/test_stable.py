"""Stable matchings: no blocking pair, best for the side that proposes, and what stability costs."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from nastavnik.core.matching.preferences import blocking, blocking_pairs
from nastavnik.core.matching.problem import ALONE, Problem, ProblemRefused, make_problem
from nastavnik.core.matching.solve import solve
from nastavnik.core.matching.stability import curve, price_of_stability
from nastavnik.core.matching.stable import solve_stable, strict_list
from tests.core.matching.everything import all_matchings
from tests.core.matching.problems import random_problem

SIDES = ("mentees", "mentors")


def strictly(problem: Problem, seed: int) -> Problem:
    """The same problem with the strict lists of the program written down as ranks."""
    by_mentee, by_mentor = (strict_list(problem, seed, by_mentor=side)[1] for side in (False, True))
    return replace(problem, mentee_rank=by_mentee + 1, mentor_rank=by_mentor + 1)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("several", [False, True])
def test_no_pair_blocks_on_random_problems(side, several):
    for seed in range(150):
        problem = random_problem(seed, largest=9, several=several)
        matching = solve_stable(problem, seed, side)
        assert len(blocking(problem, matching.pairs(problem))) == 0


@pytest.mark.parametrize("side", SIDES)
def test_the_side_that_proposes_gets_its_best_of_all_stable_matchings(side):
    for seed in range(60):
        problem = strictly(random_problem(seed, largest=5), seed)
        stable = [
            pairs for pairs in all_matchings(problem) if not len(blocking(problem, np.array(pairs, int)))
        ]
        owner = problem.rows() if side == "mentees" else problem.mentor_index
        place = problem.mentee_rank if side == "mentees" else problem.mentor_rank
        answer = tuple(solve_stable(problem, seed, side).pairs(problem).tolist())
        assert answer in stable
        for who in set(owner.tolist()):
            lists = [sorted(place[e] for e in pairs if owner[e] == who) for pairs in stable]
            assert sorted(place[e] for e in answer if owner[e] == who) == min(lists), seed


def test_several_mentors_for_a_mentee_are_stable_and_best_for_the_side():
    for seed in range(40):
        problem = strictly(random_problem(seed, largest=4, several=True), seed)
        stable = [
            pairs for pairs in all_matchings(problem) if not len(blocking(problem, np.array(pairs, int)))
        ]
        assert tuple(solve_stable(problem, seed).pairs(problem).tolist()) in stable
        assert len({len(pairs) for pairs in stable}) == 1


def test_ranks_outweigh_scores():
    problem = make_problem(
        np.array([0, 2, 4]),
        np.array([0, 1, 0, 1]),
        np.array([1, 9, 1, 9]),
        np.array([1, 1]),
        mentee_rank=np.array([1, 2, 1, 2]),
        mentor_rank=np.array([2, 1, 1, 2]),
    )
    assert solve(problem, "stable").match.tolist() == [1, 0]
    assert blocking_pairs(problem, np.array([0, 1])) == [(1, 0)]


def test_the_sides_differ_where_their_wishes_do():
    problem = make_problem(
        np.array([0, 2, 4]),
        np.array([0, 1, 0, 1]),
        np.zeros(4, int),
        np.array([1, 1]),
        mentee_rank=np.array([1, 2, 2, 1]),
        mentor_rank=np.array([2, 1, 1, 2]),
    )
    assert solve_stable(problem, 0, "mentees").match.tolist() == [0, 1]
    assert solve_stable(problem, 0, "mentors").match.tolist() == [1, 0]


def test_among_equal_wishes_a_standing_pair_stays():
    arrays = (np.array([0, 2, 4]), np.array([0, 1, 0, 1]), np.full(4, 3), np.array([1, 1]))
    standing = np.array([False, True, True, False])
    for seed in range(6):
        assert solve(make_problem(*arrays, standing=standing), "stable", seed).match.tolist() == [1, 0]


def test_a_minimum_missed_by_every_stable_matching_is_infeasible():
    problem = make_problem(
        np.array([0, 2]), np.array([0, 1]), np.array([9, 1]), np.array([1, 1]), minimum=np.array([0, 1])
    )
    matching = solve(problem, "stable")
    assert matching.status == "infeasible" and matching.cut.short == 1


def test_a_closed_group_that_stability_leaves_too_small_is_infeasible():
    problem = make_problem(
        np.array([0, 1]), np.array([0]), np.array([9]), np.array([5]), open_minimum=np.array([3])
    )
    assert solve(problem, "stable").status == "infeasible"


def test_unequal_hours_are_refused_by_the_stable_objective():
    problem = make_problem(
        np.array([0, 1]), np.array([0]), np.array([9]), np.array([5]), budget=np.array([2])
    )
    with pytest.raises(ProblemRefused, match="устойчивого подбора может не быть"):
        solve(problem, "stable")


def with_wishes(seed: int) -> Problem:
    chance = np.random.default_rng(seed)
    n, m = 12, 6
    mask = chance.random((n, m)) < 0.7
    pairs = int(mask.sum())
    return make_problem(
        np.concatenate([[0], mask.sum(1).cumsum()]),
        np.nonzero(mask)[1],
        chance.integers(0, 100, pairs),
        chance.integers(1, 4, m),
        mentee_rank=chance.integers(1, 7, pairs),
        mentor_rank=chance.integers(1, 7, pairs),
    )


def test_the_price_of_stability_is_the_difference_of_the_two_answers():
    for seed in range(20):
        problem = with_wishes(seed)
        stable, best = solve(problem, "stable", seed), solve(problem, "best-total", seed)
        assert price_of_stability(problem, seed) == best.total - stable.total >= 0


def test_the_curve_runs_from_the_best_total_to_stability_and_every_point_is_what_it_says():
    longest = 0
    for seed in range(15):
        problem = with_wishes(seed)
        points = curve(problem, seed)
        longest = max(longest, len(points))
        assert points[0].points == solve(problem, "best-total", seed).total
        assert points[-1].blocking == 0 and points[-1].points >= solve(problem, "stable", seed).total
        for one, following in itertools.pairwise(points):
            assert one.points > following.points and one.blocking > following.blocking
        for one in points:
            rows, at = problem.rows()[list(one.pairs)], problem.mentor_index[list(one.pairs)]
            match = np.full(problem.mentees, ALONE)
            match[rows] = at
            assert one.points == problem.score[list(one.pairs)].sum()
            assert one.blocking == len(blocking_pairs(problem, match))
            assert one.served == len(set(rows.tolist())) == len(rows)
            assert (np.bincount(at, minlength=problem.mentors) <= problem.capacity).all()
    assert longest > 3


def test_there_is_no_price_and_no_curve_where_a_minimum_is_missed():
    problem = make_problem(
        np.array([0, 2]), np.array([0, 1]), np.array([9, 1]), np.array([1, 1]), minimum=np.array([0, 1])
    )
    assert price_of_stability(problem) is None
    assert curve(problem) == []
