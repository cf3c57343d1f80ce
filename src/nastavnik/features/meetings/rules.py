"""When a meeting may be planned or marked, and which kind of the cycle comes next."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from nastavnik.core.methodology.schema.work import MeetingKind
from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Person
from nastavnik.features.people.rules import is_minor
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.verdict import YES, BadInput, Verdict, no

LIFE_CYCLE_TITLE = "Встреча"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    MeetingState.PLANNED: frozenset({MeetingState.HELD, MeetingState.MISSED, MeetingState.CANCELLED}),
    MeetingState.HELD: frozenset({MeetingState.PLANNED}),
    MeetingState.MISSED: frozenset({MeetingState.PLANNED}),
    MeetingState.CANCELLED: frozenset({MeetingState.PLANNED}),
}
MEETING = {PairingState.TRIAL, PairingState.ACTIVE}
Gate = Callable[[Pairing, date], Verdict]
"""Whether the pairing may meet on the day by its papers: `processes.gates.may_meet_on`."""
SHORTEST, LONGEST = 5, 720


def may_meet(pairing: Pairing) -> Verdict:
    """Meetings belong to a pairing that tries or works."""
    if pairing.state in MEETING:
        return YES
    return no(f"Пара сейчас в состоянии «{PairingState(pairing.state).label}»: встречи не назначаются")


def may_mark(pairing: Pairing) -> Verdict:
    """What has happened may still be said during a pause, not after the end."""
    return YES if pairing.state == PairingState.SUSPENDED else may_meet(pairing)


def may_turn(meeting: Meeting, state: str) -> Verdict:
    """Whether the meeting may turn into `state`."""
    if state in LIFE_CYCLE[meeting.state]:
        return YES
    return no(f"Встреча уже в состоянии «{MeetingState(meeting.state).label}»")


def may_fall_on(pairing: Pairing, day: date) -> Verdict:
    """A meeting lies inside the dates of its pairing."""
    if pairing.starts_on <= day <= pairing.ends_on:
        return YES
    return no(
        f"Пара работает с {pairing.starts_on:%d.%m.%Y} по {pairing.ends_on:%d.%m.%Y}: выберите день внутри"
    )


def may_be_held(pairing: Pairing, day: date, today: date) -> Verdict:
    """Only a day that has come can have seen a meeting."""
    if day > today:
        return no("Этот день ещё не наступил: отметить встречу можно в день встречи или позже")
    return may_fall_on(pairing, day)


def needs_place(mentor: Person, mentees: Iterable[Person], day: date) -> bool:
    """An adult from outside and a child meet only where the school knows."""
    outside = mentor.kind == PersonKind.OUTSIDER and not is_minor(mentor, day)
    return outside and any(is_minor(mentee, day) for mentee in mentees)


def check_facts(pairing: Pairing, kind: str, minutes: int) -> None:
    """The kind stands in the pack and the length is real, or `BadInput`."""
    if kind not in {one.code for one in pack_of(pairing.programme).meetings}:
        raise BadInput("Такого вида встреч нет в методике", field="kind")
    if not SHORTEST <= minutes <= LONGEST:
        raise BadInput(f"Длительность встречи — от {SHORTEST} до {LONGEST} минут", field="minutes")


def next_kind(kinds: Sequence[MeetingKind], held: Collection[str], day: date, ends_on: date) -> MeetingKind:
    """The kind that comes next: the openings in order, then regular work, and the closing one near the end."""
    ordered = sorted(kinds, key=lambda kind: kind.number)
    repeated = next((kind for kind in ordered if kind.repeated), None)
    due = [kind for kind in ordered if kind.obligatory and not kind.repeated and kind.code not in held]
    opening = next((kind for kind in due if repeated is None or kind.number < repeated.number), None)
    if opening is not None:
        return opening
    if repeated is None or (due and ends_on - day <= timedelta(days=repeated.every_days)):
        return due[0] if due else ordered[-1]
    return repeated


def silent_since(last: date | None, starts_on: date, days: int, today: date) -> bool:
    """Whether nothing has been held for `days` days, counted from the last meeting or from the beginning."""
    return today - (last or starts_on) >= timedelta(days=days)


def overdue(meeting: Meeting, moment: datetime) -> bool:
    """The time has passed, and nobody has said what came of it."""
    return meeting.state == MeetingState.PLANNED and meeting.planned_at < moment
