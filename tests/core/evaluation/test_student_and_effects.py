"""Student's tests and sizes of change against SciPy, against integration by hand, against printed examples."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import integrate, stats

from nastavnik.core.evaluation.description import describe
from nastavnik.core.evaluation.distributions import (
    Interval,
    fisher_quantile,
    noncentrality,
    normal_quantile,
    normal_two_sided,
    student_quantile,
    student_two_sided,
)
from nastavnik.core.evaluation.effects import dav, dz, rank_biserial_interval
from nastavnik.core.evaluation.student import one_sample, welch
from tests.core.evaluation.answers import WAVES, compared, moved

COLUMN = st.lists(st.integers(1, 10), min_size=2, max_size=15)


@given(WAVES)
def test_the_paired_t_test_is_that_of_scipy(rows):
    before, after = zip(*rows, strict=True)
    found = compared(before, after).t
    changes = {b - a for a, b in rows}
    if len(changes) == 1:
        assert found is None
        return
    rival = stats.ttest_rel(after, before)
    ends = rival.confidence_interval(0.95)
    assert (found.t, found.df, found.p) == pytest.approx(
        (rival.statistic, len(rows) - 1, rival.pvalue), rel=1e-9
    )
    assert (found.interval.low, found.interval.high) == pytest.approx(
        (ends.low, ends.high), rel=1e-9, abs=1e-12
    )


@given(COLUMN, COLUMN)
def test_welch_is_that_of_scipy(first, second):
    assume(len(set(first)) > 1 and len(set(second)) > 1)  # SciPy warns of constant columns
    found, rival = welch(describe(first), describe(second)), stats.ttest_ind(first, second, equal_var=False)
    ends = rival.confidence_interval(0.95)
    assert (found.t, found.p, found.df) == pytest.approx(
        (rival.statistic, rival.pvalue, rival.df), rel=1e-9, abs=1e-300
    )
    assert (found.interval.low, found.interval.high) == pytest.approx(
        (ends.low, ends.high), rel=1e-8, abs=1e-12
    )


def test_there_is_no_t_without_spread_or_with_one_person():
    assert one_sample(describe([2, 2, 2])) is None
    assert one_sample(describe([2])) is None
    assert one_sample(describe([])) is None
    assert welch(describe([1, 1]), describe([2, 2])) is None
    assert welch(describe([1]), describe([2, 3])) is None


def test_quantiles_are_those_of_printed_tables():
    assert normal_quantile() == pytest.approx(1.959964, abs=5e-7)
    assert [round(student_quantile(df), 3) for df in (1, 4, 9, 30, 120)] == [
        12.706,
        2.776,
        2.262,
        2.042,
        1.980,
    ]
    assert fisher_quantile(3, 10, 0.95) == pytest.approx(3.708, abs=5e-4)
    assert normal_two_sided(1.959964) == pytest.approx(0.05, abs=1e-7)
    assert student_two_sided(2.776445, 4) == pytest.approx(0.05, abs=1e-7)


def noncentral_t(t, df, delta):
    """P(T ≤ t) by integrating over the chi distribution of the denominator."""
    return integrate.quad(
        lambda s: stats.norm.cdf(t * s / math.sqrt(df) - delta) * stats.chi.pdf(s, df),
        0,
        math.inf,
        epsabs=1e-12,
    )[0]


@pytest.mark.parametrize(
    ("t", "df"),
    [(2.148, 14), (-4.06, 9), (0.0, 5), (12.0, 3), (6.0, 60), (8.0, 1), (-30.0, 1), (15.0, 2)],
)
def test_the_ends_of_noncentrality_leave_two_and_a_half_percent_outside(t, df):
    found = noncentrality(t, df)
    assert noncentral_t(t, df, found.low) == pytest.approx(0.975, abs=1e-7)
    assert noncentral_t(t, df, found.high) == pytest.approx(0.025, abs=1e-7)


def test_sizes_of_change_by_their_definitions():
    found = compared([1, 2, 3, 4], [3, 3, 5, 5])
    assert found.effects.dz.value == pytest.approx(1.5 / math.sqrt(1 / 3))
    assert found.effects.dav.value == pytest.approx(1.5 / ((math.sqrt(5 / 3) + math.sqrt(4 / 3)) / 2))
    assert found.effects.rank_biserial.value == 1.0


def test_sizes_without_spread_do_not_exist():
    same = compared([3, 3, 3], [5, 5, 5]).effects
    assert (same.dz, same.dav) == (None, None)
    assert same.rank_biserial.value == 1.0
    shifted = compared([1, 2, 3], [3, 4, 5]).effects
    assert shifted.dz is None
    assert shifted.dav.value == 2.0
    assert shifted.dav.interval.low < 2 < shifted.dav.interval.high
    assert moved([0, 0]).effects.rank_biserial is None
    assert dz(describe([1])) is None
    assert dav(describe([1]), describe([1]), describe([2])) is None


@given(st.lists(st.integers(-6, 6).filter(bool), min_size=2, max_size=25))
def test_the_interval_of_rank_biserial_holds_it_and_turns_with_it(changes):
    found, turned = (moved(column).effects.rank_biserial for column in (changes, [-c for c in changes]))
    assert -1 <= found.interval.low <= found.value <= found.interval.high <= 1
    assert turned.interval.low == pytest.approx(-found.interval.high, abs=1e-9)
    assert found.interval.low < found.interval.high


def test_rank_biserial_of_one_change_has_no_interval():
    assert rank_biserial_interval([4], 1.0) is None


@given(st.lists(st.integers(-9, 9), min_size=3, max_size=25))
def test_rank_biserial_is_the_mean_sign_of_all_half_sums(changes):
    kept = [change for change in changes if change]
    found = moved(changes).effects.rank_biserial
    sums = [a + b for place, a in enumerate(kept) for b in kept[place:]]
    wanted = sum((s > 0) - (s < 0) for s in sums) / len(sums) if sums else None
    assert (found.value if found else None) == pytest.approx(wanted)


def test_an_interval_is_multiplied_end_by_end():
    assert Interval(1, 3).times(-2) == Interval(-6, -2)
    assert 2 in Interval(1, 3)
    assert 4 not in Interval(1, 3)
