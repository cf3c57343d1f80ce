"""Periods of roadmaps: read as people write them, kept word for word, and moved from year to year."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from nastavnik.core.calendars.months import date_figures, format_period
from nastavnik.core.calendars.period_reading import PeriodReading, UnreadablePeriod
from nastavnik.core.calendars.rhythms import RHYTHM_WORDS, Rhythm, rhythm_and_rest
from nastavnik.core.calendars.school_year import SchoolYear, month_end

PREPARATION = 8
"""A roadmap begins in August, which prepares the school year."""
LONGEST = 300
"""No term of a plan needs more signs; a page of text instead of one would only cost time."""


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both days included; `verbatim` is how it was written, `rhythm` how often in it.

    `deadline`: only the end was named («до 15.09»); the start is then where the school year lets it begin.
    """

    start: date
    end: date
    verbatim: str = ""
    rhythm: Rhythm = "once"
    deadline: bool = False

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("Период кончается раньше, чем начинается.")

    def contains(self, day: date) -> bool:
        """Whether a day belongs to the period."""
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.verbatim or format_period(self)


class Seasonal(Protocol):
    """Something of a pack that happens in months (first, last) of every year, e.g. a step of the roadmap."""

    @property
    def months(self) -> tuple[int, int]: ...


def shift_to_year(step: Seasonal, school_year: SchoolYear, first_month: int = PREPARATION) -> Period:
    """The period of a sample step in a given school year; its verbatim text is the Russian form of the months.

    With `first_month=8`, August stands before September of the same school year, not after it.
    """
    first, last = step.months
    start = date(school_year.year_of(first, first_month), first, 1)
    end = month_end(school_year.year_of(last, first_month), last)
    return Period(start, end, format_period(Period(start, end)))


def parse_period(text: str, school_year: SchoolYear, first_month: int = PREPARATION) -> Period:
    """Understand «сентябрь–октябрь», «до 15.09», «1–15 сентября», «в течение года», «III квартал», «ежеквартально».

    A month without a year belongs to the twelve months of `school_year` that begin in `first_month`. The words are
    kept as they were in `verbatim`. A rhythm without dates («ежемесячно», «по мере необходимости») lasts the whole
    school year. Raises `UnreadablePeriod`.
    """
    if len(text) > LONGEST:
        raise UnreadablePeriod(
            f"Срок длиннее {LONGEST} знаков: оставьте в нём только даты, остальное — в примечание."
        )
    rhythm, rest = rhythm_and_rest(text)
    found = PeriodReading.of(rest, school_year, first_month).span()
    if found is None and rhythm != "once":
        return Period(school_year.start, school_year.end, text, rhythm)
    if found is None or found.end < found.start:
        raise UnreadablePeriod(
            f"Срок «{text.strip()}» не прочитан. Напишите, например: «сентябрь – октябрь», «до 15.09» или "
            "«в течение года»."
        )
    return Period(found.start, found.end, text, rhythm, found.deadline)


def period_words(period: Period) -> str:
    """How we write an understood period ourselves; `parse_period` reads it back to the same dates.

    «до 15.09.2026»; «ежемесячно, октябрь – декабрь 2026 г.»; «1–15 сентября 2026 г.».
    """
    dates = f"до {date_figures(period.end)}" if period.deadline else format_period(period)
    rhythm = RHYTHM_WORDS.get(period.rhythm)
    return f"{rhythm}, {dates}" if rhythm else dates
