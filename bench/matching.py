"""How the matching core stands against other solvers, all in one process on one machine: ratios, not promises.

Run: `.venv/bin/python -m bench.matching [--full]`. Every answer of ours is proven (certificate checked inside `solve`)
and compared with the rival's optimum. `--full` adds 100,000 and 200,000 mentees.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from nastavnik.core.matching.kernel import warm_up
from nastavnik.core.matching.preferences import blocking_pairs
from nastavnik.core.matching.problem import Problem, make_problem
from nastavnik.core.matching.solve import solve
from nastavnik.core.matching.what_if import WhatIf

LINE = "{:<46} {:>11} {:>11} {:>8}  {:<10} {}"


def main() -> None:
    """Print the table row by row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    full = parser.parse_args().full
    warm_up()
    WhatIf(p := sparse(50), solve(p)).row(0)
    print(LINE.format("случай", "наше, с", "соперник, с", "отнош.", "цель", "соперник"))
    for n in (500, 1000, 2000):
        dense_case(n)
    for n in (1000, 5000, 20000, 50000, *((100000, 200000) if full else ())):
        sparse_case(f"разреженный {n} × 30", sparse(n), 0.7 if n >= 5000 else None)
    for ratio in (1.0, 0.9):
        sparse_case(f"спорный 5000 × 30, мест {ratio}", sparse(5000, ratio=ratio, common=True), 1.0)
    what_if_cases()
    minimum_case()
    schools_case()
    stable_case()
    end_to_end_case()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    print(f"наибольшая память процесса: {peak:.2f} ГиБ")


def clock(action: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """Median seconds and the last value."""
    spent, value = [], None
    for _ in range(times):
        started = time.perf_counter()
        value = action()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent), value


def show(case: str, ours: float, rival: float | None, target: float | None, name: str) -> None:
    """One row: seconds of both, their ratio, and whether it is within the target."""
    if rival is None:
        print(LINE.format(case, f"{ours:.4f}", "—", "—", "—", name), flush=True)
        return
    ratio = ours / rival
    verdict = "—" if target is None else f"≤ {target:g} {'да' if ratio <= target else 'НЕТ'}"
    print(LINE.format(case, f"{ours:.4f}", f"{rival:.4f}", f"{ratio:.2f}", verdict, name), flush=True)


def sparse(n: int, *, ratio: float = 1.2, common: bool = False, seed: int = 0) -> Problem:
    """30 candidates a mentee, capacities 1 to 5; `common`: everyone wants nearly the same mentors."""
    chance = np.random.default_rng(seed)
    m = max(1, int(n * ratio / 3))
    cells = np.unique(np.repeat(np.arange(n), 30) * m + chance.integers(0, m, n * 30))
    rows, mentor = cells // m, cells % m
    score = chance.integers(0, 10**6, len(cells))
    if common:
        score = chance.integers(0, 10**6, m)[mentor] + score // 100
    indptr = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=n))])
    return make_problem(indptr, mentor, score, chance.integers(1, 6, m))


def dense_case(n: int) -> None:
    """One to one, all pairs, from a matrix of scores to a proven answer."""
    import lap
    from scipy.optimize import linear_sum_assignment

    score = np.random.default_rng(n).integers(0, 10**6, (n, n))

    def ours() -> int:
        columns = np.tile(np.arange(n), n)
        return solve(
            make_problem(np.arange(n + 1) * n, columns, score.ravel(), np.ones(n)), "best-total"
        ).total

    spent, total = clock(ours)
    by_lap, found = clock(lambda: lap.lapjv((10**6 - score).astype(float)))
    by_scipy, _ = clock(lambda: linear_sum_assignment(score, maximize=True))
    assert total == score[np.arange(n), found[1]].sum()
    show(
        f"плотный {n} × {n}, с доказательством",
        spent,
        min(by_lap, by_scipy),
        3,
        "lap или SciPy, без доказательства",
    )


def flow(problem: Problem, bonus: int) -> Any:
    """OR-Tools' min-cost flow over the same arrays; returns the solved model."""
    from ortools.graph.python import min_cost_flow

    n, m = problem.mentees, problem.mentors
    model = min_cost_flow.SimpleMinCostFlow()
    arcs = model.add_arcs_with_capacity_and_unit_cost
    arcs(problem.rows(), n + problem.mentor_index, np.ones(len(problem.score)), -(problem.score + bonus))
    arcs(n + np.arange(m), np.full(m, n + m), problem.capacity, np.zeros(m))
    arcs(np.arange(n), np.full(n, n + m), np.ones(n), np.zeros(n))
    model.set_nodes_supplies(np.arange(n + m + 1), np.concatenate([np.ones(n), np.zeros(m), [-n]]))
    assert model.solve() == model.OPTIMAL
    return model


