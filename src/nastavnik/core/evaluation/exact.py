"""Numbers as they were written: exact fractions, so that two equal changes are equal and make a tie.

0.1 + 0.2 is not 0.3 in binary; ranks of changes would depend on such dust. Everything below the distributions is
therefore counted in fractions or whole numbers and becomes a float once, at the end.
"""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

Number = int | float | Decimal | Fraction

_WRITTEN = re.compile(
    r"([+-]?)(\d{1,3}(?: \d{3}){1,4}|\d{1,15})?(?:[.,](\d{1,20}))?(?:[eE]([+-]?\d{1,2}))?", re.ASCII
)
_SIGNS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def exact(value: Number) -> Fraction:
    """The fraction a number was written as; a float is what its shortest decimal says: 0.1 is one tenth.

    Raises ValueError for what is not finite.
    """
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"Число должно быть конечным, а дано {value}.")
        return Fraction(repr(value))
    return Fraction(value)


def read_number(text: str) -> Fraction | None:
    """«7», «7,5», «−7.5», «1 200», «1e-3» as a fraction; None for anything else, blank text included.

    A comma is a decimal one, as Russian tables write it; thousands may be parted by a blank.
    """
    found = _WRITTEN.fullmatch(text.strip().translate(_SIGNS))
    if not found or not (found[2] or found[3]):
        return None
    digits = (found[2] or "0").replace(" ", "")
    return Fraction(f"{found[1]}{digits}.{found[3] or '0'}e{found[4] or '0'}")


def in_whole_units(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """The values times their least common denominator, and that denominator: [1/2, 3] → ([1, 6], 2)."""
    units = math.lcm(*(value.denominator for value in values)) if values else 1
    return [value.numerator * (units // value.denominator) for value in values], units
