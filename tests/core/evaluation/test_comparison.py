"""Two independent groups, and the two sides of pairs."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nastavnik.core.evaluation.comparison import CAUTIONS, compare, hedges_g
from nastavnik.core.evaluation.description import describe
from nastavnik.core.evaluation.exact import exact
from nastavnik.core.evaluation.gaps import expectation_gaps, two_sides
from nastavnik.core.evaluation.rank_sum import EXACT_UP_TO, rank_sum
from tests.core.evaluation.answers import NORMS, fractions, wave, waves

SMALL = st.lists(st.integers(0, 5), min_size=1, max_size=5)


def by_all_partings(first, second):
    """Two-sided p by looking at every way to part the values into samples of these sizes."""
    ranks = stats.rankdata([*first, *second])
    middle = len(first) * (len(ranks) + 1) / 2
    own = sum(ranks[: len(first)])
    sums = [sum(part) for part in itertools.combinations(ranks, len(first))]
    return sum(abs(s - middle) >= abs(own - middle) for s in sums) / len(sums)


@given(SMALL, SMALL)
def test_exact_p_is_the_share_of_all_partings_with_ties(first, second):
    found = rank_sum(fractions(first), fractions(second))
    assert found.p_exact == by_all_partings(first, second)
    pairs = [(a > b) + (a == b) / 2 for a in first for b in second]
    assert (found.u, found.superiority) == (sum(pairs), pytest.approx(np.mean(pairs)))


@given(
    st.lists(st.integers(0, 99), min_size=6, max_size=40, unique=True),
    st.integers(2, 4),
)
def test_without_ties_scipy_says_the_same(values, size):
    first, second = values[:size], values[size:]
    found, rival = (
        rank_sum(fractions(first), fractions(second)),
        stats.mannwhitneyu(first, second, method="exact"),
    )
    assert (found.u, found.p_exact) == (rival.statistic, pytest.approx(rival.pvalue, rel=1e-9))


@given(
    st.lists(st.integers(0, 6), min_size=5, max_size=40), st.lists(st.integers(0, 6), min_size=5, max_size=40)
)
def test_the_approximations_are_those_of_scipy(first, second):
    found = rank_sum(fractions(first), fractions(second))
    if len({*first, *second}) == 1:
        assert (found.p_normal, found.p) == (None, 1.0)
        return
    for correction, p in ((False, found.p_normal), (True, found.p_continuity)):
        rival = stats.mannwhitneyu(first, second, method="asymptotic", use_continuity=correction)
        assert p == pytest.approx(min(rival.pvalue, 1.0), rel=1e-9)


def test_permeability_of_hollander_and_wolfe():
    first = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    second = [1.15, 0.88, 0.90, 0.74, 1.21]
    found = rank_sum([exact(x) for x in first], [exact(x) for x in second])
    assert found.u == 35
    assert found.p_exact == pytest.approx(0.2544, abs=5e-5)


def test_an_empty_sample_cannot_be_compared_and_a_large_one_is_approximated():
    assert rank_sum([], fractions([1])) is None
    assert rank_sum(fractions(range(EXACT_UP_TO)), fractions([5])).p_exact is None


def test_hedges_g_by_its_definition_and_by_the_usual_approximation():
    first, second = describe([3, 4, 6, 7, 9]), describe([1, 2, 4, 4, 5, 6])
    found = hedges_g(first, second)
    pooled = math.sqrt((4 * first.variance + 5 * second.variance) / 9)
    d = float(first.mean - second.mean) / pooled
    assert found.value == pytest.approx(d * (1 - 3 / (4 * 9 - 1)), rel=1e-3)
    ends = [
        end / (found.value / d) / math.sqrt(1 / 5 + 1 / 6)
        for end in (found.interval.low, found.interval.high)
    ]
    t = d / math.sqrt(1 / 5 + 1 / 6)
    assert [float(stats.nct.cdf(t, 9, nc)) for nc in ends] == pytest.approx([0.975, 0.025], abs=1e-6)


def test_without_spread_there_is_no_size():
    assert hedges_g(describe([1, 1]), describe([2, 2])) is None
    assert hedges_g(describe([1]), describe([2])) is None
    assert hedges_g(describe([]), describe([2, 3])) is None


def groups(mine, other, start=(3, 3)):
    first = waves([start[0]] * len(mine), [start[0] + change for change in mine])
    return first, waves([start[1]] * len(other), [start[1] + change for change in other])


def test_a_visible_difference_comes_with_cautions():
    found = compare(*groups([2, 3, 2, 4, 3, 2, 3, 4, 2, 3], [0, 1, 0, -1, 1, 0, 0, 1, 0, 1]), NORMS)
    assert "В программе изменения лучше, чем у ожидающих" in found.sentence
    assert found.cautions == CAUTIONS
    assert any("не по жребию" in caution for caution in found.cautions)
    assert any("возвратом" in caution for caution in found.cautions)
    assert found.difference.interval.low > 0


def test_on_an_inverse_scale_a_smaller_change_is_better():
    found = compare(*groups([-2, -3] * 6, [0, 1] * 6), NORMS, inverse=True)
    assert "лучше" in found.sentence


def test_groups_that_began_differently_are_told_first():
    first = waves([2, 3, 2, 3, 2, 3, 2, 3, 2, 3], [5] * 10)
    second = waves([7, 8, 7, 8, 7, 8, 7, 8, 7, 8], [8] * 10)
    assert "различались уже до начала" in compare(first, second, NORMS).cautions[0]


@pytest.mark.parametrize(
    ("mine", "other", "words"),
    [
        ([1] * 9, [0] * 20, "мало данных"),
        ([], [0] * 20, "нет ни одной пары"),
        ([1, 0, 2, -1, 0, 1, 0, 2, -1, 0], [0, 1, -1, 2, 0, 0, 1, -1, 1, 1], "не значит, что её нет"),
    ],
)
def test_a_comparison_does_not_claim_more_than_it_has(mine, other, words):
    found = compare(*groups(mine, other), NORMS)
    assert words in found.sentence
    assert "доказ" not in found.sentence


def test_expectations_are_compared_by_person_and_the_worst_comes_first():
    before = {
        "комфорт": wave([5] * 10),
        "польза": wave([8] * 10),
        "тревога": wave([5] * 10),
        "только до": wave([1]),
    }
    after = {
        "комфорт": wave([7] * 10),
        "польза": wave([6] * 10),
        "тревога": wave([4] * 10),
        "только после": wave([1]),
    }
    found = expectation_gaps(before, after, NORMS, inverse=frozenset({"тревога"}))
    assert [(gap.code, gap.mean) for gap in found] == [("польза", -2), ("тревога", 1), ("комфорт", 2)]
    assert "Ожидания не оправдались: в среднем −2" in found[0].sentence
    assert "Вышло лучше, чем ожидали: в среднем −1, шкала обратная; лучше ожиданий у 10" in found[1].sentence


def test_a_gap_without_pairs_comes_last_and_says_so():
    found = expectation_gaps({"а": wave([1]), "б": wave([2])}, {"а": {}, "б": wave([2])}, NORMS)
    assert [gap.code for gap in found] == ["б", "а"]
    assert "Вышло, как ожидали" in found[0].sentence
    assert "мало данных" in found[0].sentence
    assert "сравнить ожидания не с чем" in found[1].sentence


def test_members_of_one_group_are_averaged_before_sides_are_compared():
    mentors = {"п1": 8, "п2": 9, "п3": 5, "п4": None}
    mentees = {"п1": [7, 9], "п2": [5, None], "п3": [5], "п4": [9], "п5": [1]}
    found = two_sides(mentors, mentees, 1, NORMS)
    assert (found.paired.n, found.close, found.paired.change.mean) == (3, 2, fractions(["-4/3"])[0])
    assert "в 2 парах из 3" in found.sentence
    assert "мало данных" in found.sentence
    assert two_sides({}, {}, 1, NORMS).sentence == "Нет ни одной пары, где ответили обе стороны."
