"""Days of the demo: what the school does, it does on school days."""

from datetime import date
from functools import cache

from nastavnik.core.calendars.working_days import WorkingCalendar, russian_calendar

# When each stage begins (the first list) and until when its story is told (the second): (month, day) of the school year.
BEGUN = {1: (9, 1), 2: (9, 14), 3: (9, 18), 4: (10, 2), 5: (10, 26), 6: (11, 6), 7: (4, 15)}
TOLD = {1: (9, 30), 2: (9, 30), 3: (10, 2), 4: (10, 26), 5: (11, 6), 6: (11, 20), 7: (5, 30)}


@cache
def _calendar() -> WorkingCalendar:
    return russian_calendar()


def school_day(day: date) -> date:
    """The day itself, or the first working day after it."""
    return _calendar().next_working(day)
