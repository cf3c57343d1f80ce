"""Several mentors for one mentee: exact, proven, and the same as before where the limit is one."""

import numpy as np
import pytest

from nastavnik.core.matching.certify import certify
from nastavnik.core.matching.engine import COMPILED, SCIPY
from nastavnik.core.matching.flow import solve_by
from nastavnik.core.matching.problem import ProblemRefused, make_problem
from nastavnik.core.matching.solve import solve
from tests.core.matching.everything import best_of_all, value
from tests.core.matching.problems import random_problem


@pytest.mark.parametrize("objective", ["most-then-best", "best-total"])
@pytest.mark.parametrize("minimums", [False, True])
@pytest.mark.parametrize("engine", [COMPILED, SCIPY])
def test_equals_trying_every_set_of_pairs_and_is_certified(objective, minimums, engine):
    for seed in range(90):
        problem = random_problem(seed, minimums=minimums, largest=4, several=True)
        expected = best_of_all(problem, objective)
        matching = solve_by(problem, objective, 0, engine)
        if expected is None:
            assert matching.status == "infeasible" and matching.cut.short > 0
            continue
        proof = certify(problem, matching)
        assert proof.valid, (seed, proof.violation)
        assert value(problem, tuple(matching.pairs(problem)), objective) == expected[0], seed


def test_nobody_has_the_same_mentor_twice_nor_more_than_the_limit():
    for seed in range(60):
        problem = random_problem(seed, largest=9, several=True)
        pairs = solve(problem, "best-total", seed).pairs(problem)
        assert len(set(pairs.tolist())) == len(pairs)
        assert (np.bincount(problem.rows()[pairs], minlength=problem.mentees) <= problem.limit).all()


def test_a_second_mentor_never_takes_the_place_of_somebody_elses_first():
    problem = make_problem(
        np.array([0, 2, 3]),
        np.array([0, 1, 1]),
        np.array([9, 9, 1]),
        np.array([1, 1]),
        limit=np.array([2, 1]),
    )
    assert solve(problem, "most-then-best").pairs(problem).tolist() == [0, 2]
    assert solve(problem, "best-total").pairs(problem).tolist() == [0, 1]


def test_a_reward_for_staying_alone_is_refused_where_several_are_allowed():
    problem = make_problem(
        np.array([0, 1]), np.array([0]), np.array([1]), np.array([1]), np.array([5]), limit=np.array([2])
    )
    with pytest.raises(ProblemRefused, match="нельзя сочетать с несколькими"):
        solve(problem, "best-total")
