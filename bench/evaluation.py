"""How the evaluation stands beside SciPy and pandas, all in one process on one machine: ratios, not promises.

Run: `.venv/bin/python -m bench.evaluation`. In every row both count the same thing from the same numbers, and the answers
are compared before the times are. Ours keeps exact fractions up to the distributions, which is what the ratio tells.
"""

import math
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize, stats

from nastavnik.core.evaluation.choosing import Nature, Norms
from nastavnik.core.evaluation.comparison import compare
from nastavnik.core.evaluation.description import describe
from nastavnik.core.evaluation.effects import rank_biserial_interval
from nastavnik.core.evaluation.paired import evaluate
from nastavnik.core.evaluation.pairs import Waves, pair_up
from nastavnik.core.evaluation.rank_sum import rank_sum
from nastavnik.core.evaluation.reliability import alpha
from nastavnik.core.evaluation.signed_ranks import signed_ranks
from nastavnik.core.evaluation.student import one_sample

LINE = "{:<52} {:>11} {:>11} {:>8}  {}"
NORMS = Norms(enough=10, t_from=30)
SCRIPT = """
import sys, pandas, scipy.stats as stats
d = pandas.read_csv(sys.argv[1]).dropna()
c = d.after - d.before
t = stats.ttest_rel(d.after, d.before)
print(d.describe(), t, t.confidence_interval(), stats.wilcoxon(c), stats.binomtest(int((c > 0).sum()), int((c != 0).sum())))
"""


def main() -> None:
    """Print the table row by row."""
    warnings.simplefilter("ignore")
    print(LINE.format("случай", "наше, с", "соперник, с", "отнош.", "соперник"))
    exact_cases()
    many_cases()
    student_case()
    two_groups_case()
    alpha_case()
    rank_biserial_case()
    for n in (25, 200, 2000, 20000):
        whole_case(n)
    end_to_end_case()


def clock(action: Callable[[], Any], times: int = 7) -> tuple[float, Any]:
    """Median seconds and the last value."""
    spent, value = [], action()  # once beforehand: libraries wake up
    for _ in range(times):
        started = time.perf_counter()
        value = action()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent), value


def show(case: str, ours: float, rival: float, name: str) -> None:
    """One row: seconds of both and their ratio; below one ours is faster."""
    print(LINE.format(case, f"{ours:.5f}", f"{rival:.5f}", f"{ours / rival:.3g}", name), flush=True)


def same(ours: float, rival: float, within: float = 1e-9) -> None:
    """Stop when the two do not say the same: a time of a wrong answer is worth nothing."""
    assert math.isclose(ours, rival, rel_tol=within, abs_tol=1e-12), (ours, rival)


def marks(n: int, seed: int) -> tuple[list[int], list[int]]:
    """Answers 1…10 before and after, many of them alike."""
    chance = np.random.default_rng(seed)
    before, after = (np.clip(np.rint(chance.normal(mean, 2, n)), 1, 10) for mean in (5, 5.6))
    return before.astype(int).tolist(), after.astype(int).tolist()


def different(n: int, seed: int) -> list[int]:
    """Changes no two of which have the same size."""
    chance = np.random.default_rng(seed)
    sizes = chance.permutation(np.arange(1, n + 1))
    return (sizes * np.where(chance.random(n) < 0.6, 1, -1)).tolist()


def fractions(values: list[int]) -> list[Fraction]:
    """As the core takes them."""
    return [Fraction(value) for value in values]


def waves(n: int, seed: int) -> Waves:
    """Both waves, matched by person."""
    return pair_up(*(dict(enumerate_people(wave)) for wave in marks(n, seed)))


def enumerate_people(wave: list[int]) -> list[tuple[str, int]]:
    """(«ч0», 5), («ч1», 7)…"""
    return [(f"ч{place}", value) for place, value in enumerate(wave)]


