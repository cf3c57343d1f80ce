"""Numbers and chances as Russian readers write them."""

from fractions import Fraction

from nastavnik.core.evaluation.distributions import Interval
from nastavnik.core.russian.full_name import NBSP
from nastavnik.core.russian.plurals import plural

DIGITS = 2
DUST = Fraction(1, 10**9)


def number(value: float | Fraction, digits: int = DIGITS) -> str:
    """«1,58», «−3», «0,004»: at most `digits` after the comma, halves away from zero, no tail of zeros.

    What is not zero is not written as zero: a small value is given a digit or two more, down to the dust of arithmetic.
    """
    exact = Fraction(value)
    shown = _rounded(abs(exact), digits)
    while abs(exact) > DUST and not shown.strip("0,"):
        digits += 1
        shown = _rounded(abs(exact), digits)
    return ("−" if exact < 0 and shown.strip("0,") else "") + shown


def _rounded(value: Fraction, digits: int) -> str:
    units = int(value * 10**digits + Fraction(1, 2))
    whole, rest = divmod(units, 10**digits)
    tail = f"{rest:0{digits}d}".rstrip("0") if digits else ""
    return f"{whole},{tail}" if tail else str(whole)


def signed(value: float | Fraction, digits: int = DIGITS) -> str:
    """«+1,58», «−3», «0»."""
    shown = number(value, digits)
    return shown if shown[0] in "−0" and not shown.startswith("0,") else f"+{shown}"


def span(interval: Interval, digits: int = DIGITS) -> str:
    """«от −0,92 до 1,01»."""
    return f"от {number(interval.low, digits)} до {number(interval.high, digits)}"


def chances(p: float) -> str:
    """How often such a difference or a larger one comes when nothing changes: «в 4 случаях из 1000»."""
    if p < 0.001:
        return "реже чем в одном случае из 1000"
    for base in (1000, 100):
        times = round(p * base)
        if base == 100 or times < 10:
            return f"примерно в{NBSP}{times}{NBSP}{plural(times, 'случае', 'случаях', 'случаях')} из {base}"
    raise AssertionError


def shown_p(p: float) -> str:
    """«p = 0,041», «p меньше 0,001»."""
    return "p меньше 0,001" if p < 0.001 else f"p = {number(p, 3)}"


def listed(names: list[str], most: int = 5) -> str:
    """«Анна», «Боря» и ещё 3."""
    shown = ", ".join(f"«{name}»" for name in names[:most])
    return shown + (f" и ещё {len(names) - most}" if len(names) > most else "")
