"""What changed lately, counted by event."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.audit.words import known_events, word_of
from nastavnik.kit.tenancy.scope import current_scope


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of event: its words, how many entries, the latest moment."""

    text: str
    count: int
    last: datetime


def changes_since(moment: datetime, prefixes: tuple[str, ...] = (), limit: int = 12) -> list[Told]:
    """Events of the scope's organisation since a moment, the most frequent first; one query.

    `prefixes` leaves only events of these slices («meetings.»). An event without Russian words is not told.
    """
    rows = Entry.objects.filter(organisation_id__in=current_scope().organisations, moment__gte=moment)
    counted = (
        rows.order_by().values("event").annotate(n=Count("pk"), last=Max("moment")).order_by("-n", "event")
    )
    told = [row for row in counted if row["event"] in known_events()]
    if prefixes:
        told = [row for row in told if row["event"].startswith(prefixes)]
    return [Told(word_of(row["event"]), row["n"], row["last"]) for row in told[:limit]]
