"""Meetings as evidence of a step of the roadmap."""

from datetime import datetime

from django.db.models import Count, Max

from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.programmes.models import Programme


def held_meetings(programme: Programme) -> list[tuple[str, int, datetime]]:
    """(kind, how many were held, the last of them) by kind of the pack's cycle."""
    rows = (
        Meeting.objects.filter(pairing__programme=programme, state=MeetingState.HELD)
        .order_by()
        .values("kind")
    )
    told = rows.annotate(n=Count("pk"), last=Max("planned_at")).order_by("kind")
    return [(row["kind"], row["n"], row["last"]) for row in told]
