"""Every later tier against trying everything: standing pairs, then the weakest lifted, then the hash."""

import numpy as np
import pytest

from nastavnik.core.matching.engine import COMPILED, SCIPY
from nastavnik.core.matching.flow import solve_by
from nastavnik.core.matching.problem import Problem, make_problem
from nastavnik.core.matching.solve import solve
from nastavnik.core.matching.tiers import BANDS, band_of
from nastavnik.core.matching.ties import pair_hash
from tests.core.matching.everything import Chosen, best_of_all, served
from tests.core.matching.problems import random_problem


def kept(problem: Problem, pairs: Chosen) -> int:
    return int(problem.standing[list(pairs)].sum())


def by_bands(problem: Problem, pairs: Chosen) -> tuple[int, ...]:
    """How many have no mentor, then how many pairs lie in each band, the lowest first; less is better."""
    counts = np.bincount(band_of(problem, np.array(pairs, int)), minlength=BANDS + 1) if pairs else [0]
    alone = problem.mentees - len(served(problem, pairs))
    return (alone, *np.array(counts).tolist()[1:])


@pytest.mark.parametrize("objective", ["most-then-best", "best-total"])
@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("engine", [COMPILED, SCIPY])
def test_every_tier_attains_the_best_that_the_tiers_before_it_leave(objective, several, engine):
    for seed in range(80):
        problem = random_problem(seed, minimums=seed % 3 == 0, largest=4 if several else 6, several=several)
        expected = best_of_all(problem, objective)
        if expected is None or not len(problem.score):
            continue
        answer = tuple(solve_by(problem, objective, seed, engine).pairs(problem).tolist())
        equals = expected[1]
        assert answer in equals, seed
        most = max(kept(problem, pairs) for pairs in equals)
        assert kept(problem, answer) == most, seed
        equals = [pairs for pairs in equals if kept(problem, pairs) == most]
        weakest = min(by_bands(problem, pairs) for pairs in equals)
        assert by_bands(problem, answer) == weakest, seed
        equals = [pairs for pairs in equals if by_bands(problem, pairs) == weakest]
        assert len(equals) == 1 or solve(problem, objective, seed).pairs(problem).tolist() == list(answer)


def test_standing_pairs_stay_when_that_costs_nothing_and_go_when_it_does():
    score = np.array([5, 5, 5, 5])
    arrays = (np.array([0, 2, 4]), np.array([0, 1, 0, 1]))
    standing = np.array([False, True, True, False])
    for seed in range(6):
        kept_pairs = make_problem(*arrays, score, np.array([1, 1]), standing=standing)
        assert solve(kept_pairs, "best-total", seed).pairs(kept_pairs).tolist() == [1, 2]
        dear = make_problem(*arrays, score + np.array([1, 0, 0, 0]), np.array([1, 1]), standing=standing)
        assert solve(dear, "best-total", seed).pairs(dear).tolist() == [0, 3]


def test_among_equal_sums_the_weakest_pair_is_lifted():
    problem = make_problem(
        np.array([0, 2, 4]), np.array([0, 1, 0, 1]), np.array([9, 5, 5, 1]), np.array([1, 1])
    )
    for seed in range(6):
        matching = solve(problem, "best-total", seed)
        assert matching.total == 10
        assert matching.pairs(problem).tolist() == [1, 2]


def test_lots_are_drawn_among_equals_and_the_largest_sum_wins():
    problem = make_problem(np.array([0, 3, 6, 9]), np.tile(np.arange(3), 3), np.full(9, 7), np.ones(3, int))
    for seed in range(8):
        _, equals = best_of_all(problem, "best-total")
        best = max(equals, key=lambda pairs: by_lots_of_the_program(problem, pairs, seed))
        assert solve(problem, "best-total", seed).pairs(problem).tolist() == list(best)


def by_lots_of_the_program(problem: Problem, pairs: Chosen, seed: int) -> int:
    bits = 50 - 3 * 2
    return int(pair_hash(problem, seed, bits)[list(pairs)].sum())
