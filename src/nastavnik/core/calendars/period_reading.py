"""One written period on its way to dates: quarters, halves, terms, seasons, days, months and their parts."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nastavnik.core.calendars.months import month_number
from nastavnik.core.calendars.school_year import SchoolYear, month_end


class UnreadablePeriod(ValueError):
    """The words of a period were not understood; the message says what may be written."""


class Span(NamedTuple):
    """The dates of a period; `deadline`: only its end was named."""

    start: date
    end: date
    deadline: bool = False


_YEAR_WORD = re.compile(
    r"(?<=\d)\s*(?:г\.?\s?г\.?|гг\.?|г\.?|года|году|год|уч\.?\s*г(?:ода?|од)?\.?|учебн\w+ год\w*)(?![а-я])"
)
_TWINS = re.compile(r"\b[ivіх1]+(?=[-\s]*(?:й|я|ый|ая|е|ое)?\s*(?:кв|полуг|сем|четв|трим|декад|нед|полов))")
_ALL_YEAR = re.compile(
    r"постоянно|регулярно|систематически|непрерывно|круглогодично|весь (?:учебный )?(?:год|период)|весь срок"
    r"|(?:в течени[еи]|на протяжении) (?:всего )?(?:\w+ )?(?:года|периода|срока|реализации\b.*)|^(?:учебный )?год$"
)  # fmt: skip
_YEAR_NAME = re.compile(r"20\d\d\s*[-/]\s*(?:20)?\d\d(?!\d|\.\d)")
_NUMBER = (
    r"(iv|iii|ii|i|[1-4]|перв\w+|втор\w+|трет\w+|четверт\w+)[-\s]*(?:й|ый|ой|ий|я|ая|ья|е|ое|го|м|ом|ем)?"
)
_QUARTERS = re.compile(
    rf"\b(iv|iii|ii|i|[1-4])\s*(?:-|,|и)\s*{_NUMBER}\s*кв(?:артал\w*)?\b\.?(?:\D*(20\d\d))?"
)
_QUARTER = re.compile(rf"\b{_NUMBER}\s*кв(?:артал\w*)?\b\.?(?:\D*(20\d\d))?")
_HALF = re.compile(rf"\b{_NUMBER}\s*(?:учебно\w+ )?(?:полугоди\w+|семестр\w*)")
_TERM = re.compile(rf"\b{_NUMBER}\s*(?:учебн\w+ )?(четверт[ьи]|триместр\w*)")
_TERM_MONTHS = {"ч": ((9, 10), (11, 12), (1, 3), (4, 5)), "т": ((9, 11), (12, 2), (3, 5))}
_SEASON = re.compile(r"\b(осен|зим|весн|лет)(?:ь|ью|и|а|ой|ы|у|о|ом|н\w+)\b(?!\s*каник)(?:\D*(20\d\d))?")
_SEASON_MONTHS = {"осен": (9, 11), "зим": (12, 2), "весн": (3, 5), "лет": (6, 8)}
_FIGURES = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?(?!\d)")
_MONTH_FIGURES = re.compile(r"(?<![\d.])(0?[1-9]|1[0-2])\.(20\d\d)(?!\d)")
_BARE_YEAR = re.compile(r"^(?:в |в течени[еи] |весь )?(?:календарного )?(20\d\d)$")
_SHARED = re.compile(
    r"(?<![\d.])(\d{1,2})(?:-?го)?\s*(?:-|по|до|и|,)\s*(\d{1,2})(?:-?го|-?е)?\s+([а-я]{3,})\.?(?:\s+(20\d\d))?"
)
_WORDED = re.compile(r"(?<![\d.])(\d{1,2})(?:-?го|-?е)?\s+([а-я]{3,})\.?(?:\s+(20\d\d))?")
_MONTH = re.compile(r"([а-я]{3,})\.?(?:\s+(20\d\d))?")
_UNTIL = re.compile(r"^(?:в срок )?(?:до|не позднее|не позже|к|по)\s")
_SINCE = re.compile(r"^(?:с|со|от|после|начиная с|не ранее)\s(?!.*\s(?:по|до)\s)(?!.*-)")
_YEAR_END = re.compile(r"(?:до |к |по )?(?:конца|концу|окончания|окончанию|завершения) (?:учебного )?года|(?:в )?конц[еа] (?:учебного )?года|конец (?:учебного )?года")  # fmt: skip
_YEAR_BEGIN = re.compile(r"(до |к )?(?:начал[оауе]) (?:нового )?(?:учебного )?года")
_PARTS: tuple[tuple[str, tuple[int, int]], ...] = (
    (r"\bначал[оае]\b|\b(?:перв\w+|1|i)[-\s]*(?:я|ая|ой|ую)? ?декад\w+", (1, 10)),
    (r"\b(?:перв\w+|1|i)[-\s]*(?:я|ая|ой|ую|ине)? ?половин\w+", (1, 15)),
    (r"\b(?:втор\w+|2|ii)[-\s]*(?:я|ая|ой|ую|ине)? ?половин\w+", (16, 31)),
    (r"\bсередин[аеыу]\b|\b(?:втор\w+|2|ii)[-\s]*(?:я|ая|ой|ую)? ?декад\w+", (11, 20)),
    (r"\bкон(?:ец|ца|це)\b|\b(?:треть\w+|3|iii|последн\w+)[-\s]*(?:я|ая|ой|ую)? ?декад\w+", (21, 31)),
    (r"\bпоследн\w+ недел\w+", (-7, 31)),
)
_WEEK = re.compile(rf"\b{_NUMBER}(?:\s*(?:-|,|и)\s*{_NUMBER})?\s*недел\w+")
_ORDER = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "пе": 1,
    "вт": 2,
    "тр": 3,
    "че": 4,
}
SUMMER = 5
"""Lessons end in May: «до конца учебного года»."""


def _order(word: str) -> int:
    return _ORDER.get(word) or _ORDER[word[:2]]


@dataclass(frozen=True)
class PeriodReading:
    """One text and the year it is read in; each method tries one way to write and gives None if it is not so."""

    plain: str
    school_year: SchoolYear
    first_month: int

    @classmethod
    def of(cls, plain: str, school_year: SchoolYear, first_month: int) -> "PeriodReading":
        """The text without words for «года»; a school year named beside months becomes the year they are read in."""
        plain = _YEAR_WORD.sub("", plain)
        plain = _TWINS.sub(lambda found: found[0].replace("і", "i").replace("х", "x"), plain).strip(" ,;.")
        named = _YEAR_NAME.search(plain)
        rest = (plain[: named.start()] + plain[named.end() :]).strip(" ,;.-") if named else ""
        if named is None:
            return cls(" ".join(plain.split()), school_year, first_month)
        try:
            year = SchoolYear.parse(named[0], school_year.first_month)
        except ValueError as error:
            if _FIGURES.search(plain) or any(month_number(one[1]) for one in _MONTH.finditer(plain)):
                return cls(" ".join(plain.split()), school_year, first_month)
            raise UnreadablePeriod(str(error)) from error
        return cls(" ".join(rest.split()) or "год", year, first_month)

    def span(self) -> Span | None:
        """The dates, by the first way of writing that fits."""
        ways = (
            self.quarter,
            self.half,
            self.term,
            self.season,
            self.edge,
            self.days,
            self.months,
            self.all_year,
        )
        return next((found for way in ways if (found := way()) is not None), None)

    def all_year(self) -> Span | None:
        calendar = _BARE_YEAR.match(self.plain)
        if calendar:
            return Span(date(int(calendar[1]), 1, 1), date(int(calendar[1]), 12, 31))
        return Span(self.school_year.start, self.school_year.end) if _ALL_YEAR.search(self.plain) else None

    def edge(self) -> Span | None:
        """The beginning or the end of the school year."""
        year = self.school_year
        last = month_end(year.start_year + 1, SUMMER)
        if found := _YEAR_END.search(self.plain):
            until = found[0].startswith(("до", "к ", "по", "оконч"))
            return Span(year.start if until else last.replace(day=1), last, until)
        if found := _YEAR_BEGIN.search(self.plain):
            if not found[1]:
                return Span(year.start, month_end(year.start.year, year.start.month))
            eve = date.fromordinal(year.start.toordinal() - 1)
            return Span(self._opening(eve), eve, True)
        return None

    def quarter(self) -> Span | None:
        pair, found = _QUARTERS.search(self.plain), _QUARTER.search(self.plain)
        if found is None:
            return None
        first = _order(pair[1]) if pair else _order(found[1])
        last, told = (_order(pair[2]), pair[3]) if pair else (_order(found[1]), found[2])
        years = [
            int(told) if told else self.school_year.year_of(3 * n, self.school_year.first_month)
            for n in (first, last)
        ]
        return Span(date(years[0], 3 * first - 2, 1), month_end(years[1], 3 * last))

    def half(self) -> Span | None:
        found = _HALF.search(self.plain)
        if found is None or _order(found[1]) > 2:
            return None
        year = self.school_year
        if _order(found[1]) == 2:
            return Span(date(year.start_year + 1, 1, 1), month_end(year.start_year + 1, SUMMER))
        return Span(year.start, date(year.start_year, 12, 31))

    def term(self) -> Span | None:
        found = _TERM.search(self.plain)
        if found is None or _order(found[1]) > len(_TERM_MONTHS[found[2][0]]):
            return None
        return self._season_span(_TERM_MONTHS[found[2][0]][_order(found[1]) - 1])

    def season(self) -> Span | None:
        found = _SEASON.search(self.plain)
        if found is None:
            return None
        span = self._season_span(_SEASON_MONTHS[found[1]])
        if not found[2]:
            return span
        shift = int(found[2]) - span.end.year if found[1] != "зим" else int(found[2]) - span.start.year
        return Span(
            span.start.replace(year=span.start.year + shift), month_end(span.end.year + shift, span.end.month)
        )

    def _season_span(self, months: tuple[int, int]) -> Span:
        year = self.school_year
        return Span(year.month_start(months[0]), year.month_end(months[1]))

    def days(self) -> Span | None:
        """Periods with numbers of days: in figures, in words, «1–15 сентября»."""
        shared = _SHARED.search(self.plain)
        if shared and month_number(shared[3]):
            first, last = (self._day(shared[n], shared[3], shared[4]) for n in (1, 2))
            return Span(first, last)
        written = [
            *_FIGURES.finditer(_MONTH_FIGURES.sub("", self.plain)),
            *(w for w in _WORDED.finditer(self.plain) if month_number(w[2])),
        ]
        written.sort(key=lambda found: found.start())
        if not written:
            return None
        days = [self._day(*found.groups()) for found in written]
        if len(days) > 1 and not written[0][3] and written[-1][3]:
            days[0] = self._before(days[0], days[-1])
        return self._limited(days[0], days[-1], len(days) == 1)

    def months(self) -> Span | None:
        """Periods of whole months, or of a named part of one month."""
        named: list[tuple[int, int | None, str | None]] = [
            *((one.start(), int(one[1]), one[2]) for one in _MONTH_FIGURES.finditer(self.plain)),
            *((one.start(), month_number(one[1]), one[2]) for one in _MONTH.finditer(self.plain)),
        ]
        months = [(number, year) for _, number, year in sorted(named, key=lambda one: one[0]) if number]
        if not months:
            return None
        starts = [self._day("1", str(number), year) for number, year in months]
        if len(starts) > 1 and not months[0][1] and months[-1][1]:
            starts[0] = self._before(starts[0], starts[-1])
        if len(starts) > 1 and starts[-1] < starts[0] and not months[-1][1]:
            starts[-1] = starts[-1].replace(year=starts[-1].year + 1)
        first, last = starts[0], month_end(starts[-1].year, starts[-1].month)
        if len(starts) == 1 and _UNTIL.match(self.plain):
            whole = re.search(r"\bконца\b|^по\s|не поз", self.plain) is not None
            return self._limited(last if whole else first, last if whole else first, True)
        if len(starts) == 1 and _SINCE.match(self.plain):
            return Span(first, max(last, self.school_year.end))
        return self._part(first, last)

    def _part(self, first: date, last: date) -> Span:
        if (first.year, first.month) != (last.year, last.month):
            return Span(first, last)
        for words, (start, end) in _PARTS:
            if re.search(words, self.plain):
                opening = start if start > 0 else last.day + 1 + start
                return Span(first.replace(day=opening), last.replace(day=min(end, last.day)))
        week = _WEEK.search(self.plain)
        if week:
            number, until = _order(week[1]), _order(week[2]) if week[2] else _order(week[1])
            return Span(
                first.replace(day=7 * number - 6), last.replace(day=min(7 * max(number, until), last.day))
            )
        return Span(first, last)

    def _limited(self, first: date, last: date, single: bool) -> Span:
        """A single day may be a limit: «до …», «с …»."""
        if single and _UNTIL.match(self.plain):
            return Span(self._opening(last), last, True)
        if single and _SINCE.match(self.plain):
            return Span(first, max(first, self.school_year.end))
        return Span(first, last)

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