def sparse_case(case: str, problem: Problem, target: float | None) -> None:
    """Serve as many as possible, then the best points; the engine alone and the whole proven solve."""
    from nastavnik.core.matching.engine import optimum
    from nastavnik.core.matching.network import Network

    times = 3 if problem.mentees <= 20000 else 1
    whole, matching = clock(lambda: solve(problem, "most-then-best"), times)
    network = Network(
        problem.indptr,
        problem.mentor_index,
        problem.score + matching.served_bonus,
        problem.capacity,
        problem.minimum,
        problem.outside,
    )
    engine, _ = clock(lambda: optimum(network), times)
    rival, model = clock(lambda: flow(problem, matching.served_bonus), times)
    assert -model.optimal_cost() == matching.bound
    show(case + ", ядро", engine, rival, target, "OR-Tools SimpleMinCostFlow")
    show(case + ", с равенствами и доказательством", whole, rival, None, "то же")


def what_if_cases() -> None:
    """Questions on a solved problem of 5,000 against solving it again."""
    problem = sparse(5000)
    again, matching = clock(lambda: solve(problem, "most-then-best"))
    ask = WhatIf(problem, matching)
    i = int(np.flatnonzero(matching.match >= 0)[7])
    j, other = int(matching.match[i]), int(problem.mentor_index[problem.indptr[i]])
    for name, action in (
        ("весь ряд «почему не»", lambda: ask.row(i)),
        ("закрепить пару", lambda: ask.lock(i, other)),
        ("запретить пару", lambda: ask.forbid(i, j)),
    ):
        show(f"5000: {name}", clock(action, 9)[0], again, 0.5, "наше полное решение заново")


def minimum_case() -> None:
    """500 mentees, 100 mentors who all need at least 3 and take at most 6."""
    from scipy.optimize import LinearConstraint, milp
    from scipy.sparse import csr_array

    chance = np.random.default_rng(4)
    n, m = 500, 100
    mask = chance.random((n, m)) < 0.3
    indptr = np.concatenate([[0], mask.sum(1).cumsum()])
    score = chance.integers(0, 1000, int(mask.sum()))
    problem = make_problem(indptr, np.nonzero(mask)[1], score, np.full(m, 6), minimum=np.full(m, 3))
    spent, matching = clock(lambda: solve(problem, "best-total"))
    ones, pairs = np.ones(len(score)), np.arange(len(score))
    each = LinearConstraint(csr_array((ones, (problem.rows(), pairs))), 0, 1)
    group = LinearConstraint(csr_array((ones, (problem.mentor_index, pairs))), 3, 6)
    rival, answer = clock(lambda: milp(-score, constraints=[each, group], integrality=ones, bounds=(0, 1)))
    assert round(-answer.fun) == matching.total
    show("группы 500/100, от 3 до 6", spent, rival, 1.5, "HiGHS MIP через SciPy")


def schools_case() -> None:
    """Many schools one after another on one core."""
    problems = [sparse(200, seed=seed) for seed in range(100)]
    spent, _ = clock(lambda: [solve(problem, "most-then-best") for problem in problems])
    speed = 100 * 200 / spent
    show("100 школ × 200", spent, None, None, f"{speed:,.0f} наставляемых/с".replace(",", " "))


def stable_case() -> None:
    """Deferred acceptance on 5,000 mentees."""
    problem = sparse(5000)
    spent, matching = clock(lambda: solve(problem, "stable"))
    assert blocking_pairs(problem, matching.match) == []
    show("устойчивый 5000 × 30", spent, None, None, "цель ≤ 0,2 с; блокирующих пар 0")


def end_to_end_case() -> None:
    """The command itself: new process, 300 mentees × 100 mentors, all pairs, JSON in and out."""
    chance = np.random.default_rng(6)
    pairs = [
        {"mentee": f"s{i}", "mentor": f"m{j}", "score": round(float(chance.random()), 3)}
        for i in range(300)
        for j in range(100)
    ]
    data = {
        "mentees": [{"id": f"s{i}"} for i in range(300)],
        "mentors": [{"id": f"m{j}", "max": 3} for j in range(100)],
        "pairs": pairs,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "problem.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        command = [sys.executable, "-c", "from nastavnik.cli import main; raise SystemExit(main())", "match"]
        spent, _ = clock(
            lambda: subprocess.run([*command, str(path), "--json"], check=True, capture_output=True)
        )
    show("nastavnik match 300 × 100, новый процесс", spent, None, None, "цель < 1 с")


if __name__ == "__main__":
    main()
