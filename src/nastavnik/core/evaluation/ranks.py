"""Midranks without halves, and exact counts of what sums of ranks can be."""

from collections.abc import Sequence
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


def subset_sums(weights: Sequence[int]) -> list[int]:
    """`counts[s]`: how many of the 2ⁿ subsets of the (positive, whole) weights sum to s.

    The product ∏(1 + xʷ) as one large integer with a slot per power of x: a multiplication is a shift and an addition,
    the counts are exact. O(n · sum) bits of work, n to a hundred in milliseconds.
    """
    slot = len(weights) // 8 + 1
    product = 1
    for weight in weights:
        product += product << (8 * slot * weight)
    return _slots(product, slot, sum(weights) + 1)


def chosen_sums(weights: Sequence[int], size: int) -> list[int]:
    """`counts[s]`: how many of the choices of `size` among the weights sum to s.

    The coefficient of yˢⁱᶻᵉ in ∏(1 + y·xʷ), kept the same way.
    """
    slot = len(weights) // 8 + 1
    products = [1] + [0] * size
    for taken, weight in enumerate(weights):
        for count in range(min(taken, size - 1), -1, -1):
            products[count + 1] += products[count] << (8 * slot * weight)
    return _slots(products[size], slot, sum(weights) + 1)


def _slots(product: int, slot: int, length: int) -> list[int]:
    raw = product.to_bytes(slot * length, "little")
    return [int.from_bytes(raw[at : at + slot], "little") for at in range(0, slot * length, slot)]


def two_sided(counts: Sequence[int], observed: int, doubled_mean: int) -> float:
    """The exact share of outcomes at least as far from the mean as the observed one: |2s − 2·mean| ≥ |2·observed − 2·mean|.

    `doubled_mean` is twice the mean of s, so that it is whole.
    """
    far = abs(2 * observed - doubled_mean)
    hits = sum(count for s, count in enumerate(counts) if abs(2 * s - doubled_mean) >= far)
    return hits / sum(counts)
