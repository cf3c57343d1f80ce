"""Working days of the Russian production calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.calendars import WorkingCalendar, russian_calendar

CALENDAR = russian_calendar()


@pytest.mark.parametrize(
    ("year", "worked"),
    # published sums of working days of the five-day week
    [(2024, 248), (2025, 247), (2026, 247)],
)
def test_the_year_has_its_published_number_of_working_days(year: int, worked: int) -> None:
    assert CALENDAR.between(date(year, 1, 1), date(year, 12, 31)) == worked


@pytest.mark.parametrize(
    ("day", "week", "worked"),
    [
        (date(2024, 4, 27), 5, True),  # Saturday worked for Monday 29 April
        (date(2024, 4, 29), 5, False),
        (date(2024, 4, 29), 6, True),
        (date(2025, 11, 3), 5, False),
        (date(2026, 1, 9), 5, False),
        (date(2026, 3, 9), 5, False),  # 8 March is a Sunday
        (date(2026, 3, 9), 6, False),
        (date(2026, 5, 11), 5, False),  # 9 May is a Saturday
        (date(2026, 5, 11), 6, True),
        (date(2026, 9, 5), 5, False),
        (date(2026, 9, 5), 6, True),
        (date(2026, 9, 6), 6, False),
        (date(2026, 11, 4), 6, False),
    ],
)
def test_each_week_knows_its_days(day: date, week: int, worked: bool) -> None:
    assert CALENDAR.is_working(day, week) is worked  # type: ignore[arg-type]


def test_a_year_without_published_transfers_follows_the_labour_code() -> None:
    assert CALENDAR.is_confirmed(2026)
    assert not CALENDAR.is_confirmed(2027)
    assert not CALENDAR.is_working(date(2027, 5, 3))  # 1 May 2027 is a Saturday
    assert not CALENDAR.is_working(date(2031, 2, 24))  # 23 February 2031 is a Sunday
    assert CALENDAR.is_working(date(2031, 2, 25))


def test_notice_of_three_working_days_received_on_monday_ends_on_thursday() -> None:
    assert CALENDAR.after(date(2026, 9, 7), 3) == date(2026, 9, 10)


def test_notice_before_holidays_waits_for_working_days() -> None:
    assert CALENDAR.after(date(2025, 12, 30), 3) == date(2026, 1, 14)
    assert CALENDAR.after(date(2026, 9, 4), 1, week=6) == date(2026, 9, 5)
    assert CALENDAR.after(date(2026, 9, 4), 0) == date(2026, 9, 4)


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(ValueError, match="отрицательным"):
        CALENDAR.after(date(2026, 9, 4), -1)


def test_a_calendar_without_holidays_knows_only_the_week() -> None:
    assert WorkingCalendar(frozenset()).between(date(2026, 9, 7), date(2026, 9, 13)) == 5
    assert WorkingCalendar(frozenset()).between(date(2026, 9, 13), date(2026, 9, 7)) == 0


@given(st.dates(date(2024, 1, 1), date(2035, 1, 1)), st.integers(1, 40), st.sampled_from([5, 6]))
def test_after_counts_exactly_the_working_days(day: date, count: int, week: int) -> None:
    last = CALENDAR.after(day, count, week)  # type: ignore[arg-type]
    assert CALENDAR.is_working(last, week)  # type: ignore[arg-type]
    assert CALENDAR.between(day + timedelta(days=1), last, week) == count  # type: ignore[arg-type]
