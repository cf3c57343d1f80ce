"""The optimum against trying everything, a second solver and a third one (HiGHS)."""

import numpy as np
import pytest

from nastavnik.core.matching.auction import assign_by_auction
from nastavnik.core.matching.certify import certify
from nastavnik.core.matching.dense import assign_square, is_square
from nastavnik.core.matching.engine import COMPILED, SCIPY, optimum
from nastavnik.core.matching.flow import solve_by
from nastavnik.core.matching.network import Network
from nastavnik.core.matching.problem import Problem, ProblemRefused, make_problem
from nastavnik.core.matching.scipy_path import assign_by_scipy
from nastavnik.core.matching.solve import solve
from tests.core.matching.everything import best_of_all
from tests.core.matching.problems import random_problem


@pytest.mark.parametrize("objective", ["most-then-best", "best-total"])
@pytest.mark.parametrize("minimums", [False, True])
@pytest.mark.parametrize("engine", [COMPILED, SCIPY])
def test_equals_trying_everything_and_is_certified(objective, minimums, engine):
    for seed in range(120):
        problem = random_problem(seed, minimums=minimums)
        expected = best_of_all(problem, objective)
        matching = solve_by(problem, objective, 0, engine)
        if expected is None:
            assert matching.status == "infeasible" and matching.cut.short > 0
            continue
        proof = certify(problem, matching)
        alone = matching.match < 0
        value = matching.total + int(problem.outside[alone].sum())
        assert proof.valid and proof.gap == 0 and matching.fault is None
        assert value == expected[0][1], seed
        if objective == "most-then-best" and not problem.penalised:
            assert int((~alone).sum()) == expected[0][0]


def network(problem: Problem) -> Network:
    return Network(
        problem.indptr,
        problem.mentor_index,
        problem.score,
        problem.capacity,
        problem.minimum,
        problem.outside,
    )


def dual(prices, utilities, capacity):
    return int(utilities.sum()) + int((prices * capacity).sum())


def test_kernel_auction_and_scipy_agree_on_many_random_problems():
    for seed in range(400):
        p = random_problem(seed, largest=12)
        arrays = (p.indptr, p.mentor_index, p.score % 100_000, p.capacity, p.outside)
        _, price, utility = assign_by_auction(*arrays)
        _, price2, utility2 = assign_by_scipy(*arrays)
        found = optimum(Network(*arrays[:4], p.minimum, p.outside), COMPILED)
        values = {dual(price, utility, p.capacity), dual(price2, utility2, p.capacity)}
        assert values == {dual(found.price, found.utility, p.capacity)}, seed


def test_infeasible_minimums_are_infeasible_for_highs_too():
    from scipy.optimize import LinearConstraint, milp

    for seed in range(100):
        p = random_problem(seed, minimums=True)
        pairs = len(p.score)
        if not pairs:
            continue
        gain = (p.score - p.outside[p.rows()]).astype(float)
        each = np.equal.outer(np.arange(p.mentees), p.rows()).astype(float)
        group = np.equal.outer(np.arange(p.mentors), p.mentor_index).astype(float)
        rules = [LinearConstraint(each, 0, 1), LinearConstraint(group, p.minimum, p.capacity)]
        answer = milp(-gain, constraints=rules, integrality=np.ones(pairs), bounds=(0, 1))
        matching = solve(p, "best-total")
        assert (matching.status == "infeasible") == (answer.status == 2), seed
        if answer.status == 0:
            value = matching.total + int(p.outside[matching.match < 0].sum()) - int(p.outside.sum())
            assert value == pytest.approx(-answer.fun, abs=1e-3 * max(1.0, abs(answer.fun) * 1e-6))


def test_contested_mentors_are_left_to_the_auction_and_stay_optimal():
    chance = np.random.default_rng(3)
    n = m = 120
    score = chance.integers(0, 10**6, m)[None, :] + chance.integers(0, 1000, (n, m))
    problem = make_problem(np.arange(n + 1) * m, np.tile(np.arange(m), n), score.ravel(), np.ones(m))
    matching = solve(problem, "most-then-best")
    assert certify(problem, matching).valid
    assert (matching.match >= 0).all()


def test_without_the_compiler_the_second_solver_gives_the_same_pairs():
    for seed in range(60):
        problem = random_problem(seed, largest=7)
        pairs = [solve_by(problem, "most-then-best", 7, name).match.tolist() for name in (COMPILED, SCIPY)]
        assert pairs[0] == pairs[1]
        first = optimum(network(problem), COMPILED)
        second = optimum(network(problem), SCIPY)
        assert second.engine == SCIPY
        assert dual(first.price, first.utility, problem.capacity) == dual(
            second.price, second.utility, problem.capacity
        )


def test_more_places_or_pairs_never_lower_the_optimum():
    for seed in range(80):
        problem = random_problem(seed)
        wider = make_problem(
            problem.indptr, problem.mentor_index, problem.score, problem.capacity + 1, problem.outside
        )
        assert solve(wider, "best-total").bound >= solve(problem, "best-total").bound


def test_scores_past_61_bits_are_refused_in_russian():
    problem = make_problem(np.array([0, 1]), np.array([0]), np.array([2**62]), np.array([1]))
    with pytest.raises(ProblemRefused, match="Баллы слишком велики"):
        solve(problem, "best-total")


def test_the_answer_of_the_fallback_says_what_failed(monkeypatch):
    from nastavnik.core.matching import solve as solving

    problem = random_problem(5)
    honest = solving.solve_by(problem, "best-total", 0, None)
    spoilt = type(honest)(
        **{name: getattr(honest, name) for name in honest.__dataclass_fields__} | {"total": honest.total + 1}
    )
    answers = [spoilt, honest]
    monkeypatch.setattr(solving, "solve_by", lambda *_: answers.pop(0))
    assert "сумма баллов" in solve(problem, "best-total").fault


def test_full_square_tables_have_a_method_of_their_own_with_the_same_optimum():
    for seed in range(60):
        chance = np.random.default_rng(seed)
        n = int(chance.integers(1, 30))
        score = chance.integers(0, (3, 10**6)[seed % 2], n * n)
        arrays = (np.arange(n + 1) * n, np.tile(np.arange(n), n), score, np.ones(n, int), np.zeros(n, int))
        assert is_square(*arrays)
        match, price, utility = assign_square(score, n)
        assert sorted(match.tolist()) == list(range(n)) and price.min() == 0
        assert (utility[:, None] + price >= score.reshape(n, n)).all()
        _, price2, utility2 = assign_by_scipy(*arrays)
        assert (
            dual(price, utility, 1)
            == dual(price2, utility2, 1)
            == score.reshape(n, n)[np.arange(n), match].sum()
        )


@pytest.mark.parametrize("spoilt", [{"capacity": 2}, {"outside": 5}, {"drop": 1}])
def test_what_is_not_a_full_square_is_left_to_the_others(spoilt):
    n = 3
    indptr, mentor = np.arange(n + 1) * n, np.tile(np.arange(n), n)
    score, capacity, outside = np.full(n * n, 4), np.ones(n, int), np.zeros(n, int)
    capacity[0] = spoilt.get("capacity", 1)
    outside[0] = spoilt.get("outside", 0)
    if "drop" in spoilt:
        indptr, mentor, score = np.array([0, 3, 6, 8]), mentor[:8], score[:8]
    assert not is_square(indptr, mentor, score, capacity, outside)
