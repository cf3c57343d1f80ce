"""Names of months and the Russian forms of dates and periods."""

from calendar import monthrange
from datetime import date
from typing import Protocol

NOMINATIVE = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


class Spread(Protocol):
    """Anything with a first and a last day."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def month_number(word: str) -> int | None:
    """1..12 for any form or abbreviation of a month («сентября», «сент.», «авг»), else None."""
    bare = word.casefold().rstrip(".")
    if len(bare) < 3:
        return None
    for number, (nominative, genitive) in enumerate(zip(NOMINATIVE, GENITIVE, strict=True), 1):
        if nominative.startswith(bare) or (bare[:-1] == genitive[:-1] and bare[-1] in "аяуюе"):
            return number
    return None


def date_words(day: date) -> str:
    """«15 сентября 2026 г.»."""
    return f"{day.day} {GENITIVE[day.month - 1]} {day.year} г."


def date_figures(day: date) -> str:
    """«15.09.2026»."""
    return f"{day:%d.%m.%Y}"


def format_period(period: Spread) -> str:
    """The shortest exact Russian form of a period.

    Whole months: «сентябрь 2026 г.», «сентябрь – октябрь 2026 г.», «декабрь 2026 г. – апрель 2027 г.»; inside one
    month «1–15 сентября 2026 г.»; else «01.09.2026 – 15.10.2026»; a single day «15 сентября 2026 г.».
    """
    start, end = period.start, period.end
    if start == end:
        return date_words(start)
    if start.day == 1 and _is_month_end(end):
        return _whole_months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{date_words(end)}"
    return f"{date_figures(start)} – {date_figures(end)}"


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return day.replace(year=day.year + year, month=month + 1, day=min(day.day, last))


def _whole_months(start: date, end: date) -> str:
    first, last = NOMINATIVE[start.month - 1], NOMINATIVE[end.month - 1]
    if start.year != end.year:
        return f"{first} {start.year} г. – {last} {end.year} г."
    return f"{first} {end.year} г." if first == last else f"{first} – {last} {end.year} г."


def _is_month_end(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1
