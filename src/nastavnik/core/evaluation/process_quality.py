"""Quality of the process: shares against thresholds, and the curator's sheet of marks. Thresholds come from the pack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nastavnik.core.evaluation.distributions import Interval
from nastavnik.core.evaluation.refusal import EvaluationRefused
from nastavnik.core.evaluation.shares import wilson
from nastavnik.core.quality import Tally


class Side(StrEnum):
    """`unknown`: too few answers to say."""

    STRONG = "strong"
    ATTENTION = "attention"
    WEAK = "weak"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`strong`: a share not below it; `weak`: not above it (both 0…1); `enough`: answers below which nothing is said."""

    strong: Fraction
    weak: Fraction
    enough: int

    def __post_init__(self) -> None:
        if not 0 <= self.weak < self.strong <= 1:
            raise EvaluationRefused(
                "Порог слабой стороны должен быть ниже порога сильной, оба — от 0 до 100 %."
            )


@dataclass(frozen=True, slots=True)
class Judged:
    """A share, its side, its interval, and whether the whole interval lies on that side (`sure`)."""

    tally: Tally
    side: Side
    interval: Interval | None
    sure: bool


def judge(tally: Tally, thresholds: Thresholds) -> Judged:
    """Strong, weak or in between, by the exact share; fewer answers than enough are `unknown`."""
    interval = wilson(tally)
    if not tally.n or tally.n < thresholds.enough or interval is None:
        return Judged(tally, Side.UNKNOWN, interval, sure=False)
    side = _side(Fraction(tally.met, tally.n), thresholds)
    ends = {_side(Fraction(interval.low), thresholds), _side(Fraction(interval.high), thresholds)}
    return Judged(tally, side, interval, sure=ends == {side})


def _side(share: Fraction, thresholds: Thresholds) -> Side:
    if share >= thresholds.strong:
        return Side.STRONG
    return Side.WEAK if share <= thresholds.weak else Side.ATTENTION


@dataclass(frozen=True, slots=True)
class Level:
    """A word for sums from `lowest` on, up to the next level."""

    code: str
    title: str
    lowest: Fraction


def level_of(total: Fraction, levels: Sequence[Level]) -> Level | None:
    """The level with the highest `lowest` not above the total; None below all of them."""
    fitting = [level for level in levels if level.lowest <= total]
    return max(fitting, key=lambda level: level.lowest, default=None)


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A sheet of marks. `known`: the sum of marks made; with `unknown` marks the final sum lies in lowest…highest.

    `level` is named only when every possible sum has it; else `possible` lists the levels from the lowest on.
    """

    known: int
    unknown: tuple[str, ...]
    lowest: int
    highest: int
    level: Level | None
    possible: tuple[Level, ...]


def mark_sheet(marks: Mapping[str, int | None], most: int, levels: Sequence[Level]) -> MarkedSheet:
    """Sum marks 0…`most` by criterion; None is a mark not made. Raises EvaluationRefused for any other mark.

    Every sum between the two ends is possible, so the levels met on the way are exactly the possible ones.
    """
    for criterion, mark in marks.items():
        if mark is not None and (isinstance(mark, bool) or mark not in range(most + 1)):
            raise EvaluationRefused(
                f"Отметка «{mark}» по признаку «{criterion}»: нужно целое число от 0 до {most}."
            )
    unknown = tuple(criterion for criterion, mark in marks.items() if mark is None)
    known = sum(mark or 0 for mark in marks.values())
    highest = known + most * len(unknown)
    met = [level_of(Fraction(total), levels) for total in range(known, highest + 1)]
    possible = tuple(dict.fromkeys(level for level in met if level))
    return MarkedSheet(known, unknown, known, highest, possible[0] if _same(met) else None, possible)


def _same(levels: Sequence[Level | None]) -> bool:
    return levels[0] is not None and len(set(levels)) == 1
