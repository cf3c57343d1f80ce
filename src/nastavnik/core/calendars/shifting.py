"""A period moved by months and days: whole months stay whole, other days keep their number where the month has it."""

from dataclasses import replace
from datetime import date, timedelta

from nastavnik.core.calendars.periods import Period, period_words
from nastavnik.core.calendars.school_year import month_end


def shifted(period: Period, *, months: int = 0, days: int = 0) -> Period:
    """The period so much later (or earlier, with negative numbers); its words are written anew from its dates."""
    start, end = _later(period.start, months), _later(period.end, months)
    if period.end == month_end(period.end.year, period.end.month):
        end = month_end(end.year, end.month)
    start, end = start + timedelta(days=days), end + timedelta(days=days)
    moved = replace(period, start=start, end=end, verbatim="")
    return replace(moved, verbatim=period_words(moved))


def _later(day: date, months: int) -> date:
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))
