"""Numbers and chances as Russian readers write them."""

from fractions import Fraction

import pytest

from nastavnik.core.evaluation.distributions import Interval
from nastavnik.core.evaluation.phrasing import chances, listed, number, shown_p, signed, span


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.58, "1,58"),
        (-3, "−3"),
        (0, "0"),
        (0.0039, "0,004"),
        (Fraction(1, 8), "0,13"),
        (-1e-17, "0"),
        (12.5, "12,5"),
        (-0.001, "−0,001"),
    ],
)
def test_numbers_have_a_comma_a_true_minus_and_no_tail(value, text):
    assert number(value) == text


def test_signs_are_shown_where_they_matter():
    assert [signed(value) for value in (1.5, -1.5, 0, 0.004)] == ["+1,5", "−1,5", "0", "+0,004"]


def test_intervals_are_from_and_to():
    assert span(Interval(-0.92, 1.01)) == "от −0,92 до 1,01"


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0.0004, "реже чем в одном случае из 1000"),
        (0.001, "примерно в 1 случае из 1000"),
        (0.0041, "примерно в 4 случаях из 1000"),
        (0.0096, "примерно в 1 случае из 100"),
        (0.05, "примерно в 5 случаях из 100"),
        (0.9, "примерно в 90 случаях из 100"),
    ],
)
def test_chances_are_told_in_cases(p, text):
    assert chances(p).replace("\u00a0", " ") == text


def test_a_small_p_has_no_long_tail():
    assert (shown_p(3e-6), shown_p(0.0409)) == ("p меньше 0,001", "p = 0,041")


def test_long_lists_are_cut():
    assert listed(["а", "б", "в"], 2) == "«а», «б» и ещё 1"
