"""The only clock. Below the ways in, a moment is an argument (`moment=`), never a call.

Who may do what is asked of the wall clock (`true_now`, `true_today`): `?today=` must not open an ended duty again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_shift: ContextVar[timedelta] = ContextVar("shift", default=timedelta())


def now() -> datetime:
    """This moment in UTC, moved by `?today=` where that is allowed."""
    return true_now() + _shift.get()


def true_now() -> datetime:
    """This moment in UTC by the wall clock, whatever day is walked to: for rights and their terms."""
    return datetime.now(UTC)


def true_today() -> date:
    """The calendar day of `true_now` where the person served is."""
    return local_day(true_now())


def today(zone: str | None = None) -> date:
    """The calendar day in a zone (IANA name), by default that of the person served, else the installation's."""
    return local_day(now(), zone)


def walked_day() -> date | None:
    """The day walked to, or None when the day is the true one."""
    return today() if today() != true_today() else None


def local_day(moment: datetime, zone: str | None = None) -> date:
    """The calendar day on which a moment falls in a zone, by default that of the person served."""
    return moment.astimezone(ZoneInfo(zone) if zone else timezone.get_current_timezone()).date()


@contextmanager
def walking_to(day: date | None) -> Iterator[None]:
    """Live this block as if today were `day`; refused in production, where there is one true clock."""
    if day is None or settings.PRODUCTION:
        yield
        return
    # the hour of the wall clock is kept, so that the walked-to day is the same day in the school's zone
    true = datetime.now(ZoneInfo(settings.TIME_ZONE))
    token = _shift.set(datetime.combine(day, true.time(), true.tzinfo) - true)
    try:
        yield
    finally:
        _shift.reset(token)
