"""Scores become integers without surprises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.matching.scaling import choose_scale, from_units, to_units


@pytest.mark.parametrize(
    ("values", "scale"),
    [([], 1), ([3.0, -2.0], 1), ([0.1, 0.25], 100), ([0.123456], 10**6), ([1 / 3], 10**6)],
)
def test_the_scale_is_the_smallest_that_is_exact(values, scale):
    assert choose_scale(np.array(values, float)) == scale


@given(st.integers(-(10**12), 10**12), st.sampled_from([1, 10, 1000, 10**6]))
def test_units_read_back_exactly(units, scale):
    value = float(from_units(units, scale))
    assert to_units(np.array([value]), scale).tolist() == [units]


def test_a_half_of_the_last_digit_is_rounded_as_a_decimal():
    assert to_units(np.array([1.0000015, 1.0000025]), 10**6).tolist() == [1000002, 1000002]


def test_scores_past_53_bits_overflow():
    with pytest.raises(OverflowError):
        to_units(np.array([1e300]), 1)
