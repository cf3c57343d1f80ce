"""Reads of meetings: the journal of a pairing, its cycle, the programme's list and counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth

from nastavnik.core.calendars import month_end
from nastavnik.core.methodology.schema.work import MeetingKind
from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.meetings.rules import next_kind, silent_since
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.pairings.queries import in_sight, pairings
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import NotFound

RECENT = timedelta(days=3)
_WHO = ("pairing", "pairing__programme", "pairing__mentor", "pairing__mentor__person")


def meetings(
    programme: Programme, state: str = "", month: date | None = None, pairing: Pairing | None = None
) -> QuerySet[Meeting]:
    """Meetings of a programme within sight; `month` is any day of the month wanted."""
    seen = in_sight(Pairing.objects.filter(programme=programme))
    rows = Meeting.objects.filter(pairing__in=seen).select_related(*_WHO)
    if state:
        rows = rows.filter(state=state)
    if month:
        rows = rows.filter(planned_at__range=_month(month, programme.organisation.zone))
    return rows.filter(pairing=pairing) if pairing else rows


def _month(day: date, zone: str) -> tuple[datetime, datetime]:
    here = ZoneInfo(zone)
    first, last = day.replace(day=1), month_end(day.year, day.month)
    return datetime.combine(first, time.min, here), datetime.combine(last, time.max, here)


def load_meeting(public_id: str) -> Meeting:
    """One meeting within sight, or `NotFound`."""
    rows = Meeting.objects.filter(pairing__in=in_sight(Pairing.objects.all())).select_related(*_WHO)
    found: Meeting | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def journal(pairing: Pairing) -> list[Meeting]:
    """All meetings of a pairing in their order."""
    return list(Meeting.objects.filter(pairing=pairing))


@dataclass(frozen=True, slots=True)
class CycleStep:
    """One kind of the cycle for one pairing. `state` is done, current or ahead; `held` counts meetings of the kind."""

    kind: MeetingKind
    state: str
    held: int
    last: datetime | None
    planned: datetime | None


def cycle(pairing: Pairing, rows: Iterable[Meeting], day: date) -> list[CycleStep]:
    """The cycle of the pack with what this pairing has done of it, from its meetings already loaded."""
    held: dict[str, list[datetime]] = defaultdict(list)
    planned: dict[str, list[datetime]] = defaultdict(list)
    for row in rows:
        if row.state in {MeetingState.HELD, MeetingState.PLANNED}:
            (held if row.state == MeetingState.HELD else planned)[row.kind].append(row.planned_at)
    kinds = sorted(pack_of(pairing.programme).meetings, key=lambda kind: kind.number)
    following = next_kind(kinds, held, day, pairing.ends_on)
    return [_cycle_step(kind, following, held[kind.code], planned[kind.code]) for kind in kinds]


def _cycle_step(
    kind: MeetingKind, following: MeetingKind, held: list[datetime], planned: list[datetime]
) -> CycleStep:
    state = "current" if kind is following else "done" if held else "ahead"
    return CycleStep(kind, state, len(held), max(held, default=None), min(planned, default=None))


def last_meeting(pairing: Pairing) -> Meeting | None:
    """The last held meeting: where and how they usually meet."""
    found: Meeting | None = Meeting.objects.filter(pairing=pairing, state=MeetingState.HELD).last()
    return found


def held_kinds(pairing: Pairing) -> set[str]:
    """Codes of the kinds this pairing has held."""
    rows = Meeting.objects.filter(pairing=pairing, state=MeetingState.HELD)
    return set(rows.order_by().values_list("kind", flat=True))


def last_held(pairing_ids: Iterable[int]) -> dict[int, datetime]:
    """The last held meeting by pairing id, in one query; pairings without any are absent."""
    rows = Meeting.objects.filter(pairing_id__in=list(pairing_ids), state=MeetingState.HELD)
    return dict(rows.order_by().values_list("pairing").annotate(last=Max("planned_at")))


def held_counts(pairing_ids: Iterable[int]) -> dict[int, int]:
    """How many meetings each pairing has held, in one query; pairings without any are absent."""
    rows = Meeting.objects.filter(pairing_id__in=list(pairing_ids), state=MeetingState.HELD)
    return dict(rows.order_by().values_list("pairing").annotate(n=Count("pk")))


def bounds_of_held(pairing: Pairing) -> tuple[date, date] | None:
    """The days of the first and the last held meeting."""
    held = Meeting.objects.filter(pairing=pairing, state=MeetingState.HELD)
    found = held.aggregate(first=Min("planned_at"), last=Max("planned_at"))
    zone = pairing.organisation.zone
    return (local_day(found["first"], zone), local_day(found["last"], zone)) if found["first"] else None


def planned_of(pairing: Pairing) -> QuerySet[Meeting]:
    """Meetings still ahead or not marked yet."""
    return Meeting.objects.filter(pairing=pairing, state=MeetingState.PLANNED)


def held_back_of(pairing: Pairing, moment: datetime) -> QuerySet[Meeting]:
    """Meetings still ahead that the gates had cancelled."""
    rows = Meeting.objects.filter(pairing=pairing, state=MeetingState.CANCELLED, held_back=True)
    return rows.filter(planned_at__gt=moment)


def held_since(person_id: int, moment: datetime) -> QuerySet[Meeting]:
    """Meetings held from `moment` on by pairings in which the person stands or stood on either side."""
    members = PairingMember.objects.filter(pairing=OuterRef("pairing"), mentee__person_id=person_id)
    rows = Meeting.objects.filter(state=MeetingState.HELD, planned_at__gte=moment)
    return rows.filter(Q(pairing__mentor__person_id=person_id) | Exists(members)).select_related(
        "pairing__mentor__person", "pairing__programme"
    )


def meeting_of_day(pairing: Pairing, moment: datetime) -> Meeting | None:
    """What «встреча состоялась» means now: a planned meeting of today or the last days, else today's held one.

    A meeting planned for this evening counts although its hour has not come.
    """
    here = ZoneInfo(pairing.organisation.zone)
    day = moment.astimezone(here).date()
    start, end = datetime.combine(day, time.min, here), datetime.combine(day, time.max, here)
    rows = Meeting.objects.filter(pairing=pairing).select_related(*_WHO)
    held = rows.filter(state=MeetingState.HELD, planned_at__range=(start, end)).last()
    planned = rows.filter(state=MeetingState.PLANNED, planned_at__range=(start - RECENT, end)).last()
    found: Meeting | None = planned or held
    return found


def next_meetings(pairing_ids: Iterable[int], since: datetime) -> dict[int, Meeting]:
    """The nearest planned meeting from `since` by pairing id, in one query."""
    rows = Meeting.objects.filter(
        pairing_id__in=list(pairing_ids), state=MeetingState.PLANNED, planned_at__gte=since
    )
    return {row.pairing_id: row for row in rows.order_by("-planned_at", "-pk")}


def unmarked_meetings(pairing_ids: Iterable[int], before: datetime) -> dict[int, list[Meeting]]:
    """Planned meetings from before that moment without a mark, by pairing id, in one query."""
    found: dict[int, list[Meeting]] = {pk: [] for pk in pairing_ids}
    rows = Meeting.objects.filter(pairing_id__in=found, state=MeetingState.PLANNED, planned_at__lt=before)
    for row in rows:
        found[row.pairing_id].append(row)
    return found


def unmarked(programme: Programme, moment: datetime) -> QuerySet[Meeting]:
    """Planned meetings whose time has passed without a mark, oldest first."""
    return meetings(programme, MeetingState.PLANNED).filter(planned_at__lt=moment)


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Meetings of one month: `first` is its first day; `planned` counts everything not cancelled."""

    first: date
    planned: int
    held: int


