"""Numbers are taken as they were written."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.evaluation.description import describe
from nastavnik.core.evaluation.exact import exact, in_whole_units, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        (" 7,5 ", Fraction(15, 2)),
        ("7.50", Fraction(15, 2)),
        ("−3", -3),
        ("–3,25", Fraction(-13, 4)),
        ("+1", 1),
        (",5", Fraction(1, 2)),
        ("1 200", 1200),
        ("12\u00a0345,6", Fraction(123456, 10)),
        ("1e-3", Fraction(1, 1000)),
        ("0.30000000000000004", Fraction("0.30000000000000004")),
    ],
)
def test_a_number_is_read_as_people_and_programs_write_it(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "пять",
        "5%",
        "1,2,3",
        "1.2.3",
        "nan",
        "inf",
        "-",
        "—",
        "0x10",
        "1_000",
        "5-6",
        "٣",
        "1 20",
        ".",
        "e5",
    ],
)
def test_what_is_not_a_number_is_none(text):
    assert read_number(text) is None


@given(st.text(max_size=40))
def test_reading_never_fails(text):
    assert read_number(text) is None or isinstance(read_number(text), Fraction)


def test_a_tenth_is_a_tenth_whatever_it_came_as():
    assert {exact(value) for value in (0.1, Decimal("0.1"), Fraction(1, 10))} == {Fraction(1, 10)}
    assert exact(1.9) - exact(0.7) == exact(0.1) + exact(1.1)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_refused(value):
    with pytest.raises(ValueError, match="конечным"):
        exact(value)


def test_whole_units_keep_proportions():
    assert in_whole_units([Fraction(1, 2), Fraction(3), Fraction(-2, 3)]) == ([3, 18, -4], 6)
    assert in_whole_units([]) == ([], 1)


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=2, max_size=30))
def test_moments_are_those_of_the_standard_library(values):
    import statistics

    found = describe(values)
    column = [Fraction(value) for value in values]
    assert found.mean == statistics.mean(column)
    assert found.variance == statistics.variance(column)
    assert found.median == statistics.median(column)
    assert (found.lowest, found.highest) == (min(column), max(column))


def test_a_constant_column_has_no_spread_at_all():
    found = describe([0.1] * 7)
    assert (found.mean, found.sd, found.se) == (Fraction(1, 10), 0.0, 0.0)


def test_one_value_has_no_spread_and_none_has_nothing():
    assert (describe([5]).mean, describe([5]).sd, describe([5]).median) == (5, None, 5)
    assert describe([]) == describe(())
    assert (describe([]).n, describe([]).mean, describe([]).sd) == (0, None, None)
