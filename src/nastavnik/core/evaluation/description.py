"""What a column of numbers is like: how many, mean, spread, median."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.exact import Number, exact, in_whole_units


@dataclass(frozen=True, slots=True)
class Summary:
    """Exact moments in the units of the column; None where they do not exist.

    `mean` and `median` need one value, `variance` (sum of squared deviations over n − 1) needs two.
    """

    n: int
    mean: Fraction | None
    variance: Fraction | None
    median: Fraction | None
    lowest: Fraction | None
    highest: Fraction | None

    @property
    def sd(self) -> float | None:
        """Sample standard deviation √variance; exactly 0 for a constant column."""
        return None if self.variance is None else math.sqrt(self.variance)

    @property
    def se(self) -> float | None:
        """Standard error of the mean √(variance / n)."""
        return None if self.variance is None else math.sqrt(self.variance / self.n)


def describe(values: Iterable[Number]) -> Summary:
    """Mean ΣX/n, variance Σ(X − mean)²/(n − 1), median (of an even count: the mean of the two middle values).

    Counted in whole numbers: no rounding on the way. Raises ValueError for what is not finite.
    """
    column, units = in_whole_units([exact(value) for value in values])
    n = len(column)
    if not n:
        return Summary(0, None, None, None, None, None)
    ordered = sorted(column)
    total = sum(column)
    spread = n * sum(value * value for value in column) - total * total
    return Summary(
        n,
        Fraction(total, n * units),
        Fraction(spread, n * (n - 1) * units * units) if n > 1 else None,
        Fraction(ordered[(n - 1) // 2] + ordered[n // 2], 2 * units),
        Fraction(ordered[0], units),
        Fraction(ordered[-1], units),
    )
