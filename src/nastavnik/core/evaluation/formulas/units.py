"""What a number counts. Units are multiplied and divided with the numbers, so that people are never added to hours."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nastavnik.core.evaluation.phrasing import number
from nastavnik.core.russian.plurals import plural


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
    Unit.PEOPLE: ("человек", "человека", "человек", "человека"),
    Unit.PAIRS: ("пара", "пары", "пар", "пару"),
    Unit.MEETINGS: ("встреча", "встречи", "встреч", "встречу"),
    Unit.ORGANISATIONS: ("организация", "организации", "организаций", "организацию"),
    Unit.ACTIVITIES: ("мероприятие", "мероприятия", "мероприятий", "мероприятие"),
    Unit.PAPERS: ("документ", "документа", "документов", "документ"),
    Unit.REQUESTS: ("запрос", "запроса", "запросов", "запрос"),
    Unit.PERCENT: ("%", "%", "%", "процент"),
    Unit.POINTS: ("балл", "балла", "баллов", "балл"),
    Unit.HOURS: ("час", "часа", "часов", "час"),
    Unit.DAYS: ("день", "дня", "дней", "день"),
}
"""One, two, many, and «per one»."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """`above` per `below`; both None for a plain number."""

    above: Unit | None = None
    below: Unit | None = None

    def __str__(self) -> str:
        return self._per(WORDS[self.above][2] if self.above else "число")

    def told(self, value: Fraction) -> str:
        """«21 встреча», «4,5 часа на пару», «50 %», «0,07»."""
        words = WORDS[self.above][:3] if self.above else ("", "", "")
        unit = plural(int(value), *words) if value.denominator == 1 else words[1]
        return self._per(f"{number(value)} {unit}".rstrip())

    def _per(self, words: str) -> str:
        return f"{words} на {WORDS[self.below][3]}" if self.below else words


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
