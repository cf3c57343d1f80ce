"""How large a change is, with 95 % intervals: dz, dav, rank-biserial."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.description import Summary
from nastavnik.core.evaluation.distributions import Interval, noncentrality, normal_quantile, student_quantile
from nastavnik.core.evaluation.exact import in_whole_units
from nastavnik.core.evaluation.signed_ranks import SignedRanks


@dataclass(frozen=True, slots=True)
class Effect:
    """A size without units and its 95 % interval, which is None where nothing can be said of the error."""

    value: float
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Effects:
    """Each is None where it does not exist: dz and dav without spread, rank-biserial without a change."""

    dz: Effect | None
    dav: Effect | None
    rank_biserial: Effect | None


def effects_of(
    changes: Sequence[Fraction], change: Summary, before: Summary, after: Summary, ranks: SignedRanks
) -> Effects:
    """All three for one column of changes; the sign is that of after − before."""
    return Effects(dz(change), dav(change, before, after), _rank_biserial(changes, ranks))


def dz(change: Summary) -> Effect | None:
    """mean / sd of the changes. The interval turns the noncentral t: [δ₁, δ₂] / √n, exact for normal changes.

    Sources: Cohen (1988), Lakens (2013), Cumming (2012).
    """
    if not change.variance or change.mean is None:
        return None
    value = float(change.mean) / math.sqrt(change.variance)
    span = noncentrality(value * math.sqrt(change.n), change.n - 1)
    return Effect(value, span.times(1 / math.sqrt(change.n)) if span else None)


def dav(change: Summary, before: Summary, after: Summary) -> Effect | None:
    """mean change / ((sd before + sd after) / 2), comparable between studies. Source: Lakens (2013, eq. 10).

    The interval is dav ± √(t²·s_d²/n + z²·dav²·(s₁² + s₂² + 2r²s₁s₂)/(8(n − 1))) / s, where s is the mean sd and r the correlation of
    both answers: the errors of the mean and of the two sds as Bonett (2008) counts them, each with its own quantile.
    """
    if before.variance is None or after.variance is None or change.mean is None or change.variance is None:
        return None
    was, became = math.sqrt(before.variance), math.sqrt(after.variance)
    typical = (was + became) / 2
    if not typical:
        return None
    value, df = float(change.mean) / typical, change.n - 1
    shared = (before.variance + after.variance - change.variance) / 2
    spreads = (
        before.variance + after.variance + 2 * (float(shared) ** 2 / (was * became) if was * became else 0)
    )
    mean_error = student_quantile(df) ** 2 * change.variance / change.n
    spread_error = normal_quantile() ** 2 * value**2 * spreads / (8 * df)
    reach = math.sqrt(mean_error + spread_error) / typical
    return Effect(value, Interval(value - reach, value + reach))


def _rank_biserial(changes: Sequence[Fraction], ranks: SignedRanks) -> Effect | None:
    value = ranks.rank_biserial
    if value is None:
        return None
    whole, _ = in_whole_units(changes)
    return Effect(value, rank_biserial_interval([number for number in whole if number], value))


def rank_biserial_interval(moved: Sequence[int], value: float) -> Interval | None:
    """The 95 % interval of rank-biserial for changes without zeros; None for fewer than two.

    U, the mean sign of xᵢ + xⱼ over pairs i < j, has a variance by Sen (1960). Near ±1 it is estimated as zero, so it is
    taken from the sample with one typical rise and one typical fall added, turned into an effective number of
    observations m = (1 − U²) / var, and Wilson's interval of the share (U + 1)/2 of m is made with Student's quantile.
    Coverage 93–97 % in the tests, for 12 to 80 pairs of marks.
    """
    if len(moved) < 2:
        return None
    typical = sorted(abs(number) for number in moved)[len(moved) // 2]
    widened = _mean_sign([*moved, typical, -typical])
    count = (1 - widened[0] ** 2) / widened[1]
    share = (_mean_sign(moved)[0] + 1) / 2
    quantile = student_quantile(len(moved) - 1)
    centre = (share + quantile**2 / (2 * count)) / (1 + quantile**2 / count)
    reach = quantile * math.sqrt(share * (1 - share) / count + quantile**2 / (4 * count**2))
    reach /= 1 + quantile**2 / count
    low, high = 2 * (centre - reach) - 1, 2 * (centre + reach) - 1
    return Interval(max(-1.0, min(low, value)), min(1.0, max(high, value)))


def _mean_sign(numbers: Sequence[int]) -> tuple[float, float]:
    """The mean sign of a sum of two different numbers, and its variance by Sen: O(n log n)."""
    ordered = sorted(numbers)
    n = len(ordered)
    signs = []
    for number in numbers:
        above, below = n - bisect_right(ordered, -number), bisect_left(ordered, -number)
        own = (number > 0) - (number < 0)
        signs.append((above - below - own) / (n - 1))
    mean = sum(signs) / n
    spread = sum((sign - mean) ** 2 for sign in signs) / (n - 1)
    variance = 4 * (n - 2) / (n * (n - 1)) * spread + 2 / (n * (n - 1)) * (1 - mean * mean)
    return mean, variance
