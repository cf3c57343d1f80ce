"""What the solvers see: pairs with weights and bounds, and what they return."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.problem import Cut, whole_sum

Ints = NDArray[np.int64]
LIMIT = 2**61
TOO_LARGE = (
    "Баллы слишком велики: целочисленный подсчёт вышел бы за 61 двоичный разряд. "
    "Уменьшите баллы (например, разделите все на 1000) и повторите."
)


@dataclass(frozen=True, slots=True)
class Network:
    """Pairs row by row, weights, and the bounds of every mentor."""

    indptr: Ints
    mentor_index: Ints
    weight: Ints
    capacity: Ints
    minimum: Ints
    outside: Ints

    def rows(self) -> Ints:
        """The mentee of every pair."""
        return np.repeat(np.arange(len(self.indptr) - 1), np.diff(self.indptr))

    def span(self) -> int:
        """The largest difference between two possible choices of one mentee."""
        ends = [0]
        for values in (self.weight, self.outside):
            if len(values):
                ends += [int(values.max()), int(values.min())]
        return max(ends) - min(ends)

    def served_at_most(self) -> int:
        """More mentees than this are never matched."""
        return min(len(self.indptr) - 1, whole_sum(self.capacity))


@dataclass(frozen=True, slots=True)
class Optimum:
    """Mentor of each mentee, price of each mentor (negative only at the minimum), utility; or the cut."""

    match: Ints
    price: Ints
    utility: Ints
    engine: str
    cut: Cut | None = None
