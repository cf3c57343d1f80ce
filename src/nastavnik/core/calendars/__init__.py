"""School years, working days, and the periods of roadmaps. Pure: every day is an argument."""

from nastavnik.core.calendars.months import date_figures, date_words, format_period, month_number
from nastavnik.core.calendars.period_reading import UnreadablePeriod
from nastavnik.core.calendars.periods import Period, parse_period, period_words, shift_to_year
from nastavnik.core.calendars.rhythms import RHYTHM_WORDS, Rhythm
from nastavnik.core.calendars.school_year import SchoolYear, age_on, month_end
from nastavnik.core.calendars.working_days import WorkingCalendar, calendar_from, russian_calendar

__all__ = [
    "RHYTHM_WORDS",
    "Period",
    "Rhythm",
    "SchoolYear",
    "UnreadablePeriod",
    "WorkingCalendar",
    "age_on",
    "calendar_from",
    "date_figures",
    "date_words",
    "format_period",
    "month_end",
    "month_number",
    "parse_period",
    "period_words",
    "russian_calendar",
    "shift_to_year",
]
