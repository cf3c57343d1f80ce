"""Dates, months, years and periods out of messy cells; what is not said stays unknown."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# Two-digit years: 00–39 are of this century, 40–99 of the last one.
_PIVOT = 40
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 73_050  # 1927–2099 in the day count of spreadsheets
_EPOCH = date(1899, 12, 30)
_MONTHS = {
    "январ": 1, "янв": 1, "феврал": 2, "фев": 2, "март": 3, "мар": 3, "апрел": 4, "апр": 4, "май": 5, "мая": 5, "мае": 5,
    "июн": 6, "июл": 7, "август": 8, "авг": 8, "сентябр": 9, "сент": 9, "сен": 9, "октябр": 10, "окт": 10,
    "ноябр": 11, "ноя": 11, "декабр": 12, "дек": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = r"(?:январ[а-яё]{1,2}|янв|феврал[а-яё]{1,2}|фев|марта?|мар|апрел[а-яё]{1,2}|апр|ма[йяе]|июн[а-яё]{0,2}|июл[а-яё]{0,2}|август[а-яё]{0,2}|авг|сентябр[а-яё]{1,2}|сент|сен|октябр[а-яё]{1,2}|окт|ноябр[а-яё]{1,2}|ноя|декабр[а-яё]{1,2}|дек|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\.?"
_TAIL = r"(?:\s*(?:г\s*\.?\s*р\s*\.?|гг?\s*\.|год[ау]?(?:\s+рожд\w*\.?)?|г(?![а-яё]))(?:\s*рожд\w*\.?)?)?"
_YEAR4 = r"(?:19|20)\d\d"
_SCHOOL_YEAR = re.compile(
    rf"({_YEAR4})\s*[-–—/]\s*((?:{_YEAR4})|\d\d)(?!\d)\s*(?:-?[йг]\w{{0,2}})?\s*\.?\s*(?:уч\w*\.?\s*)?(?:г(?:од\w*|г?\.)?)?",
    re.I,
)
_NUMERIC = re.compile(
    rf"(?<![\d.])(\d{{1,2}})\s*[./,\-]\s*(\d{{1,2}})\s*[./,\-\s]\s*({_YEAR4}|\d{{2}})(?!\d){_TAIL}", re.I
)
_ISO = re.compile(
    rf"(?<![\d.])({_YEAR4})([-./])(\d{{1,2}})\2(\d{{1,2}})(?!\d)(?:[T ]\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?)?"
)
_WORDED = re.compile(
    rf"[«\"]?(?<!\d)(\d{{1,2}})[»\"]?(?:-?го|-е)?[\s\-]+({_MONTH})[\s,\-]*({_YEAR4}|\d{{2}})(?!\d){_TAIL}",
    re.I,
)
_MONTH_YEAR = re.compile(rf"(?<![а-яёa-z])({_MONTH})[\s,\-]*({_YEAR4}|\d{{2}})(?!\d){_TAIL}", re.I)
_NUMERIC_MONTH = re.compile(rf"(?<![\d.])(\d{{1,2}})\s*[./]\s*({_YEAR4})(?!\d){_TAIL}")
_YEAR_ONLY = re.compile(rf"(?<!\d)({_YEAR4})(?!\d){_TAIL}", re.I)
_SHORT_YEAR = re.compile(r"(?<!\d)['’]?(\d\d)\s*г\.?\s*р\.?", re.I)
_DAY_MONTH = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.?(?![\d])")
_PARTS = (_ISO, _NUMERIC, _WORDED, _MONTH_YEAR, _NUMERIC_MONTH, _YEAR_ONLY)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """«2010-04-05», «2022-09» or «2010»."""
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)])


@dataclass(frozen=True, slots=True)
class DateReading:
    """What was read: the date, where it stood in the text, a Russian `fault` or `warning`."""

    date: PartialDate | None
    start: int = 0
    end: int = 0
    fault: str | None = None
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Start and end, either unknown; `school_year` tells that both were only implied by a school year."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    fault: str | None = None
    school_year: bool = False


def parse_date(value: object) -> DateReading | None:
    """The first date of a cell: a typed date, a spreadsheet serial, a year, or Russian text.

    None when the value has nothing like a date; `fault` when it has but no such day exists (31.02).
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return DateReading(PartialDate(value.year, value.month, value.day))
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_number(value)
    found = find_dates(str(value))
    if found:
        return found[0]
    return _from_digits(str(value).strip())


def find_dates(text: str) -> list[DateReading]:
    """Every date of a text in order, the most exact reading at each place."""
    taken: list[DateReading] = []
    for pattern in _PARTS:
        for match in pattern.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in taken):
                taken.append(_reading(pattern, match))
    if not taken:
        short = _SHORT_YEAR.search(text)
        if short:
            taken.append(DateReading(PartialDate(_full_year(short[1])), short.start(), short.end()))
    return sorted(taken, key=lambda reading: reading.start)


