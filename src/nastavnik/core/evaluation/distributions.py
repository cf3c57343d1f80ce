"""Tails and quantiles of the normal, Student's, Fisher's and the noncentral t distribution.

One door to SciPy, which is imported inside: the program starts without it.
"""

import math
from dataclasses import dataclass

LEVEL = 0.95
"""Of every interval here: it covers the unknown value in 95 samples of 100."""

_STEPS = 200
_FARTHEST = 1e7


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def times(self, factor: float) -> "Interval":
        """Both ends multiplied; a negative factor swaps them."""
        ends = sorted((self.low * factor, self.high * factor))
        return Interval(*ends)


def normal_two_sided(z: float) -> float:
    """P(|Z| ≥ |z|) for the standard normal Z."""
    return math.erfc(abs(z) / math.sqrt(2))


def normal_quantile(level: float = LEVEL) -> float:
    """The z with P(|Z| ≤ z) = level; 1.959964 for 0.95."""
    from scipy.special import ndtri

    return float(ndtri((1 + level) / 2))


def student_two_sided(t: float, df: float) -> float:
    """P(|T| ≥ |t|) for Student's T with `df` degrees of freedom (df > 0, not necessarily whole)."""
    from scipy.special import stdtr

    return min(1.0, 2 * float(stdtr(df, -abs(t))))


def student_quantile(df: float, level: float = LEVEL) -> float:
    """The t with P(|T| ≤ t) = level."""
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + level) / 2))


def fisher_quantile(df_above: float, df_below: float, probability: float) -> float:
    """The f with P(F ≤ f) = probability."""
    from scipy.special import fdtri

    return float(fdtri(df_above, df_below, probability))


def noncentrality(t: float, df: float, level: float = LEVEL) -> Interval | None:
    """All δ for which the observed t is not in a tail of the noncentral t(df, δ); None beyond what can be counted.

    P(T(δ) ≤ t) falls as δ grows; the ends solve it for (1 ± level)/2. Source: Steiger & Fouladi (1997), Cumming (2012).
    """
    ends = [_solve(t, df, share) for share in ((1 + level) / 2, (1 - level) / 2)]
    return None if any(end is None for end in ends) else Interval(*(end for end in ends if end is not None))


def _solve(t: float, df: float, share: float) -> float | None:
    from scipy.special import nctdtr

    def above(noncentral: float) -> bool:
        below = float(nctdtr(df, noncentral, t))
        if math.isnan(below):  # SciPy has no number for the farthest tails
            return noncentral < t
        return below > share

    reach = 1.0 + abs(t) / 8
    while not above(t - reach) or above(t + reach):
        reach *= 2
        if reach > _FARTHEST:
            return None
    low, high = t - reach, t + reach
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if above(middle) else (low, middle)
    return (low + high) / 2
