"""Periods of roadmaps: read as people write them, kept word for word, and moved from year to year."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from nastavnik.core.calendars.months import format_period, month_number
from nastavnik.core.calendars.school_year import SchoolYear, month_end

Rhythm = Literal["once", "daily", "weekly", "monthly", "quarterly"]
PREPARATION = 8
"""A roadmap begins in August, which prepares the school year."""


class UnreadablePeriod(ValueError):
    """The words of a period were not understood; the message says what may be written."""


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both days included; `verbatim` is how it was written, `rhythm` how often in it."""

    start: date
    end: date
    verbatim: str = ""
    rhythm: Rhythm = "once"

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
    kept as they were in `verbatim`. Raises `UnreadablePeriod`.
    """
    plain = _plain(text)
    reading = _Reading(plain, school_year, first_month)
    for read in (reading.all_year, reading.quarter, reading.half, reading.days, reading.months):
        found = read()
        if found is not None:
            start, end = found
            if end < start:
                break
            return Period(start, end, text, _rhythm(plain))
    raise UnreadablePeriod(
        f"Срок «{text.strip()}» не прочитан. Напишите, например: «сентябрь – октябрь», «до 15.09» или "
        "«в течение года»."
    )


Span = tuple[date, date]
_DASH = re.compile("[\u2010-\u2015\u2212]")
_RHYTHMS: tuple[tuple[str, Rhythm], ...] = (
    (r"ежедневно|каждый день", "daily"),
    (r"еженедельно|каждую неделю|раза? в неделю", "weekly"),
    (r"ежемесячно|каждый месяц|раза? в месяц", "monthly"),
    (r"ежеквартально|каждый квартал|раза? в квартал", "quarterly"),
)
_ALL_YEAR = re.compile(
    r"постоянно|регулярно|систематически|круглогодично|весь (?:учебный )?(?:год|период)"
    r"|(?:в течение|на протяжении) (?:всего )?(?:\w+ )?(?:года|периода|реализации\b.*)|^(?:учебный )?год$"
)
_YEAR_NAME = re.compile(r"20\d\d\s*[-/]\s*(?:20)?\d\d(?!\d|\.)")
_QUARTER = re.compile(r"\b(iv|iii|ii|i|[1-4])[-\s]*(?:й|ый|ой|ий)?\s*кв(?:артал[а-я]*)?\b\.?(?:.*?(20\d\d))?")
_HALF = re.compile(
    r"\b(ii|i|1|2|перво\w+|второ\w+)[-\s]*(?:е|ое|го|м)?\s*(?:учебно\w+ )?(?:полугоди\w+|семестр\w*)"
)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?(?!\d)")
_SHARED = re.compile(
    r"(?<![\d.])(\d{1,2})(?:-?го)?\s*(?:-|по|до)\s*(\d{1,2})(?:-?го)?\s+([а-я]{3,})\.?(?:\s+(20\d\d))?"
)
_WORDED = re.compile(r"(?<![\d.])(\d{1,2})(?:-?го)?\s+([а-я]{3,})\.?(?:\s+(20\d\d))?")
_MONTH = re.compile(r"([а-я]{3,})\.?(?:\s+(20\d\d))?")
_UNTIL = re.compile(r"^(?:до|не позднее|к|по)\s")
_SINCE = re.compile(r"^(?:с|со|от|после|начиная с)\s(?!.*\s(?:по|до)\s)(?!.*-)")
_PARTS: tuple[tuple[str, tuple[int, int]], ...] = (
    (r"\bначал[оае]\b|\bперв\w+ (?:половин|декад)\w+", (1, 10)),
    (r"\bсередин[аеы]\b|\bвтор\w+ декад\w+", (11, 20)),
    (r"\bкон(?:ец|ца|це)\b|\bтреть\w+ декад\w+", (21, 31)),
    (r"\bпоследн\w+ недел\w+", (-7, 31)),
    (r"\bперв\w+ недел\w+", (1, 7)),
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _plain(text: str) -> str:
    """Lower case, one kind of dash, single spaces, no ё, no «г.»; Cyrillic look-alikes in Roman figures replaced."""
    plain = _DASH.sub("-", text.casefold().replace("ё", "е"))
    plain = re.sub(r"(?<=\d)\s*(?:г\.г\.|гг\.?|г\.?|года|году|уч\.?\s*г(?:ода?)?\.?)(?![а-я])", "", plain)
    plain = re.sub(r"\b[ivіх1]+(?=[-\s]*(?:кв|полуг|сем))", lambda found: found[0].replace("і", "i"), plain)
    return " ".join(plain.split()).strip(" ,;")


def _rhythm(plain: str) -> Rhythm:
    return next((rhythm for words, rhythm in _RHYTHMS if re.search(words, plain)), "once")


@dataclass(frozen=True)
class _Reading:
    """One text on its way to dates; each method tries one way to write a period and gives None if it is not so."""

    plain: str
    school_year: SchoolYear
    first_month: int

    def all_year(self) -> Span | None:
        if any(month_number(found[1]) for found in _MONTH.finditer(self.plain)) or _FIGURES.search(
            self.plain
        ):
            return None
        named = _YEAR_NAME.search(self.plain)
        year = self._named_year(named[0]) if named else self.school_year
        if named or _ALL_YEAR.search(self.plain) or (_rhythm(self.plain) != "once"):
            return year.start, year.end
        return None

    def _named_year(self, name: str) -> SchoolYear:
        try:
            return SchoolYear.parse(name, self.school_year.first_month)
        except ValueError as error:
            raise UnreadablePeriod(str(error)) from error

    def quarter(self) -> Span | None:
        found = _QUARTER.search(self.plain)
        if found is None:
            return None
        number = _ROMAN.get(found[1]) or int(found[1])
        year = (
            int(found[2]) if found[2] else self.school_year.year_of(3 * number, self.school_year.first_month)
        )
        return date(year, 3 * number - 2, 1), month_end(year, 3 * number)

    def half(self) -> Span | None:
        found = _HALF.search(self.plain)
        if found is None:
            return None
        year = self.school_year
        second = found[1] in {"ii", "2"} or found[1].startswith("втор")
        new_year = date(year.start_year + 1, 1, 1)
        return (
            (new_year, month_end(new_year.year, 5)) if second else (year.start, date(year.start_year, 12, 31))
        )

    def days(self) -> Span | None:
        """Periods with numbers of days: in figures, in words, «1–15 сентября»."""
        shared = _SHARED.search(self.plain)
        if shared and month_number(shared[3]):
            ends = [(shared[1], shared[3], shared[4]), (shared[2], shared[3], shared[4])]
            return self._span([self._day(*one) for one in ends])
        written = [
            *_FIGURES.finditer(self.plain),
            *(w for w in _WORDED.finditer(self.plain) if month_number(w[2])),
        ]
        written.sort(key=lambda found: found.start())
        if not written:
            return None
        days = [self._day(*found.groups()) for found in written]
        if len(days) > 1 and not written[0][3] and written[-1][3]:
            days[0] = self._before(days[0], days[-1])
        return self._span(days)

    def months(self) -> Span | None:
        """Periods of whole months, or of a named part of one month."""
        named = [(month_number(found[1]), found[2]) for found in _MONTH.finditer(self.plain)]
        months = [(number, year) for number, year in named if number]
        if not months:
            return None
        starts = [self._day("1", str(number), year) for number, year in months]
        if len(starts) > 1 and not months[0][1] and months[-1][1]:
            starts[0] = self._before(starts[0], starts[-1])
        if len(starts) > 1 and starts[-1] < starts[0] and not months[-1][1]:
            starts[-1] = starts[-1].replace(year=starts[-1].year + 1)
        first, last = starts[0], month_end(starts[-1].year, starts[-1].month)
        if _UNTIL.match(self.plain) and len(starts) == 1:
            return self._opening(
                last if "конца" in self.plain else first
            ), last if "конца" in self.plain else first
        if _SINCE.match(self.plain) and len(starts) == 1:
            return first, self.school_year.end
        return self._part(first, last)

    def _part(self, first: date, last: date) -> Span:
        for words, (start, end) in _PARTS:
            if (first.year, first.month) == (last.year, last.month) and re.search(words, self.plain):
                opening = start if start > 0 else last.day + 1 + start
                return first.replace(day=opening), min(last, date(last.year, last.month, min(end, last.day)))
        return first, last

    def _span(self, days: list[date]) -> Span:
        first, last = days[0], days[-1]
        if len(days) > 1:
            return first, last
        if _UNTIL.match(self.plain):
            return self._opening(last), last
        if _SINCE.match(self.plain):
            return first, max(first, self.school_year.end)
        return first, last

    def _opening(self, last: date) -> date:
        """From when a «до …» counts: the start of the school year, or of the preparation if it is due earlier."""
        start = self.school_year.start
        return start if last >= start else min(last, date(self.school_year.start_year, self.first_month, 1))

    def _day(self, day: str, month: str, year: str | None) -> date:
        number = int(month) if month.isdigit() else month_number(month) or 0
        try:
            full = _full_year(year) if year else self.school_year.year_of(number, self.first_month)
            return date(full, number, int(day))
        except ValueError as error:
            raise UnreadablePeriod(
                f"В сроке «{self.plain}» нет такого дня. Проверьте число и месяц."
            ) from error

    def _before(self, first: date, last: date) -> date:
        """The year said once at the end belongs to both ends: «октябрь – март 2027» begins in 2026."""
        year = last.year if (first.month, first.day) <= (last.month, last.day) else last.year - 1
        return self._day(str(first.day), str(first.month), str(year))


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