def parse_period(value: object) -> Period | None:
    """A period: «с 01.10.2022 по 25.05.2023», «01.09.22 – 31.08.23», «2022-2023 уч. год», «до мая 2023».

    One bare date is the start. None when there is nothing like a date.
    """
    if not isinstance(value, str):
        single = parse_date(value)
        return Period(single.date, None, single.fault) if single else None
    text = value.strip()
    numeric_span = find_dates(text)
    if not any(reading.date and reading.date.month for reading in numeric_span):
        school = _SCHOOL_YEAR.search(text)
        if school:
            return _school_year(school, text)
    return _period_of(text, numeric_span)


def _period_of(text: str, readings: list[DateReading]) -> Period | None:
    fault = next((reading.fault for reading in readings if reading.fault), None)
    dates = [reading.date for reading in readings if reading.date]
    if not readings:
        single = _from_digits(text)
        return Period(single.date) if single else None
    opening = _borrowed_start(text, readings[0])
    if opening and dates:
        return Period(opening, dates[0], fault)
    if len(dates) >= 2:
        return Period(dates[0], dates[1], fault)
    if dates and re.match(r"\W*(?:до|по)\b", text, re.I):
        return Period(None, dates[0], fault)
    return Period(dates[0] if dates else None, None, fault)


def _borrowed_start(text: str, first: DateReading) -> PartialDate | None:
    """«01.09–31.12.2022» and «сентябрь – декабрь 2022»: the first date borrows the year of the second."""
    if not first.date or not first.date.month or first.start < 3:
        return None
    before = text[: first.start]
    match = re.search(r"(\d{1,2})\.(\d{1,2})\.?\s*(?:г\.?)?\s*(?:[-–—]|по|до)\s*$", before)
    if match:
        month, day = int(match[2]), int(match[1])
    else:
        words = re.search(rf"(?:(\d{{1,2}})\s+)?({_MONTH})\s*(?:[-–—]|по|до)\s*$", before, re.I)
        if not words:
            return None
        month, day = _month(words[2]), int(words[1] or 0)
    if not 1 <= month <= 12:
        return None
    year = first.date.year - (month > first.date.month)
    return _checked(year, month, day).date if day else PartialDate(year, month)


def _school_year(match: re.Match[str], text: str) -> Period | None:
    first = int(match[1])
    second = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    if second != first + 1 and not re.search(r"уч", text, re.I):
        return Period(PartialDate(first), PartialDate(second)) if second > first else None
    return Period(PartialDate(first, 9, 1), PartialDate(second, 5, 31), None, school_year=True)


def _reading(pattern: re.Pattern[str], match: re.Match[str]) -> DateReading:
    reading = _interpreted(pattern, match)
    fault = reading.fault and f"Такой даты нет: «{match[0].strip()}»"
    return DateReading(reading.date, match.start(), match.end(), fault, reading.warning)


def _interpreted(pattern: re.Pattern[str], match: re.Match[str]) -> DateReading:
    if pattern is _ISO:
        return _checked(int(match[1]), int(match[3]), int(match[4]))
    if pattern is _NUMERIC:
        return _day_first(int(match[1]), int(match[2]), _full_year(match[3]))
    if pattern is _WORDED:
        return _checked(_full_year(match[3]), _month(match[2]), int(match[1]))
    if pattern is _MONTH_YEAR:
        return DateReading(PartialDate(_full_year(match[2]), _month(match[1])))
    if pattern is _NUMERIC_MONTH:
        month = int(match[1])
        return (
            DateReading(PartialDate(int(match[2]), month))
            if 1 <= month <= 12
            else DateReading(None, fault="нет")
        )
    return DateReading(PartialDate(int(match[1])))


def _day_first(day: int, month: int, year: int) -> DateReading:
    if month > 12 >= day >= 1 and month <= 31:
        reading = _checked(year, day, month)
        return DateReading(
            reading.date, fault=reading.fault, warning="Дата записана месяцем вперёд: проверьте"
        )
    return _checked(year, month, day)


def _checked(year: int, month: int, day: int) -> DateReading:
    try:
        date(year, month, day)
    except ValueError:
        return DateReading(None, fault="нет")
    return DateReading(PartialDate(year, month, day))


def _full_year(written: str) -> int:
    if len(written) == 4:
        return int(written)
    return int(written) + (2000 if int(written) < _PIVOT else 1900)


def _month(word: str) -> int:
    lowered = word.lower().rstrip(".")
    for length in range(len(lowered), 2, -1):
        if lowered[:length] in _MONTHS:
            return _MONTHS[lowered[:length]]
    return 0


def _from_number(value: float) -> DateReading | None:
    if value == int(value) and 1900 <= value <= 2100:
        return DateReading(PartialDate(int(value)))
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        day = _EPOCH + timedelta(days=int(value))
        return DateReading(PartialDate(day.year, day.month, day.day))
    return None


def _from_digits(text: str) -> DateReading | None:
    """Digits without separators: a serial that lost its type, or ДДММГГГГ."""
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _from_number(float(text.replace(",", ".")))
    if re.fullmatch(r"\d{8}", text):
        reading = _checked(int(text[4:]), int(text[2:4]), int(text[:2]))
        if reading.date and 1900 <= reading.date.year <= 2100:
            return reading
        return _checked(int(text[:4]), int(text[4:6]), int(text[6:]))
    if re.fullmatch(r"\d{1,2}[./]\d{1,2}\.?", text):
        return DateReading(None, fault=f"В дате «{text}» нет года")
    return None
