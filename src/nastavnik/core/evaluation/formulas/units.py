"""What a number counts. Units are multiplied and divided with the numbers, so that people are never added to hours."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """Units an indicator may have; a number without a unit has none of them."""

    PEOPLE = "people"
    PAIRS = "pairs"
    MEETINGS = "meetings"
    ORGANISATIONS = "organisations"
    ACTIVITIES = "activities"
    PAPERS = "papers"
    REQUESTS = "requests"
    PERCENT = "percent"
    POINTS = "points"
    HOURS = "hours"
    DAYS = "days"


WORDS = {
    Unit.PEOPLE: ("человек", "человека"),
    Unit.PAIRS: ("пар", "пару"),
    Unit.MEETINGS: ("встреч", "встречу"),
    Unit.ORGANISATIONS: ("организаций", "организацию"),
    Unit.ACTIVITIES: ("мероприятий", "мероприятие"),
    Unit.PAPERS: ("документов", "документ"),
    Unit.REQUESTS: ("запросов", "запрос"),
    Unit.PERCENT: ("%", "процент"),
    Unit.POINTS: ("баллов", "балл"),
    Unit.HOURS: ("часов", "час"),
    Unit.DAYS: ("дней", "день"),
}


@dataclass(frozen=True, slots=True)
class Dimension:
    """`above` per `below`; both None for a plain number."""

    above: Unit | None = None
    below: Unit | None = None

    def __str__(self) -> str:
        many = WORDS[self.above][0] if self.above else "число"
        return f"{many} на {WORDS[self.below][1]}" if self.below else many


PLAIN = Dimension()
PERCENT = Dimension(Unit.PERCENT)


def times(first: Dimension, second: Dimension) -> Dimension | None:
    """The dimension of a product; None when it is more than one unit per one unit."""
    return _reduced([first.above, second.above], [first.below, second.below])


def per(first: Dimension, second: Dimension) -> Dimension | None:
    """The dimension of a quotient; None as in `times`."""
    return _reduced([first.above, second.below], [first.below, second.above])


def _reduced(above: list[Unit | None], below: list[Unit | None]) -> Dimension | None:
    top, bottom = (Counter(unit for unit in units if unit) for units in (above, below))
    top, bottom = top - bottom, bottom - top
    if top.total() > 1 or bottom.total() > 1:
        return None
    return Dimension(next(iter(top), None), next(iter(bottom), None))
