"""Midranks without halves, and exact counts of what sums of ranks can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


def doubled_ranks(values: Sequence[int]) -> list[int]:
    """Twice the midrank of each value, in the given order: equal values share the mean of their places.

    [5, 7, 5] → [3, 6, 3]: the fives share the places 1 and 2, their rank is 1.5. Doubled ranks are whole.
    """
    ranks = [0] * len(values)
    before = 0
    order = sorted(range(len(values)), key=lambda place: values[place])
    for _, group in groupby(order, key=lambda place: values[place]):
        tied = list(group)
        for place in tied:
            ranks[place] = 2 * before + len(tied) + 1
        before += len(tied)
    return ranks


def tied(values: Sequence[int]) -> int:
    """How many values share theirs with another one."""
    sizes = [len(list(group)) for _, group in groupby(sorted(values))]
    return sum(size for size in sizes if size > 1)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many ways there are to each sum 0…`largest`, packed into one large integer, `slot` bits each: Σ countₛ·2^(slot·s).

    A slot is wide enough for all ways together, so nothing is carried over; all of it is exact.
    """

    packed: int
    slot: int
    largest: int

    def at_most(self, s: int) -> int:
        """Ways to the sums 0…s. Slots are digits, and modulo 2^slot − 1 a number equals the sum of its digits."""
        low = self.packed & ((1 << self.slot * (s + 1)) - 1) if s >= 0 else 0
        return low % ((1 << self.slot) - 1)

    def at_least(self, s: int) -> int:
        """Ways to the sums from s on."""
        return (self.packed >> self.slot * max(s, 0)) % ((1 << self.slot) - 1)

    def two_sided(self, observed: int, doubled_mean: int) -> float:
        """The exact share of ways at least as far from the mean as the observed sum.

        `doubled_mean` is twice the mean, so that it is whole; where all ways are that far, the share is 1.
        """
        far = abs(2 * observed - doubled_mean)
        if not far:
            return 1.0
        hits = self.at_most((doubled_mean - far) // 2) + self.at_least(-((-doubled_mean - far) // 2))
        return hits / self.at_least(0)


def subset_sums(weights: Sequence[int]) -> Counts:
    """Ways to choose any of the (positive, whole) weights, by their sum: 2ⁿ altogether.

    The product ∏(1 + xʷ): a multiplication by one of them is a shift and an addition. O(n · sum) bits of work.
    """
    slot = len(weights) + 2
    packed = 1
    for weight in weights:
        packed += packed << (slot * weight)
    return Counts(packed, slot, sum(weights))


def chosen_sums(weights: Sequence[int], size: int) -> Counts:
    """Ways to choose `size` of the weights, by their sum: the coefficient of yˢⁱᶻᵉ in ∏(1 + y·xʷ), kept the same way."""
    slot = len(weights) + 2
    packed = [1] + [0] * size
    for taken, weight in enumerate(weights):
        for count in range(min(taken, size - 1), -1, -1):
            packed[count + 1] += packed[count] << (slot * weight)
    return Counts(packed[size], slot, sum(weights))
