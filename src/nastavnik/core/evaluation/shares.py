"""Shares of people: «57 из 64», intervals that behave near 0 and 100 %, differences, percents that add up."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.distributions import Interval, normal_quantile
from nastavnik.core.evaluation.exact import Number, exact
from nastavnik.core.evaluation.signs import sign_test
from nastavnik.core.quality import Tally
from nastavnik.core.russian.full_name import NBSP


def wilson(tally: Tally) -> Interval | None:
    """The 95 % interval of a share, 0…1: all π with |met/n − π| ≤ z√(π(1 − π)/n); None without a case.

    Never leaves 0…1 and is not empty at 0 and n of n. Sources: Wilson (1927), Newcombe (1998a, method 3).
    """
    if not tally.n:
        return None
    z2 = normal_quantile() ** 2
    n, share = tally.n, tally.met / tally.n
    reach = math.sqrt(z2) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    return Interval(
        0.0 if tally.met == 0 else max(0.0, centre - reach),
        1.0 if tally.met == n else min(1.0, centre + reach),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """first − second, −1…1, and its 95 % interval."""

    value: Fraction
    interval: Interval


def difference(first: Tally, second: Tally) -> Difference | None:
    """Of two independent shares, by Wilson's intervals of each: Newcombe (1998b, method 10). None without a case."""
    mine, other = wilson(first), wilson(second)
    if mine is None or other is None:
        return None
    p, q = first.met / first.n, second.met / second.n
    low = math.hypot(p - mine.low, other.high - q)
    high = math.hypot(mine.high - p, q - other.low)
    value = Fraction(first.met, first.n) - Fraction(second.met, second.n)
    return Difference(value, Interval(p - q - low, p - q + high))


@dataclass(frozen=True, slots=True)
class Turned:
    """The same people answered yes or no twice: how many kept, gained and lost their «yes»."""

    both: int
    gained: int
    lost: int
    neither: int

    @property
    def n(self) -> int:
        """All of them."""
        return self.both + self.gained + self.lost + self.neither

    @property
    def p(self) -> float:
        """McNemar's exact two-sided p: gained and lost are equally likely. 1 when nobody changed."""
        return sign_test(self.gained, self.lost)


def turned(before: Sequence[bool], after: Sequence[bool]) -> Turned:
    """Count by people, in the same order; raises ValueError for different lengths."""
    both = list(zip(before, after, strict=True))
    return Turned(
        *(both.count(kind) for kind in ((True, True), (False, True), (True, False), (False, False)))
    )


def paired_difference(table: Turned) -> Difference | None:
    """Share after − share before of the same people: Newcombe (1998c, method 10), which allows for their likeness.

    None without people.
    """
    n = table.n
    if not n:
        return None
    yes_after, yes_before = Tally(table.both + table.gained, n), Tally(table.both + table.lost, n)
    after, before = wilson(yes_after), wilson(yes_before)
    if after is None or before is None:
        return None
    p, q, phi = yes_after.met / n, yes_before.met / n, _phi(table)
    spread = [(p - after.low, before.high - q), (after.high - p, q - before.low)]
    low, high = (math.sqrt(max(0.0, a * a - 2 * phi * a * b + b * b)) for a, b in spread)
    return Difference(Fraction(table.gained - table.lost, n), Interval(p - q - low, p - q + high))


def _phi(table: Turned) -> float:
    """Correlation of the two answers, with Newcombe's correction for continuity."""
    a, b, c, d = table.both, table.gained, table.lost, table.neither
    product = (a + b) * (c + d) * (a + c) * (b + d)
    if not product:
        return 0.0
    away = a * d - b * c
    corrected = max(away - table.n / 2, 0) if away > 0 else away
    return corrected / math.sqrt(product)


def reaching(values: Iterable[Number | None], threshold: Number, *, inverse: bool = False) -> Tally:
    """How many answers are at or above the threshold (at or below it on an inverse scale); None is no answer."""
    known = [exact(value) for value in values if value is not None]
    limit = exact(threshold)
    return Tally(sum(value <= limit if inverse else value >= limit for value in known), len(known))


def told(tally: Tally) -> str:
    """«57 из 64 (89 %)», «нет данных» without a case."""
    if not tally.n:
        return "нет данных"
    return f"{tally.met} из {tally.n} ({whole_percent(tally)}{NBSP}%)"


def whole_percent(tally: Tally) -> int:
    """Nearest whole per cent, halves up; but 0 and 100 only when it is none and all. Raises ValueError without a case."""
    if not tally.n:
        raise ValueError("no cases")
    rounded = math.floor(Fraction(tally.met * 100, tally.n) + Fraction(1, 2))
    if 0 < tally.met < tally.n:
        return min(max(rounded, 1), 99)
    return rounded


def percents(counts: Sequence[int]) -> list[int]:
    """Whole per cents of the parts of a whole that sum to 100: each rounded down, the rest to the largest remainders.

    Of equal remainders the earlier part gets more; none differs from the exact one by a whole per cent. All zero: zeros.
    """
    whole = sum(counts)
    if not whole:
        return [0] * len(counts)
    shares = [divmod(count * 100, whole) for count in counts]
    missing = 100 - sum(share for share, _ in shares)
    lucky = sorted(range(len(counts)), key=lambda place: (-shares[place][1], place))[:missing]
    return [share + (place in lucky) for place, (share, _) in enumerate(shares)]
