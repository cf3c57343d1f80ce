"""Deferred acceptance: no blocking pair, ever."""

import numpy as np

from nastavnik.core.matching.problem import make_problem
from nastavnik.core.matching.solve import solve
from nastavnik.core.matching.stable import blocking_pairs
from tests.core.matching.problems import random_problem


def test_no_pair_blocks_on_random_problems():
    for seed in range(200):
        problem = random_problem(seed, largest=9)
        matching = solve(problem, "stable", seed)
        assert blocking_pairs(problem, matching.match) == []


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


def test_a_minimum_missed_by_every_stable_matching_is_infeasible():
    problem = make_problem(
        np.array([0, 2]), np.array([0, 1]), np.array([9, 1]), np.array([1, 1]), minimum=np.array([0, 1])
    )
    matching = solve(problem, "stable")
    assert matching.status == "infeasible" and matching.cut.short == 1
