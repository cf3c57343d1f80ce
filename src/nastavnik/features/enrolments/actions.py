"""Writes of enrolments, requests, offers and interviews."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.models import Enrolment, Interview, Offer, Request
from nastavnik.features.enrolments.queries import offer_of, request_of
from nastavnik.features.enrolments.rules import (
    LIFE_CYCLE,
    STATE_OF_DECISION,
    may_enrol,
    may_hold_places,
    may_turn,
)
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.content import Amounts, amounts
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.actions.writing import pen
from nastavnik.kit.audit.recording import record
from nastavnik.kit.verdict import BadInput, Refused


@action("enrolments.enrol")
def enrol(
    programme: Programme,
    person: Person,
    *,
    side: str,
    track: str,
    entered_on: date,
    places: int | None = None,
    by: Actor,
    moment: datetime,
    **fields: Any,
) -> Enrolment:
    """Enter a person into a base of the programme as a candidate. Places default to those of the programme."""
    may_change(programme).require()
    pack, told = pack_of(programme), amounts(programme)
    if track not in told:
        raise BadInput("Эта форма наставничества не выбрана в программе", field="track")
    may_enrol(person, side, track, pack, entered_on).require()
    load = told[track].places if places is None else places
    wanted = load if side == Side.MENTOR else 1
    may_hold_places(wanted, 0).require()
    row = Enrolment(
        organisation_id=programme.organisation_id, programme=programme, person=person, side=side, track=track,
        entered_on=entered_on, places=wanted, **fields,
    )  # fmt: skip
    try:
        made = create(row)
    except IntegrityError as fault:
        raise Refused(f"«{person}» уже в этой базе") from fault
    create(_statement(made))
    return made


def _statement(enrolment: Enrolment, **facts: Any) -> Request | Offer:
    kind = Offer if enrolment.side == Side.MENTOR else Request
    return kind(organisation_id=enrolment.organisation_id, enrolment=enrolment, **facts)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be entered into a base: `facts` are columns of the enrolment, `statement` of the request or offer."""

    person: Person
    side: str
    track: str
    entered_on: date
    facts: Mapping[str, Any]
    statement: Mapping[str, Any]


@action("enrolments.enrol_many")
def enrol_many(
    programme: Programme, newcomers: Sequence[Newcomer], *, state: str, by: Actor, moment: datetime
) -> list[Enrolment]:
    """Enter many people into the bases at once, as candidates or already accepted; all of them or none."""
    may_change(programme).require()
    if state not in {EnrolmentState.CANDIDATE, EnrolmentState.ACCEPTED}:
        raise BadInput("В базу вносят кандидатом или сразу принятым", field="state")
    pack, told_amounts = pack_of(programme), amounts(programme)
    for one in newcomers:
        if one.track not in told_amounts:
            raise BadInput("Эта форма наставничества не выбрана в программе", field="track")
        may_enrol(one.person, one.side, one.track, pack, one.entered_on).require()
    rows = [_entered(programme, one, state, told_amounts) for one in newcomers]
    try:
        made = create_many(rows, "enrolments.enrol")
    except IntegrityError as fault:
        raise Refused("Кто-то из списка уже в этой базе: обновите страницу") from fault
    told = [_statement(row, **one.statement) for row, one in zip(made, newcomers, strict=True)]
    create_many([row for row in told if isinstance(row, Request)], "enrolments.request")
    create_many([row for row in told if isinstance(row, Offer)], "enrolments.offer")
    return made


def _entered(programme: Programme, one: Newcomer, state: str, told: Mapping[str, Amounts]) -> Enrolment:
    facts = {"places": told[one.track].places if one.side == Side.MENTOR else 1, **one.facts}
    may_hold_places(facts["places"], 0).require()
    return Enrolment(
        organisation_id=programme.organisation_id, programme=programme, person=one.person, side=one.side,
        track=one.track, entered_on=one.entered_on, state=state, **facts,
    )  # fmt: skip


@action("enrolments.change")
def change_enrolment(
    enrolment: Enrolment, *, expected: int | None = None, by: Actor, moment: datetime, **fields: Any
) -> Enrolment:
    """Save the base's columns of an enrolment."""
    if "places" in fields:
        may_hold_places(fields["places"], enrolment.used_places).require()
    if (left := fields.get("left_on")) and left < fields.get("entered_on", enrolment.entered_on):
        raise BadInput("Дата завершения раньше даты вхождения", field="left_on")
    return change(enrolment, expected=expected, **fields)


@action("enrolments.request")
def write_request(
    enrolment: Enrolment, *, expected: int | None = None, by: Actor, moment: datetime, **fields: Any
) -> Request:
    """Save what a mentee asks for."""
    row = request_of(enrolment)
    if row is None:
        raise Refused("Запрос есть только у наставляемого")
    return change(row, expected=expected, **fields)


@action("enrolments.offer")
def write_offer(
    enrolment: Enrolment, *, expected: int | None = None, by: Actor, moment: datetime, **fields: Any
) -> Offer:
    """Save what a mentor offers."""
    row = offer_of(enrolment)
    if row is None:
        raise Refused("Предложение есть только у наставника")
    return change(row, expected=expected, **fields)


