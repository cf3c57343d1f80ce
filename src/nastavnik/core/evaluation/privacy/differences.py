"""Groups that overlap or change: their difference is a group too."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from nastavnik.core.evaluation.privacy.publishing import is_small


@dataclass(frozen=True, slots=True)
class SmallDifference:
    """Showing both groups shows their difference, which has only `count` people."""

    larger: str
    smaller: str
    count: int


def small_differences(groups: Mapping[str, Set[str]], k: int) -> tuple[SmallDifference, ...]:
    """Pairs of groups, one inside the other, whose difference is small: numbers of both must not be shown together.

    By name, members as ids; in the order given. O(n²) comparisons of sets: for the handful of slices of one page.
    """
    return tuple(
        SmallDifference(larger, smaller, len(whole - part))
        for larger, whole in groups.items()
        for smaller, part in groups.items()
        if larger != smaller and part <= whole and is_small(len(whole - part), k)
    )


def moved_too_few(before: Set[str], after: Set[str], k: int) -> bool:
    """Whether a new value of a group tells too much of those who came or went: 1…k − 1 people did.

    Then the earlier value is kept on show until k people have moved.
    """
    return is_small(len(before ^ after), k)
