"""Promises about many samples, kept on seeded ones: intervals cover 93–97 %, the chosen test errs in 6 % at most.

Chance is seeded here, so a run either keeps the promises for ever or breaks them for ever.
"""

import numpy as np
import pytest
from scipy import stats

from nastavnik.core.evaluation.choosing import ALPHA, Nature
from nastavnik.core.evaluation.comparison import hedges_g
from nastavnik.core.evaluation.description import describe
from nastavnik.core.evaluation.reliability import alpha, alpha_interval
from nastavnik.core.evaluation.shares import difference, wilson
from nastavnik.core.evaluation.student import welch
from nastavnik.core.quality import Tally
from tests.core.evaluation.answers import compared, fractions

pytestmark = pytest.mark.slow
TIMES = 1500
LOW, HIGH = 0.93, 0.97


def marks(chance, centre, n):
    """Answers on a scale of 1–10 about a centre."""
    return np.clip(np.rint(chance.normal(centre, 2, n)), 1, 10).astype(int).tolist()


def amounts(chance, before, after, alike, n):
    """Pairs of amounts with the given means, sd 1 and correlation."""
    common = chance.normal(0, 1, n)
    columns = [
        mean + np.sqrt(alike) * common + np.sqrt(1 - alike) * chance.normal(0, 1, n)
        for mean in (before, after)
    ]
    return [np.round(column, 3).tolist() for column in columns]


def covered(hits):
    """The share of samples in which it was true."""
    return float(np.mean(hits))


@pytest.mark.parametrize(("n", "rise"), [(8, 0.0), (12, 0.5), (30, 0.3), (80, 1.0)])
def test_intervals_of_the_mean_of_dz_and_of_dav_cover(n, rise):
    chance, alike = np.random.default_rng(n), 0.6
    found = [compared(*amounts(chance, 5, 5 + rise, alike, n)) for _ in range(TIMES)]
    assert LOW <= covered([rise in one.t.interval for one in found]) <= HIGH
    assert (
        LOW <= covered([rise / np.sqrt(2 * (1 - alike)) in one.effects.dz.interval for one in found]) <= HIGH
    )
    assert LOW <= covered([rise in one.effects.dav.interval for one in found]) <= HIGH


@pytest.mark.parametrize(("n", "rise"), [(12, 0), (25, 1), (60, 2)])
def test_the_interval_of_the_mean_covers_for_marks(n, rise):
    chance = np.random.default_rng(100 + n)
    truth = mean_mark(5.5 + rise) - mean_mark(5.5)
    found = [compared(marks(chance, 5.5, n), marks(chance, 5.5 + rise, n)) for _ in range(TIMES)]
    assert LOW <= covered([truth in one.t.interval for one in found]) <= HIGH


def mean_mark(centre):
    """The exact mean of `marks`."""
    return float(np.dot(np.arange(1, 11), mark_shares(centre)))


def mark_shares(centre):
    edges = stats.norm.cdf([*(np.arange(1, 10) + 0.5)], centre, 2)
    return np.diff([0, *edges, 1])


def sign_of_sums(before, after):
    """The rank-biserial of the whole population of marks: the mean sign of a sum of two changes, zeros apart."""
    joint = np.outer(mark_shares(after), mark_shares(before))
    changes = {d: float(np.trace(joint, -d)) for d in range(-9, 10) if d}
    whole = sum(changes.values())
    return sum(p * q * np.sign(a + b) for a, p in changes.items() for b, q in changes.items()) / whole**2


@pytest.mark.parametrize(("n", "rise"), [(12, 0), (12, 1), (20, 1), (20, 2), (40, 2), (80, 1)])
def test_the_interval_of_rank_biserial_covers_for_marks(n, rise):
    chance = np.random.default_rng(200 + n + rise)
    truth = sign_of_sums(5.5, 5.5 + rise)
    found = [compared(marks(chance, 5.5, n), marks(chance, 5.5 + rise, n)) for _ in range(TIMES)]
    assert LOW <= covered([truth in one.effects.rank_biserial.interval for one in found]) <= HIGH


@pytest.mark.parametrize(("n", "m", "gap"), [(10, 15, 0.0), (25, 40, 0.7)])
def test_intervals_of_two_groups_cover(n, m, gap):
    chance = np.random.default_rng(300 + n)
    hits = {"welch": [], "g": []}
    for _ in range(TIMES):
        first, second = (
            describe(np.round(chance.normal(mean, 1, k), 3).tolist()) for mean, k in ((gap, n), (0, m))
        )
        hits["welch"].append(gap in welch(first, second).interval)
        hits["g"].append(gap in hedges_g(first, second).interval)
    assert all(LOW <= covered(one) <= HIGH for one in hits.values())


@pytest.mark.parametrize("n", [10, 20, 64, 100])
def test_wilson_covers(n):
    """Counted and not drawn: the exact chance of all numbers whose interval holds the share, over all shares."""
    shares = np.linspace(0.02, 0.98, 97)
    spans = [wilson(Tally(met, n)) for met in range(n + 1)]
    held = [
        stats.binom.pmf([met for met, span in enumerate(spans) if share in span], n, share).sum()
        for share in shares
    ]
    assert LOW <= np.mean(held) <= HIGH
    assert min(held) >= 0.83


@pytest.mark.parametrize(
    ("n", "first", "m", "second"), [(20, 0.7, 30, 0.5), (50, 0.9, 40, 0.6), (15, 0.3, 15, 0.3)]
)
def test_the_interval_of_a_difference_of_shares_covers(n, first, m, second):
    """Counted the same way over both numbers."""
    held = sum(
        stats.binom.pmf(a, n, first) * stats.binom.pmf(b, m, second)
        for a in range(n + 1)
        for b in range(m + 1)
        if first - second in difference(Tally(a, n), Tally(b, m)).interval
    )
    assert LOW <= held <= HIGH


@pytest.mark.parametrize(("people", "items"), [(20, 4), (60, 8)])
def test_the_interval_of_alpha_covers(people, items):
    chance = np.random.default_rng(400 + people)
    truth = items / (items - 1) * (1 - items * 2 / (items * items + items))
    hits = []
    for _ in range(TIMES):
        table = np.round(chance.normal(0, 1, (people, 1)) + chance.normal(0, 1, (people, items)), 2)
        found = alpha([fractions(column.tolist()) for column in table.T])
        hits.append(truth in alpha_interval(found, people, items))
    assert LOW <= covered(hits) <= HIGH


@pytest.mark.parametrize(
    ("nature", "n"),
    [
        (Nature.ORDINAL, 12),
        (Nature.ORDINAL, 25),
        (Nature.ORDINAL, 60),
        (Nature.MEASURED, 12),
        (Nature.MEASURED, 40),
    ],
)
def test_without_any_change_the_chosen_test_finds_one_in_six_percent_at_most(nature, n):
    chance = np.random.default_rng(500 + n)
    wrong = []
    for _ in range(TIMES):
        mood = chance.normal(5.5, 1.2, n)
        columns = [
            np.clip(np.rint(mood + chance.normal(0, 1.5, n)), 1, 10).astype(int).tolist() for _ in range(2)
        ]
        wrong.append(compared(*columns, nature).choice.p <= ALPHA)
    assert covered(wrong) <= 0.06


@pytest.mark.parametrize("n", [12, 40])
def test_a_real_change_is_found_more_often_with_more_people(n):
    chance = np.random.default_rng(600 + n)
    found = [compared(marks(chance, 5, n), marks(chance, 6.5, n)).choice.p <= ALPHA for _ in range(300)]
    assert covered(found) >= {12: 0.2, 40: 0.75}[n]
