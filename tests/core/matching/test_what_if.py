"""Every "what if" equals solving the changed problem anew."""

import numpy as np
import pytest

from nastavnik.core.matching.problem import Problem, make_problem
from nastavnik.core.matching.solve import solve
from nastavnik.core.matching.what_if import WhatIf
from tests.core.matching.problems import random_problem


def without(problem: Problem, dropped: np.ndarray, bonus: int, forced: int | None = None) -> Problem:
    kept = np.setdiff1d(np.arange(len(problem.score)), dropped)
    counts = np.bincount(problem.rows()[kept], minlength=problem.mentees)
    outside = problem.outside.copy()
    if forced is not None:
        outside[forced] = -(10**15)
    return make_problem(
        np.concatenate([[0], counts.cumsum()]),
        problem.mentor_index[kept],
        problem.score[kept] + bonus,
        problem.capacity,
        outside,
        problem.minimum,
    )


def bound(problem: Problem) -> int | None:
    matching = solve(problem, "best-total")
    return None if matching.status == "infeasible" or matching.bound < -(10**14) else matching.bound


@pytest.mark.parametrize("objective", ["most-then-best", "best-total"])
def test_regret_and_forbid_equal_solving_anew(objective):
    for seed in range(40):
        problem = random_problem(seed, minimums=seed % 2 == 1)
        matching = solve(problem, objective)
        if matching.status == "infeasible":
            continue
        ask = WhatIf(problem, matching)
        for e, (i, j) in enumerate(zip(problem.rows().tolist(), problem.mentor_index.tolist(), strict=True)):
            others = np.setdiff1d(np.flatnonzero(problem.rows() == i), [e])
            forced = bound(without(problem, others, matching.served_bonus, forced=i))
            regret = None if forced is None else matching.bound - forced
            assert ask.regret(i, j) == ask.row(i)[j] == regret, (seed, i, j)
            again = bound(without(problem, np.array([e]), matching.served_bonus))
            change = ask.forbid(i, j)
            assert (change and change.loss) == (None if again is None else matching.bound - again), (
                seed,
                i,
                j,
            )


def test_the_chain_of_moves_is_a_matching_with_the_stated_loss():
    for seed in range(60):
        problem = random_problem(seed)
        matching = solve(problem, "most-then-best")
        ask = WhatIf(problem, matching)
        for i, j in zip(problem.rows().tolist(), problem.mentor_index.tolist(), strict=True):
            change = ask.lock(i, j)
            if change is None:
                continue
            match = matching.match.copy()
            for move in change.moves:
                assert match[move.mentee] == move.before
                match[move.mentee] = move.after
            load = np.bincount(match[match >= 0], minlength=problem.mentors)
            left = problem.outside[match < 0].sum() - problem.outside[matching.match < 0].sum()
            assert match[i] == j and (load <= problem.capacity).all()
            assert change.loss == -(change.served * matching.served_bonus + change.points + left)


def test_a_pair_that_is_not_allowed_is_a_mistake_of_the_caller():
    problem = make_problem(np.array([0, 1]), np.array([0]), np.array([3]), np.array([1, 1]))
    with pytest.raises(ValueError, match="not allowed"):
        WhatIf(problem, solve(problem)).regret(0, 1)
    with pytest.raises(ValueError, match="with prices"):
        WhatIf(problem, solve(problem, "stable"))