def exact_cases() -> None:
    """Without ties SciPy has a table; with ties it can only go through all 2ⁿ signs."""
    for n in (25, 50, 100):
        changes = different(n, n)
        spent, found = clock(lambda c=fractions(changes): signed_ranks(c))
        rival, answer = clock(lambda c=changes: stats.wilcoxon(c, method="exact"))
        same(found.p_exact, answer.pvalue)
        show(f"Вилкоксон точно, без совпадений, {n}", spent, rival, "scipy.stats.wilcoxon, exact")
    for n in (10, 12):
        changes = [change for change in np.random.default_rng(n).integers(-4, 6, 2 * n).tolist() if change]
        signs = stats.PermutationMethod(n_resamples=2**n)
        spent, found = clock(lambda c=fractions(changes[:n]): signed_ranks(c))
        rival, answer = clock(lambda c=changes[:n], m=signs: stats.wilcoxon(c, method=m), 3)
        same(found.p_exact, answer.pvalue)
        show(f"Вилкоксон точно, с совпадениями, {n}", spent, rival, "scipy.stats.wilcoxon, все 2ⁿ знаков")


def many_cases() -> None:
    """The approximation with ties and zeros; ours counts Pratt's beside it."""
    for n in (1000, 20000):
        before, after = marks(n, n)
        changes = [b - a for a, b in zip(before, after, strict=True)]
        spent, found = clock(lambda c=fractions(changes): signed_ranks(c))

        def both(c: list[int] = changes) -> list[Any]:
            return [stats.wilcoxon(c, zero_method=z, method="asymptotic") for z in ("wilcox", "pratt")]

        rival, (dropped, pratt) = clock(both)
        same(found.p_normal, dropped.pvalue)
        same(found.pratt.p_normal, pratt.pvalue)
        show(f"Вилкоксон приближённо, два вида нулей, {n}", spent, rival, "scipy.stats.wilcoxon, дважды")


def student_case() -> None:
    """Student's test of 200 pairs with its interval."""
    before, after = marks(200, 1)
    changes = [b - a for a, b in zip(before, after, strict=True)]
    spent, found = clock(lambda c=fractions(changes): one_sample(describe(c)))
    rival, answer = clock(lambda: ((t := stats.ttest_rel(after, before)), t.confidence_interval()))
    same(found.p, answer[0].pvalue)
    same(found.interval.low, answer[1].low)
    show("Стьюдент с интервалом, 200 пар", spent, rival, "scipy.stats.ttest_rel")


def two_groups_case() -> None:
    """Mann and Whitney's test of 30 and 30 without ties, and the whole comparison of two groups."""
    values = different(60, 3)
    spent, found = clock(lambda v=fractions(values): rank_sum(v[:30], v[30:]))
    rival, answer = clock(lambda: stats.mannwhitneyu(values[:30], values[30:], method="exact"))
    same(found.p_exact, answer.pvalue)
    show("Манн и Уитни точно, 30 и 30", spent, rival, "scipy.stats.mannwhitneyu, exact")
    mine, other = waves(120, 4), waves(90, 5)
    spent, whole = clock(lambda: compare(mine, other, NORMS))
    changes = [[float(change) for change in group.changes] for group in (mine, other)]

    def tests() -> Any:
        welch = stats.ttest_ind(*changes, equal_var=False)
        return (
            welch,
            welch.confidence_interval(),
            stats.mannwhitneyu(*changes),
            noncentral(welch.statistic, 208),
        )

    rival, parts = clock(tests)
    same(whole.difference.p, parts[0].pvalue)
    show("программа и ожидающие целиком, 120 и 90", spent, rival, "SciPy: те же величины порознь")


def alpha_case() -> None:
    """Ten items, 200 people."""
    chance = np.random.default_rng(6)
    table = np.clip(np.rint(chance.normal(5, 1.5, (200, 1)) + chance.normal(0, 1.5, (200, 10))), 1, 10)
    columns = [fractions(column) for column in table.T.astype(int).tolist()]
    spent, found = clock(lambda: alpha(columns))
    rival, answer = clock(lambda: 10 / 9 * (1 - table.var(0, ddof=1).sum() / table.sum(1).var(ddof=1)))
    same(found, answer)
    show("альфа Кронбаха, 10 пунктов, 200 человек", spent, rival, "NumPy, одна строка")


