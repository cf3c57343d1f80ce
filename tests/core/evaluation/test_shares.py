"""Shares: published intervals, percents that add up, words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from nastavnik.core.evaluation.shares import (
    Turned,
    difference,
    paired_difference,
    percents,
    reaching,
    told,
    turned,
    whole_percent,
    wilson,
)
from nastavnik.core.quality import Tally

TALLIES = st.integers(1, 80).flatmap(lambda n: st.integers(0, n).map(lambda met: Tally(met, n)))


@pytest.mark.parametrize(
    ("met", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_to_the_table_of_newcombe(met, n, low, high):
    found = wilson(Tally(met, n))
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(TALLIES)
def test_wilson_is_what_the_score_test_does_not_deny(tally):
    found, share = wilson(tally), tally.met / tally.n
    z = stats.norm.ppf(0.975)
    score = lambda pi: abs(share - pi) - z * (pi * (1 - pi) / tally.n) ** 0.5  # noqa: E731
    low = optimize.brentq(score, 0, share - 1e-12) if tally.met else 0.0
    high = optimize.brentq(score, share + 1e-12, 1) if tally.met < tally.n else 1.0
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)
    assert found.low <= share <= found.high


def test_nobody_has_no_share():
    assert wilson(Tally(0, 0)) is None
    assert difference(Tally(0, 0), Tally(1, 2)) is None
    assert paired_difference(Turned(0, 0, 0, 0)) is None
    assert told(Tally(0, 0)) == "нет данных"


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_a_difference_of_shares_to_the_table_of_newcombe(first, second, low, high):
    found = difference(Tally(*first), Tally(*second))
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), abs=5e-5)


def test_people_who_answered_twice_are_counted_by_what_they_changed():
    found = turned([True, True, False, False, True], [True, False, True, False, True])
    assert (found.both, found.gained, found.lost, found.neither, found.n) == (2, 1, 1, 1, 5)
    with pytest.raises(ValueError, match="zip"):
        turned([True], [])


@pytest.mark.parametrize(("gained", "lost"), [(0, 0), (6, 0), (9, 2), (4, 4)])
def test_the_change_of_answers_is_tested_exactly(gained, lost):
    wanted = stats.binomtest(gained, gained + lost).pvalue if gained + lost else 1.0
    assert Turned(3, gained, lost, 5).p == pytest.approx(wanted)


@given(*[st.integers(0, 20)] * 4)
def test_a_paired_difference_holds_its_value_and_turns_with_time(both, gained, lost, neither):
    table, back = Turned(both, gained, lost, neither), Turned(both, lost, gained, neither)
    if not table.n:
        return
    found, turned_back = paired_difference(table), paired_difference(back)
    assert found.value == Fraction(gained - lost, table.n)
    assert -1 - 1e-9 <= found.interval.low <= float(found.value) + 1e-9
    assert float(found.value) - 1e-9 <= found.interval.high <= 1 + 1e-9
    assert found.interval.low == pytest.approx(-turned_back.interval.high, abs=1e-9)


def test_likeness_of_answers_makes_the_interval_narrower():
    alike = paired_difference(Turned(40, 8, 0, 32)).interval
    strangers = difference(Tally(48, 80), Tally(40, 80)).interval
    assert alike.high - alike.low < strangers.high - strangers.low


def test_answers_reach_a_threshold_from_their_own_side():
    answers = [7, 6, 10, None, "7.0" and 7.0]
    assert reaching(answers, 7) == Tally(3, 4)
    assert reaching(answers, 6, inverse=True) == Tally(1, 4)


@pytest.mark.parametrize(
    ("met", "n", "text"),
    [(57, 64, "57 из 64 (89 %)"), (0, 9, "0 из 9 (0 %)"), (999, 1000, "999 из 1000 (99 %)")],
)
def test_a_share_is_told_with_its_whole(met, n, text):
    assert told(Tally(met, n)).replace("\u00a0", " ") == text


@given(TALLIES)
def test_all_and_none_are_said_only_of_all_and_none(tally):
    assert (whole_percent(tally) == 100) == (tally.met == tally.n)
    assert (whole_percent(tally) == 0) == (tally.met == 0)
    assert abs(whole_percent(tally) - 100 * tally.met / tally.n) <= 1


def test_a_percent_of_nobody_is_refused():
    with pytest.raises(ValueError, match="no cases"):
        whole_percent(Tally(0, 0))


@given(st.lists(st.integers(0, 500), max_size=9))
def test_percents_of_parts_sum_to_a_hundred_and_stay_close(counts):
    found = percents(counts)
    if not sum(counts):
        assert found == [0] * len(counts)
        return
    assert sum(found) == 100
    assert all(abs(share - 100 * count / sum(counts)) < 1 for share, count in zip(found, counts, strict=True))


def test_of_equal_remainders_the_earlier_part_gets_more():
    assert percents([1, 1, 1]) == [34, 33, 33]
