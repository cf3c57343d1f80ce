"""Wilcoxon's test against all signs written out, against SciPy and against printed tables."""

import itertools
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nastavnik.core.evaluation.ranks import chosen_sums, doubled_ranks, subset_sums, tied
from nastavnik.core.evaluation.signed_ranks import EXACT_UP_TO, signed_ranks
from tests.core.evaluation.answers import fractions

CHANGES = st.lists(st.integers(-4, 4), min_size=1, max_size=9)


def by_all_signs(changes, pratt=False):
    """Two-sided p by looking at each of the 2ⁿ signs; ranks by SciPy."""
    kept = changes if pratt else [change for change in changes if change]
    ranks = stats.rankdata([abs(change) for change in kept])
    ranks = [rank for rank, change in zip(ranks, kept, strict=True) if change]
    own = sum(rank for rank, change in zip(ranks, [c for c in kept if c], strict=True) if change > 0)
    middle = sum(ranks) / 2
    sums = [
        sum(r for r, up in zip(ranks, signs, strict=True) if up)
        for signs in itertools.product((0, 1), repeat=len(ranks))
    ]
    return sum(abs(s - middle) >= abs(own - middle) for s in sums) / len(sums)


@given(CHANGES)
def test_exact_p_is_the_share_of_all_signs_with_ties_and_zeros(changes):
    found = signed_ranks(fractions(changes))
    assert found.p_exact == by_all_signs(changes)
    assert found.pratt.p_exact == by_all_signs(changes, pratt=True)


@given(st.lists(st.integers(-50, 50).filter(bool), min_size=3, max_size=40, unique_by=abs))
def test_without_ties_scipy_says_the_same(changes):
    found = signed_ranks(fractions(changes))
    exact = stats.wilcoxon(changes, method="exact")
    assert (found.smaller, found.p_exact) == (exact.statistic, pytest.approx(exact.pvalue, rel=1e-12))
    for correction, p in ((False, found.p_normal), (True, found.p_continuity)):
        assert p == pytest.approx(
            stats.wilcoxon(changes, correction=correction, method="asymptotic").pvalue, rel=1e-9
        )


@given(st.lists(st.integers(-4, 4), min_size=5, max_size=60).filter(any))
def test_with_ties_and_zeros_the_approximations_are_those_of_scipy(changes):
    found = signed_ranks(fractions(changes))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dropped = stats.wilcoxon(changes, zero_method="wilcox", method="asymptotic", correction=False)
        pratt = stats.wilcoxon(changes, zero_method="pratt", method="asymptotic", correction=False)
    assert (found.smaller, found.pratt.smaller) == (dropped.statistic, pratt.statistic)
    assert found.p_normal == pytest.approx(dropped.pvalue, rel=1e-9)
    assert found.pratt.p_normal == pytest.approx(pratt.pvalue, rel=1e-9)


def test_depression_scores_of_hollander_and_wolfe():
    first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    from nastavnik.core.evaluation.exact import exact

    found = signed_ranks([exact(a) - exact(b) for a, b in zip(first, second, strict=True)])
    assert found.plus == 40
    assert found.p_exact / 2 == pytest.approx(0.01953, abs=5e-6)


@pytest.mark.parametrize(
    ("n", "least", "tail"), [(5, 0, 1 / 32), (10, 8, 0.0244), (15, 25, 0.0240), (20, 52, 0.0242)]
)
def test_one_sided_tails_are_those_of_printed_tables(n, least, tail):
    counts = subset_sums(range(1, n + 1))
    assert counts.at_most(least) / 2**n == pytest.approx(tail, abs=5e-5)


def test_no_change_at_all_is_no_evidence():
    found = signed_ranks(fractions([0, 0, 0]))
    assert (found.plus, found.minus, found.nonzero, found.zeros, found.p_exact) == (0, 0, 0, 3, 1.0)
    assert (found.z, found.p_normal, found.rank_biserial, found.p) == (None, None, None, 1.0)


def test_one_change_proves_nothing():
    found = signed_ranks(fractions([3]))
    assert (found.plus, found.smaller, found.p_exact, found.rank_biserial) == (1, 0, 1.0, 1.0)


def test_nobody_is_no_evidence_either():
    assert signed_ranks([]).p == 1.0


def test_many_pairs_are_approximated_and_the_approximation_is_close_where_exact_ends():
    edge = [(-1) ** (k % 3) * k for k in range(1, EXACT_UP_TO + 1)]
    exact = signed_ranks(fractions(edge))
    assert exact.p_continuity == pytest.approx(exact.p_exact, abs=5e-4)
    beyond = signed_ranks(fractions([*edge, 200]))
    assert (beyond.p_exact, beyond.p) == (None, beyond.p_normal)


@given(CHANGES, st.randoms())
def test_order_does_not_matter_and_turning_signs_turns_the_sums(changes, chance):
    found = signed_ranks(fractions(changes))
    shuffled = list(changes)
    chance.shuffle(shuffled)
    assert signed_ranks(fractions(shuffled)) == found
    turned = signed_ranks(fractions([-change for change in changes]))
    assert (turned.plus, turned.minus, turned.p_exact) == (found.minus, found.plus, found.p_exact)


def test_ties_are_counted_by_people():
    assert signed_ranks(fractions([1, -1, 2, 2, 2, 5, 0, 0])).ties == 5


@given(st.lists(st.integers(-9, 9), max_size=20))
def test_doubled_midranks_are_twice_those_of_scipy(values):
    assert doubled_ranks(values) == [2 * rank for rank in stats.rankdata(values)]
    assert tied(values) == sum(values.count(value) > 1 for value in values)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.data())
def test_sums_of_subsets_and_of_choices_are_counted_right(weights, data):
    size = data.draw(st.integers(0, len(weights)))
    every = [
        sum(part) for count in range(len(weights) + 1) for part in itertools.combinations(weights, count)
    ]
    some = [sum(part) for part in itertools.combinations(weights, size)]
    for counts, sums in ((subset_sums(weights), every), (chosen_sums(weights, size), some)):
        assert counts.largest == sum(weights)
        for s in range(-1, sum(weights) + 2):
            assert counts.at_most(s) == sum(one <= s for one in sums)
            assert counts.at_least(s) == sum(one >= s for one in sums)