def held_by_month(programme: Programme) -> list[MonthCount]:
    """Plan and fact by month of the programme, in the school's own time zone."""
    zone = ZoneInfo(programme.organisation.zone)
    rows = meetings(programme).exclude(state=MeetingState.CANCELLED).order_by()
    found = rows.annotate(month=TruncMonth("planned_at", tzinfo=zone)).values("month")
    counted = found.annotate(planned=Count("pk"), held=Count("pk", filter=Q(state=MeetingState.HELD)))
    return [MonthCount(r["month"].date(), r["planned"], r["held"]) for r in counted.order_by("month")]


def silent_pairings(programme: Programme, days: int, today: date) -> list[tuple[Pairing, date | None]]:
    """Working pairings that have not met for `days` days, with the day of their last meeting, quietest first."""
    rows = list(pairings(programme, PairingState.ACTIVE))
    last, zone = last_held(row.pk for row in rows), programme.organisation.zone
    known = [(row, local_day(last[row.pk], zone) if row.pk in last else None) for row in rows]
    silent = [(row, day) for row, day in known if silent_since(day, row.starts_on, days, today)]
    return sorted(silent, key=lambda pair: pair[1] or pair[0].starts_on)


def without_first_meeting(programme: Programme) -> list[Pairing]:
    """Working pairings that have neither held nor planned the first kind of the cycle."""
    first = min(pack_of(programme).meetings, key=lambda kind: kind.number).code
    alive = Meeting.objects.filter(kind=first, state__in=(MeetingState.PLANNED, MeetingState.HELD))
    rows = pairings(programme, PairingState.ACTIVE)
    return list(rows.exclude(pk__in=alive.order_by().values("pairing")))
