"""Working days by the production calendar, for a school week of five or of six days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import resources
from typing import Any, Literal

Week = Literal[5, 6]
_DAY = timedelta(days=1)
_JANUARY = 1


@dataclass(frozen=True)
class YearTable:
    """The government's transfers of one year; `confirmed` is False while they are not published."""

    rest: frozenset[date]
    working: frozenset[date]
    confirmed: bool


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked. `fixed` are (month, day) of the holidays, `years` the transfers by year.

    A confirmed year follows its table. Any other follows art. 112 of the Labour Code: a holiday that falls on
    a day off (January excepted) moves its rest to the next working day.
    """

    fixed: frozenset[tuple[int, int]]
    years: Mapping[int, YearTable] = field(default_factory=dict)

    def is_holiday(self, day: date) -> bool:
        """Whether the day is a holiday by the Labour Code."""
        return (day.month, day.day) in self.fixed

    def is_confirmed(self, year: int) -> bool:
        """Whether the transfers of a year are known; if not, answers follow the rule alone."""
        table = self.years.get(year)
        return table is not None and table.confirmed

    def is_working(self, day: date, week: Week = 5) -> bool:
        """Whether people with a week of `week` days work on this day.

        Transfers are decreed for the five-day week. For six days, Saturdays are worked and the rest of a holiday
        moves only off a Sunday, so a day off decreed instead of a Saturday is worked.
        """
        if self.is_holiday(day):
            return False
        table = self.years.get(day.year)
        if week == 5 and table is not None and table.confirmed:
            return day in table.working or (not _is_weekend(day, 5) and day not in table.rest)
        return not _is_weekend(day, week) and day not in self._moved(day.year, week)

    def next_working(self, day: date, week: Week = 5) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        while not self.is_working(day, week):
            day += _DAY
        return day

    def after(self, day: date, count: int, week: Week = 5) -> date:
        """The `count`-th working day after `day`, which itself does not count (art. 14 of the Labour Code).

        A notice received on Monday, three working days: Thursday is the last day. Raises `ValueError` for a count
        below zero; zero gives the day itself.
        """
        if count < 0:
            raise ValueError("Число рабочих дней не бывает отрицательным.")
        for _ in range(count):
            day = self.next_working(day + _DAY, week)
        return day

    def between(self, start: date, end: date, week: Week = 5) -> int:
        """Number of working days from `start` to `end`, both included; 0 when the end is before the start."""
        days = (start + _DAY * n for n in range((end - start).days + 1))
        return sum(self.is_working(day, week) for day in days)

    def _moved(self, year: int, week: Week) -> set[date]:
        """Days which take over the rest of holidays that fell on days off."""
        moved: set[date] = set()
        for month, number in sorted(self.fixed):
            holiday = date(year, month, number)
            if month == _JANUARY or not _is_weekend(holiday, week):
                continue
            day = holiday + _DAY
            while _is_weekend(day, week) or self.is_holiday(day) or day in moved:
                day += _DAY
            moved.add(day)
        return moved


def russian_calendar() -> WorkingCalendar:
    """The production calendar shipped with the program (`holidays.yaml` beside this module)."""
    import yaml

    text = resources.files(__package__).joinpath("holidays.yaml").read_text(encoding="utf-8")
    return calendar_from(yaml.safe_load(text))


def calendar_from(data: Mapping[str, Any]) -> WorkingCalendar:
    """Build a calendar from the shape of `holidays.yaml`; raises `ValueError` on a date that does not exist."""
    fixed = {(row["month"], number) for row in data["fixed"] for number in row["days"]}
    years = {
        int(year): YearTable(
            rest=_dates(table["rest"]),
            working=_dates(table["working"]),
            confirmed=table["confidence"] == "confirmed",
        )
        for year, table in data["years"].items()
    }
    return WorkingCalendar(frozenset(fixed), years)


def _dates(written: Iterable[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(text) for text in written)


def _is_weekend(day: date, week: Week) -> bool:
    return day.weekday() >= week