@action("enrolments.interview")
def hold_interview(
    enrolment: Enrolment,
    *,
    held_on: date,
    marks: dict[str, int],
    decision: str,
    criterion: str,
    reason: str = "",
    interviewer: Person | None = None,
    by: Actor,
    moment: datetime,
) -> Interview:
    """Write an interview down and carry out its decision. `criterion` is a code of the pack's selection."""
    selection = pack_of(enrolment.programme).selection
    scales = {one.code: one.scale_max for one in selection.criteria}
    if criterion not in scales:
        raise BadInput("Назовите критерий, на котором держится решение", field="criterion")
    for code, mark in marks.items():
        if code not in scales or not 0 <= mark <= scales[code]:
            raise BadInput("Оценка вне шкалы критерия", field="marks")
    row = create(
        Interview(
            organisation_id=enrolment.organisation_id, enrolment=enrolment, held_on=held_on, marks=marks,
            decision=decision, criterion=criterion, reason=reason, interviewer=interviewer,
        )
    )  # fmt: skip
    decide(enrolment, state=STATE_OF_DECISION[decision], reason=reason, by=by, moment=moment)  # type: ignore[index]
    return row


@action("enrolments.decide")
def decide(enrolment: Enrolment, *, state: str, reason: str = "", by: Actor, moment: datetime) -> Enrolment:
    """Accept into the base, keep in reserve, or decline."""
    if enrolment.state == state:
        return enrolment
    may_turn(enrolment, state).require()
    return change(enrolment, state=state, note=reason)


@action("enrolments.withdraw")
def withdraw(enrolment: Enrolment, *, on: date, reason: str = "", by: Actor, moment: datetime) -> Enrolment:
    """The person leaves the programme."""
    may_turn(enrolment, EnrolmentState.WITHDRAWN).require()
    left = max(on, enrolment.entered_on)
    return change(enrolment, state=EnrolmentState.WITHDRAWN, left_on=left, note=reason)


@action("enrolments.return")
def bring_back(enrolment: Enrolment, *, by: Actor, moment: datetime) -> Enrolment:
    """A declined or withdrawn person is a candidate again."""
    may_turn(enrolment, EnrolmentState.CANDIDATE).require()
    try:
        return change(enrolment, state=EnrolmentState.CANDIDATE, left_on=None)
    except IntegrityError as fault:
        raise Refused(f"«{enrolment.person}» уже снова в базе") from fault


@action("enrolments.restore")
def restore(enrolment: Enrolment, *, state: str, by: Actor, moment: datetime) -> Enrolment:
    """What took the person out of the programme is taken back: they stand exactly as they did."""
    if enrolment.state != EnrolmentState.WITHDRAWN or EnrolmentState.WITHDRAWN not in LIFE_CYCLE[state]:
        raise Refused(f"«{enrolment.person}»: участие с тех пор менялось")
    try:
        return change(enrolment, state=state, left_on=None)
    except IntegrityError as fault:
        raise Refused(f"«{enrolment.person}» уже снова в базе") from fault


@action("enrolments.finish")
def finish(enrolment: Enrolment, *, on: date, by: Actor, moment: datetime) -> Enrolment:
    """The person has completed the programme."""
    may_turn(enrolment, EnrolmentState.FINISHED).require()
    return change(enrolment, state=EnrolmentState.FINISHED, left_on=max(on, enrolment.entered_on))


@action("enrolments.undo")
def undo_enrolment(enrolment: Enrolment, *, by: Actor, moment: datetime) -> None:
    """Take back an enrolment just made, if nothing refers to it."""
    try:
        for row in (request_of(enrolment), offer_of(enrolment)):
            if row is not None:
                remove(row)
        remove(enrolment)
    except IntegrityError as fault:
        raise Refused(f"«{enrolment.person}» уже участвует в работе: отменить внесение нельзя") from fault


@action("enrolments.take_place")
def take_place(mentor: Enrolment, *, count: int = 1, by: Actor, moment: datetime) -> None:
    """Take places of a mentor in one conditional statement: two curators never share the last one (D11)."""
    _shift_places(mentor, count, f"У наставника «{mentor.person}» нет свободных мест")


@action("enrolments.free_place")
def free_place(mentor: Enrolment, *, count: int = 1, by: Actor, moment: datetime) -> None:
    """Give places of a mentor back."""
    _shift_places(mentor, -count, f"У наставника «{mentor.person}» столько мест не занято")


def _shift_places(mentor: Enrolment, by_count: int, refusal: str) -> None:
    used = mentor.used_places
    fits = Enrolment.objects.filter(
        pk=mentor.pk, used_places__lte=F("places") - by_count, used_places__gte=max(0, -by_count)
    )
    with pen():
        if not fits.update(used_places=F("used_places") + by_count, version=F("version") + 1):
            raise Refused(refusal)
    mentor.refresh_from_db()
    record(mentor, before={"used_places": used}, after={"used_places": mentor.used_places})
