"""Closed groups, "nobody or at least so many": exact, proven by parts, and honest when patience ends first."""

from dataclasses import replace

import numpy as np
import pytest

from nastavnik.core.matching.certify import certify
from nastavnik.core.matching.closing import Patience
from nastavnik.core.matching.problem import ProblemRefused, make_problem
from nastavnik.core.matching.solve import solve
from tests.core.matching.everything import best_of_all, keeps_the_rules, value
from tests.core.matching.problems import random_problem


@pytest.mark.parametrize("objective", ["most-then-best", "best-total"])
@pytest.mark.parametrize("minimums", [False, True])
@pytest.mark.parametrize("several", [False, True])
def test_equals_trying_every_set_of_pairs_and_is_certified(objective, minimums, several):
    for seed in range(60):
        problem = random_problem(seed, minimums=minimums, largest=4, several=several, closing=True)
        expected = best_of_all(problem, objective)
        matching = solve(problem, objective)
        if expected is None:
            assert matching.status == "infeasible", seed
            continue
        proof = certify(problem, matching)
        assert proof.valid, (seed, proof.violation)
        assert matching.status == "optimal" or several, seed
        assert value(problem, tuple(matching.pairs(problem)), objective) == expected[0], seed


def contested():
    """Forty mentees among sixteen groups of three to five: some groups must stay closed."""
    chance = np.random.default_rng(8)
    mask = chance.random((40, 16)) < 0.4
    return make_problem(
        np.concatenate([[0], mask.sum(1).cumsum()]),
        np.nonzero(mask)[1],
        chance.integers(0, 1000, int(mask.sum())),
        np.full(16, 5),
        open_minimum=np.full(16, 4),
    )


def test_an_impatient_search_keeps_the_rules_and_says_how_far_the_best_may_be():
    problem = contested()
    best = solve(problem, "best-total")
    hasty = solve(problem, "best-total", patience=Patience(nodes=1))
    assert best.status == "optimal"
    assert keeps_the_rules(problem, tuple(hasty.pairs(problem)))
    assert hasty.total <= best.total <= hasty.bound
    assert certify(problem, hasty).valid


def test_a_proof_with_a_part_left_out_is_refused():
    problem = contested()
    matching = solve(problem, "best-total")
    assert len(matching.proof) > 1 and certify(problem, matching).valid
    for part in range(len(matching.proof)):
        rest = matching.proof[:part] + matching.proof[part + 1 :]
        assert not certify(problem, replace(matching, proof=rest)).valid


def test_unequal_hours_are_refused_in_words():
    problem = make_problem(
        np.array([0, 1]), np.array([0]), np.array([9]), np.array([5]), budget=np.array([2])
    )
    with pytest.raises(ProblemRefused, match="разными часами"):
        solve(problem, "best-total")
