"""What the first page of a programme asks about its meetings."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncMonth

from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.programmes.models import Programme

HELD = Q(state=MeetingState.HELD)
NOT_CANCELLED = ~Q(state=MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Marks:
    """The meetings of one pairing in figures; cancelled ones do not count."""

    total: int = 0
    held: int = 0
    last_held: datetime | None = None
    first_unmarked: datetime | None = None


def meeting_marks(programme: Programme) -> dict[int, Marks]:
    """Figures by pairing id, in one query; pairings without meetings are not there."""
    rows = Meeting.objects.filter(NOT_CANCELLED, pairing__programme=programme).order_by().values("pairing_id")
    told = rows.annotate(
        total=Count("pk"),
        held=Count("pk", filter=HELD),
        last_held=Max("planned_at", filter=HELD),
        first_unmarked=Min("planned_at", filter=Q(state=MeetingState.PLANNED)),
    )
    return {row.pop("pairing_id"): Marks(**row) for row in told}


def unmarked_meetings(programme: Programme, before: datetime) -> list[Meeting]:
    """Meetings whose time has passed and about which nobody said whether they were held."""
    rows = Meeting.objects.filter(
        pairing__programme=programme, state=MeetingState.PLANNED, planned_at__lt=before
    )
    return list(rows)


def meetings_by_month(programme: Programme, zone: str) -> dict[tuple[int, int], tuple[int, int]]:
    """(planned, held) by (year, month) of the school's own clock; cancelled meetings are not planned ones."""
    rows = Meeting.objects.filter(NOT_CANCELLED, pairing__programme=programme).order_by()
    month = TruncMonth("planned_at", tzinfo=ZoneInfo(zone))
    told = (
        rows.annotate(month=month)
        .values("month")
        .annotate(planned=Count("pk"), held=Count("pk", filter=HELD))
    )
    return {(row["month"].year, row["month"].month): (row["planned"], row["held"]) for row in told}
