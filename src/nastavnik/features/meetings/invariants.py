"""Laws of meetings."""

from collections.abc import Iterator

from django.db import connection

from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.models import Meeting
from nastavnik.kit import moments
from nastavnik.kit.health.invariants import invariant


@invariant("I20", "Встречи длятся не меньше нуля минут и лежат внутри сроков пары")
def inside_pairing() -> Iterator[str]:
    held = Meeting.objects.filter(state=MeetingState.HELD).order_by("pk")
    columns = ("public_id", "minutes", "planned_at", "pairing__starts_on", "pairing__ended_on")
    rows = held.values_list(*columns, "organisation__zone")
    for public_id, minutes, planned_at, starts_on, ended_on, zone in rows.iterator():
        day = moments.local_day(planned_at, zone)
        if minutes < 0:
            yield f"встреча {public_id}: длительность меньше нуля"
        if day < starts_on or (ended_on and day > ended_on):
            yield f"встреча {public_id}: прошла {day:%d.%m.%Y}, вне сроков пары"


@invariant(
    "I5", "Взрослый со стороны встречается с детьми только при действующей проверке", through_walls=True
)
def guests_cleared() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT m.public_id FROM meetings_meeting m "
            "JOIN gate_met g ON g.meeting_id = m.id ORDER BY m.public_id LIMIT 20"
        )
        yield from (f"встреча {public_id}: взрослый не проверен" for (public_id,) in cursor.fetchall())
