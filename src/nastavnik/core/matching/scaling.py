"""Real scores become integers once, so that the proof of the optimum is exact and not "up to rounding"."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
FINEST = 1_000_000
LARGEST_UNITS = 2**53


def choose_scale(values: Floats) -> int:
    """The smallest power of ten, at most 1e6, at which every value is whole; 1e6 where none is.

    `values`: any shape, finite. With more than six decimals the scores are rounded to 1e-6.
    """
    scale = 1
    while scale < FINEST:
        if _is_whole(values, scale):
            return scale
        scale *= 10
    return FINEST


def to_units(values: Floats, scale: int) -> Ints:
    """Values times scale, rounded half to even as decimals (not as binary fractions).

    Raises OverflowError where a value does not fit in 53 bits.
    """
    product = values * scale
    if len(product) and float(np.abs(product).max()) >= LARGEST_UNITS:
        raise OverflowError
    units = np.rint(product)
    near_half = np.flatnonzero(np.abs(product - units) > 0.499_999)
    for k in near_half:
        units[k] = float((Decimal(repr(float(values[k]))) * scale).to_integral_value(ROUND_HALF_EVEN))
    return units.astype(np.int64)


def is_exact(values: Floats, scale: int) -> bool:
    """Whether no score was rounded on the way to integers."""
    return _is_whole(values, scale)


def from_units(units: int, scale: int) -> float | int | str:
    """An integer price as a number of score units that reads back exactly; a string where a double cannot hold it."""
    if units % scale == 0:
        return units // scale
    value = Decimal(units) / scale
    return float(value) if abs(units) < LARGEST_UNITS else format(value, "f")


def _is_whole(values: Floats | Sequence[float], scale: int) -> bool:
    array = np.asarray(values, np.float64)
    return bool(np.all(np.rint(array * scale) / scale == array))
