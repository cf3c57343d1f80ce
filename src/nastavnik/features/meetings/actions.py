"""Writes of meetings: planned, held, missed, cancelled; «встреча состоялась» without a plan."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from nastavnik.core.calendars import russian_calendar
from nastavnik.core.methodology.schema.work import MeetingKind
from nastavnik.features.meetings.enums import MeetingState, Place
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.meetings.queries import held_back_of, planned_of
from nastavnik.features.meetings.rules import (
    Gate,
    check_facts,
    may_be_held,
    may_fall_on,
    may_mark,
    may_meet,
    may_turn,
    needs_place,
)
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.pairings.queries import members_of, open_members
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused

PLACE_NEEDED = "Наставник со стороны встречается с ребёнком там, где знает школа: укажите место"
BLANK: dict[str, Any] = {
    "done": "",
    "agreed": "",
    "mood": "",
    "reason": "",
    "curator_present": False,
    "held_back": False,
}


@action("meetings.plan")
def plan_meeting(
    pairing: Pairing,
    *,
    kind: str,
    planned_at: datetime,
    minutes: int,
    format: str = Place.IN_PERSON,
    place: str = "",
    topic: str = "",
    gate: Gate,
    by: Actor,
    moment: datetime,
) -> Meeting:
    """Plan a meeting inside the pairing's dates, for a day on which its gates are open."""
    may_meet(pairing).require()
    check_facts(pairing, kind, minutes)
    _require_day(pairing, _day(pairing, planned_at))
    gate(pairing, _day(pairing, planned_at)).require()
    _require_place(pairing, place, _day(pairing, planned_at))
    facts = {"minutes": minutes, "format": format, "place": place.strip(), "topic": topic.strip()}
    return create(_row(pairing, kind=kind, planned_at=planned_at, **facts))


def _row(pairing: Pairing, **facts: Any) -> Meeting:
    return Meeting(organisation_id=pairing.organisation_id, pairing=pairing, **facts)


def _day(pairing: Pairing, at: datetime) -> date:
    return local_day(at, pairing.organisation.zone)


def _require_day(pairing: Pairing, day: date) -> None:
    if not (verdict := may_fall_on(pairing, day)):
        raise BadInput(verdict.reason, field="day")


def _require_place(pairing: Pairing, place: str, day: date) -> None:
    mentees = [member.mentee.person for member in open_members(pairing)]
    if not place.strip() and needs_place(pairing.mentor.person, mentees, day):
        raise BadInput(PLACE_NEEDED, field="place")


@action("meetings.move")
def change_plan(
    meeting: Meeting,
    *,
    gate: Gate,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
    **fields: Any,
) -> Meeting:
    """Move a planned meeting or correct its place and topic."""
    if meeting.state != MeetingState.PLANNED:
        raise Refused("Встреча уже отмечена: перенести её нельзя")
    pairing = meeting.pairing
    may_meet(pairing).require()
    check_facts(pairing, fields.get("kind", meeting.kind), fields.get("minutes", meeting.minutes))
    day = _day(pairing, fields.get("planned_at", meeting.planned_at))
    _require_day(pairing, day)
    gate(pairing, day).require()
    _require_place(pairing, fields.get("place", meeting.place), day)
    return change(meeting, expected=expected, **fields)


@action("meetings.plan_first")
def plan_first_meetings(
    pairings: Sequence[Pairing],
    *,
    starting: datetime,
    per_day: int = 4,
    place: str = "",
    gate: Gate,
    by: Actor,
    moment: datetime,
) -> list[Meeting]:
    """Plan the first kind of the cycle for each pairing: one after another, `per_day` on each working day.

    `starting` is the first meeting; its hour repeats every day. A pairing that begins later meets on its first
    working day.
    """
    if not 1 <= per_day <= 20:
        raise BadInput("В день можно назначить от 1 до 20 знакомств", field="per_day")
    members, rows = members_of(pairings), []
    for pairing, at in zip(pairings, _slots(pairings, starting, per_day), strict=True):
        may_meet(pairing).require()
        _require_day(pairing, _day(pairing, at))
        gate(pairing, _day(pairing, at)).require()
        people = [member.mentee.person for member in members[pairing.pk]]
        if not place.strip() and needs_place(pairing.mentor.person, people, at.date()):
            raise BadInput(PLACE_NEEDED, field="place")
        first = _first_kind(pairing)
        facts = {"kind": first.code, "minutes": first.minutes, "place": place.strip()}
        rows.append(_row(pairing, planned_at=at, **facts))
    return create_many(rows)


def _first_kind(pairing: Pairing) -> MeetingKind:
    return min(pack_of(pairing.programme).meetings, key=lambda kind: kind.number)


def _slots(pairings: Sequence[Pairing], starting: datetime, per_day: int) -> list[datetime]:
    calendar, taken = russian_calendar(), Counter[date]()
    slots = []
    for pairing in pairings:
        day = calendar.next_working(max(starting.date(), pairing.starts_on))
        while taken[day] >= per_day:
            day = calendar.after(day, 1)
        later = timedelta(minutes=_first_kind(pairing).minutes * taken[day])
        slots.append(starting.replace(year=day.year, month=day.month, day=day.day) + later)
        taken[day] += 1
    return slots


