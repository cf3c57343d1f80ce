"""Who may be enrolled, and what may become of an enrolment."""

from datetime import date

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.enrolments.enums import Decision, EnrolmentState, Side
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.people.enums import PersonState
from nastavnik.features.people.models import Person
from nastavnik.features.people.rules import age_of
from nastavnik.kit.verdict import YES, Verdict, no

LIFE_CYCLE_TITLE = "Участие в программе"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    EnrolmentState.CANDIDATE: frozenset(
        {EnrolmentState.ACCEPTED, EnrolmentState.RESERVE, EnrolmentState.DECLINED, EnrolmentState.WITHDRAWN}
    ),
    EnrolmentState.RESERVE: frozenset(
        {EnrolmentState.ACCEPTED, EnrolmentState.DECLINED, EnrolmentState.WITHDRAWN}
    ),
    EnrolmentState.ACCEPTED: frozenset(
        {EnrolmentState.RESERVE, EnrolmentState.WITHDRAWN, EnrolmentState.FINISHED}
    ),
    EnrolmentState.DECLINED: frozenset({EnrolmentState.CANDIDATE}),
    EnrolmentState.WITHDRAWN: frozenset({EnrolmentState.CANDIDATE}),
    EnrolmentState.FINISHED: frozenset(),
}
STATE_OF_DECISION = {
    Decision.ACCEPT: EnrolmentState.ACCEPTED,
    Decision.RESERVE: EnrolmentState.RESERVE,
    Decision.DECLINE: EnrolmentState.DECLINED,
}


def may_turn(enrolment: Enrolment, state: str) -> Verdict:
    """Whether the enrolment may turn into `state`."""
    if state not in LIFE_CYCLE[enrolment.state]:
        return no(f"«{enrolment.person}» сейчас в состоянии «{EnrolmentState(enrolment.state).label}»")
    if state in {EnrolmentState.WITHDRAWN, EnrolmentState.DECLINED} and enrolment.used_places:
        return no(f"«{enrolment.person}» ведёт наставляемых: сначала завершите пары")
    return YES


def may_enrol(person: Person, side: str, track: str, pack: Pack, day: date) -> Verdict:
    """The pack's limits on who stands on this side of this track."""
    if person.state != PersonState.ACTIVE:
        return no(f"«{person}» не числится в списках")
    form = pack.track(track)
    rule = form.mentor if side == Side.MENTOR else form.mentee
    kinds = pack.person_kind(rule.kind).people
    if person.kind not in kinds:
        return no(
            f"«{person}»: в форме «{form.title}» эту сторону занимает {pack.person_kind(rule.kind).title}"
        )
    age = age_of(person, day)
    if rule.age_strict and age is not None and rule.age_from is not None and age < rule.age_from:
        return no(f"«{person}»: участвовать можно с {rule.age_from} лет, сейчас {age}")
    return YES


def may_hold_places(places: int, used: int) -> Verdict:
    """A mentor's capacity is a whole number that covers the pairs already made."""
    if not 0 <= places <= 30:
        return no("Число мест у наставника — от 0 до 30")
    if places < used:
        return no(f"У наставника уже {used} наставляемых: меньше мест указать нельзя")
    return YES