def rank_biserial_case() -> None:
    """Our interval is a formula; the usual way to have one is to draw the sample again two thousand times."""
    before, after = marks(60, 7)
    changes = np.array([b - a for a, b in zip(before, after, strict=True) if a != b])

    def size(values: Any, axis: int = -1) -> Any:
        ranks = stats.rankdata(np.abs(values), axis=axis)
        return (ranks * np.sign(values)).sum(axis) / ranks.sum(axis)

    value = float(size(changes))
    spent, found = clock(lambda: rank_biserial_interval(changes.tolist(), value))
    drawn = {"n_resamples": 2000, "vectorized": True, "method": "percentile", "rng": 8}
    rival, answer = clock(lambda: stats.bootstrap((changes,), size, **drawn), 3)
    ends = answer.confidence_interval
    assert abs(found.low - ends.low) < 0.1 and abs(found.high - ends.high) < 0.1  # two honest ways, not one
    show("интервал рангового бисериального, 60 пар", spent, rival, "scipy.stats.bootstrap, 2000 раз")


def noncentral(t: float, df: int) -> list[float]:
    """The interval of noncentrality as pingouin finds it: Brent's method on SciPy's noncentral t."""
    return [
        optimize.brentq(lambda d, share=share: stats.nct.cdf(t, df, d) - share, t - 6, t + 6)
        for share in (0.975, 0.025)
    ]


def whole_case(n: int) -> None:
    """Everything `evaluate` answers against the same quantities asked from SciPy and pandas one by one."""
    import pandas

    both = waves(n, n)
    before, after = (np.array(wave, float) for wave in marks(n, n))
    spent, found = clock(lambda: evaluate(both, NORMS, Nature.ORDINAL))

    def rival() -> Any:
        change = after - before
        moved = change[change != 0]
        columns = pandas.DataFrame({"before": before, "after": after, "change": change})
        t = stats.ttest_rel(after, before)
        return (
            (columns.mean(), columns.std(), columns.median(), t.confidence_interval()),
            [stats.wilcoxon(change, correction=c, method="asymptotic") for c in (False, True)],
            stats.wilcoxon(change, zero_method="pratt", method="asymptotic"),
            stats.binomtest(int((moved > 0).sum()), len(moved)),
            noncentral(t.statistic, n - 1),
        )

    other, parts = clock(rival)
    same(found.wilcoxon.p_normal, parts[1][0].pvalue)
    same(found.p_sign, parts[3].pvalue)
    same(found.effects.dz.interval.low * math.sqrt(n), parts[4][0], 1e-6)
    show(f"вся оценка, {n} пар", spent, other, "SciPy и pandas, без точного p и слов")


def end_to_end_case() -> None:
    """The command itself in a new process, 200 rows, against a script of six lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        rows = [f"ч{place},{a},{b}" for place, (a, b) in enumerate(zip(*marks(200, 9), strict=True))]
        path.write_text("\n".join(["person,before,after", *rows]), encoding="utf-8")
        ours = [sys.executable, "-c", "from nastavnik.cli import main; raise SystemExit(main())", "evaluate"]
        spent, _ = clock(lambda: run([*ours, str(path), "--json"]), 5)
        rival, _ = clock(lambda: run([sys.executable, "-c", SCRIPT, str(path)]), 5)
    show("nastavnik evaluate, 200 строк, новый процесс", spent, rival, "сценарий на pandas и SciPy")


def run(command: list[str]) -> bytes:
    """The standard output of a program that succeeded."""
    return subprocess.run(command, check=True, capture_output=True).stdout


if __name__ == "__main__":
    main()