@action("meetings.hold")
def hold_meeting(
    meeting: Meeting,
    *,
    done: str = "",
    minutes: int | None = None,
    mood: str = "",
    agreed: str = "",
    curator_present: bool = False,
    gate: Gate,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> Meeting:
    """A planned meeting has been held; the gates were open on its day."""
    may_turn(meeting, MeetingState.HELD).require()
    pairing, length = meeting.pairing, meeting.minutes if minutes is None else minutes
    may_mark(pairing).require()
    check_facts(pairing, meeting.kind, length)
    may_be_held(pairing, _day(pairing, meeting.planned_at), _day(pairing, moment)).require()
    gate(pairing, _day(pairing, meeting.planned_at)).require()
    return change(
        meeting, expected=expected, state=MeetingState.HELD, minutes=length, mood=mood,
        done=done.strip(), agreed=agreed.strip(), curator_present=curator_present, reason="",
    )  # fmt: skip


@action("meetings.log")
def log_meeting(
    pairing: Pairing,
    *,
    kind: str,
    held_at: datetime,
    minutes: int,
    format: str = Place.IN_PERSON,
    place: str = "",
    topic: str = "",
    done: str = "",
    agreed: str = "",
    mood: str = "",
    curator_present: bool = False,
    gate: Gate,
    by: Actor,
    moment: datetime,
) -> Meeting:
    """A meeting held without a plan, on a day when the gates were open."""
    may_mark(pairing).require()
    check_facts(pairing, kind, minutes)
    day = _day(pairing, held_at)
    if not (verdict := may_be_held(pairing, day, _day(pairing, moment))):
        raise BadInput(verdict.reason, field="day")
    gate(pairing, day).require()
    _require_place(pairing, place, day)
    facts = {"minutes": minutes, "format": format, "place": place.strip(), "topic": topic.strip()}
    told = {"done": done.strip(), "agreed": agreed.strip(), "mood": mood, "curator_present": curator_present}
    return create(
        _row(pairing, kind=kind, planned_at=held_at, state=MeetingState.HELD, unplanned=True, **facts, **told)
    )


@action("meetings.describe")
def describe_meeting(
    meeting: Meeting, *, expected: int | None = None, by: Actor, moment: datetime, **fields: Any
) -> Meeting:
    """Add to what is written about a held meeting: kind, minutes, what was done and agreed, how it went."""
    if meeting.state != MeetingState.HELD:
        raise Refused("Записать, как прошло, можно только о состоявшейся встрече")
    check_facts(meeting.pairing, fields.get("kind", meeting.kind), fields.get("minutes", meeting.minutes))
    return change(meeting, expected=expected, **fields)


@action("meetings.miss")
def miss_meeting(
    meeting: Meeting, reason: str, *, expected: int | None = None, by: Actor, moment: datetime
) -> Meeting:
    """The day came, and the meeting did not happen."""
    may_turn(meeting, MeetingState.MISSED).require()
    if meeting.planned_at > moment:
        raise Refused("Время встречи ещё не наступило: её можно отменить или перенести")
    return change(meeting, expected=expected, state=MeetingState.MISSED, reason=_said(reason))


@action("meetings.cancel")
def cancel_meeting(
    meeting: Meeting, reason: str, *, expected: int | None = None, by: Actor, moment: datetime
) -> Meeting:
    """The meeting will not happen."""
    may_turn(meeting, MeetingState.CANCELLED).require()
    return change(meeting, expected=expected, state=MeetingState.CANCELLED, reason=_said(reason))


def _said(reason: str) -> str:
    if not reason.strip():
        raise BadInput("Напишите коротко, почему", field="reason")
    return reason.strip()


@action("meetings.cancel_planned")
def cancel_planned(pairing: Pairing, *, reason: str, by: Actor, moment: datetime) -> int:
    """Cancel everything still planned for a pairing; returns how many."""
    rows = list(planned_of(pairing))
    for row in rows:
        change(row, state=MeetingState.CANCELLED, reason=_said(reason))
    return len(rows)


@action("meetings.hold_back")
def hold_back_planned(pairing: Pairing, *, since: date, why: str, by: Actor, moment: datetime) -> int:
    """The gates have closed: cancel what is planned for `since` and later, remembering that it may come back."""
    rows = [row for row in planned_of(pairing) if _day(pairing, row.planned_at) >= since]
    for row in rows:
        change(row, state=MeetingState.CANCELLED, reason=why[:300], held_back=True)
    return len(rows)


@action("meetings.bring_back")
def bring_back_planned(pairing: Pairing, *, gate: Gate, by: Actor, moment: datetime) -> int:
    """The gates are open again: what they had cancelled and is still ahead is planned anew; returns how many."""
    rows = [row for row in held_back_of(pairing, moment) if gate(pairing, _day(pairing, row.planned_at))]
    for row in rows:
        change(row, state=MeetingState.PLANNED, reason="", held_back=False)
    return len(rows)


@action("meetings.undo")
def undo_mark(meeting: Meeting, *, gate: Gate, by: Actor, moment: datetime) -> None:
    """Take a mark back: a planned meeting is planned again, one logged without a plan is removed."""
    may_turn(meeting, MeetingState.PLANNED).require()
    may_mark(meeting.pairing).require()
    if meeting.unplanned:
        remove(meeting)
        return
    if meeting.state != MeetingState.HELD:
        gate(meeting.pairing, _day(meeting.pairing, meeting.planned_at)).require()
    change(meeting, state=MeetingState.PLANNED, **BLANK)
