"""Writes of pairings. Places of a mentor are taken and freed here and nowhere else."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from nastavnik.features.enrolments.actions import free_place, take_place
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.pairings.enums import PairingKind, PairingState
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.pairings.queries import open_members, paired_elsewhere
from nastavnik.features.pairings.rules import (
    BEHIND_GATES,
    check_facts,
    kind_for,
    may_activate,
    may_bring_together,
    may_close,
    may_count,
    may_edit,
    may_pair,
    may_try,
    may_turn,
    may_undo,
    reason_of,
)
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.actions.many import change_many
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused, Verdict


@action("pairings.propose")
def propose_pairing(
    programme: Programme,
    mentor: Enrolment,
    mentees: Sequence[Enrolment],
    *,
    track: str,
    starts_on: date,
    ends_on: date,
    role_model: str = "",
    kind: str | None = None,
    score: float | None = None,
    score_parts: Sequence[dict[str, object]] = (),
    by: Actor,
    moment: datetime,
) -> Pairing:
    """Propose a pair or a group and take the mentor's places; the loser of a race for the last place is refused."""
    may_change(programme).require()
    mentees = list({mentee.pk: mentee for mentee in mentees}.values())
    may_pair(mentor, mentees, programme, track).require()
    check_facts(programme, track, starts_on, ends_on, role_model)
    _require_free(mentees)
    take_place(mentor, count=len(mentees), by=by, moment=moment)
    row = Pairing(
        organisation_id=programme.organisation_id, programme=programme, mentor=mentor,
        kind=kind_for(len(mentees), kind), track=track, role_model=role_model,
        starts_on=starts_on, ends_on=ends_on, score=score, score_parts=list(score_parts),
    )  # fmt: skip
    pairing = create(row)
    _enter(pairing, mentees, starts_on)
    return pairing


def _require_free(mentees: Sequence[Enrolment]) -> None:
    for busy in paired_elsewhere(mentees):
        raise Refused(f"«{busy.person}» уже в паре: сначала завершите её")


def _enter(pairing: Pairing, mentees: Sequence[Enrolment], since: date) -> None:
    # one order for everybody, so that two curators with the same children never wait for each other
    ordered = sorted(mentees, key=lambda mentee: mentee.pk)
    rows = [
        PairingMember(organisation_id=pairing.organisation_id, pairing=pairing, mentee=mentee, since=since)
        for mentee in ordered
    ]
    try:
        create_many(rows)
    except IntegrityError as fault:
        raise Refused("Кто-то из наставляемых уже в паре: обновите страницу") from fault


@action("pairings.undo")
def undo_proposal(pairing: Pairing, *, by: Actor, moment: datetime) -> None:
    """Take a proposal back as if it had not been, and free the places."""
    may_undo(pairing).require()
    members = open_members(pairing)
    try:
        for member in members:
            remove(member)
        remove(pairing)
    except IntegrityError as fault:
        raise Refused("На эту пару уже ссылаются встречи или документы: её можно только завершить") from fault
    free_place(pairing.mentor, count=len(members), by=by, moment=moment)


@action("pairings.trial")
def begin_trial(pairing: Pairing, *, gates: Verdict, day: date, by: Actor, moment: datetime) -> Pairing:
    """The two try a meeting before they decide; the gates are those of the work itself."""
    may_try(pairing, gates).require()
    return _opened(pairing, PairingState.TRIAL, day)


@action("pairings.activate")
def activate(pairing: Pairing, *, gates: Verdict, day: date, by: Actor, moment: datetime) -> Pairing:
    """Begin the work; the gates of `day` are collected by the process `activate_pairing`."""
    may_activate(pairing, gates).require()
    return _opened(pairing, PairingState.ACTIVE, day)


def _opened(pairing: Pairing, state: str, day: date) -> Pairing:
    try:
        with transaction.atomic():
            return change(pairing, state=state, cleared_on=day, held_for="")
    except IntegrityError as fault:
        raise Refused(
            "Пока вы решали, согласие или проверка закончились: обновите страницу и посмотрите, чего не хватает"
        ) from fault


@action("pairings.hold_back")
def hold_back(pairing: Pairing, *, why: str, by: Actor, moment: datetime) -> Pairing:
    """The gates of a pairing have closed: work is suspended, a trial is a proposal again; the places stay taken."""
    may_bring_together(pairing).require()
    return change(pairing, state=BEHIND_GATES[PairingState(pairing.state)], held_for=why, note=why[:300])


@action("pairings.suspend")
def suspend(pairing: Pairing, *, note: str = "", by: Actor, moment: datetime) -> Pairing:
    """Stop for a while; the places stay taken."""
    may_turn(pairing, PairingState.SUSPENDED).require()
    return change(pairing, state=PairingState.SUSPENDED, note=note)


@action("pairings.resume")
def resume(pairing: Pairing, *, gates: Verdict, day: date, by: Actor, moment: datetime) -> Pairing:
    """Go on after a pause, through the same gates as at the beginning."""
    if pairing.state != PairingState.SUSPENDED:
        raise Refused("Пара не приостановлена")
    may_activate(pairing, gates).require()
    return _opened(pairing, PairingState.ACTIVE, day)


@action("pairings.fix")
def fix_by_order(
    pairing: Pairing, number: str, dated: date, *, expected: int | None = None, by: Actor, moment: datetime
) -> Pairing:
    """Write down the order that fixes the pairing."""
    may_edit(pairing).require()
    if not number.strip():
        raise BadInput("Укажите номер приказа", field="number")
    return change(pairing, expected=expected, order_number=number.strip(), order_date=dated)


@action("pairings.change")
def change_pairing(
    pairing: Pairing,
    *,
    starts_on: date,
    ends_on: date,
    role_model: str,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> Pairing:
    """Save the dates and the role model."""
    may_edit(pairing).require()
    check_facts(pairing.programme, pairing.track, starts_on, ends_on, role_model)
    return change(pairing, expected=expected, starts_on=starts_on, ends_on=ends_on, role_model=role_model)


@action("pairings.close")
def close(
    pairing: Pairing,
    *,
    reason: str,
    on: date,
    note: str = "",
    success: bool | None = None,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> Pairing:
    """Close with a reason of the pack: completed or terminated; mentees leave and places are freed."""
    achieved = reason_of(pairing, reason).success if success is None else success
    may_close(pairing, achieved, on, local_day(moment, pairing.organisation.zone)).require()
    state = PairingState.COMPLETED if achieved else PairingState.TERMINATED
    change(
        pairing, expected=expected, state=state, ended_on=on, closing_reason=reason, closing_note=note.strip()
    )
    members = open_members(pairing)
    for member in members:
        change(member, until=max(on, member.since))
    if members:
        free_place(pairing.mentor, count=len(members), by=by, moment=moment)
    return pairing


@action("pairings.add_mentee")
def add_mentee(
    pairing: Pairing, mentee: Enrolment, *, since: date, gates: Verdict, by: Actor, moment: datetime
) -> Pairing:
    """One more mentee: a pair becomes a group; `gates` are those of the pairing at work with the newcomer."""
    may_edit(pairing).require()
    may_pair(pairing.mentor, [mentee], pairing.programme, pairing.track).require()
    members = open_members(pairing)
    may_count(len(members) + 1, pack_of(pairing.programme)).require()
    if not pairing.starts_on <= since <= pairing.ends_on:
        raise BadInput("День вхождения — вне сроков группы", field="since")
    if may_bring_together(pairing):
        gates.require()
    _require_free([mentee])
    take_place(pairing.mentor, by=by, moment=moment)
    change(pairing, kind=PairingKind.GROUP)
    _enter(pairing, [mentee], since)
    return pairing


@action("pairings.drop_mentee")
def drop_mentee(pairing: Pairing, mentee: Enrolment, *, on: date, by: Actor, moment: datetime) -> Pairing:
    """A mentee leaves the group; the last one cannot leave, the pairing is closed instead."""
    may_edit(pairing).require()
    members = open_members(pairing)
    leaving = next((one for one in members if one.mentee_id == mentee.pk), None)
    if leaving is None:
        raise Refused(f"«{mentee.person}» не состоит в этой группе")
    if len(members) == 1:
        raise Refused("Это единственный наставляемый: завершите пару с указанием основания")
    change(leaving, until=max(on, leaving.since))
    free_place(pairing.mentor, by=by, moment=moment)
    return pairing


@action("people.set_aside")
def set_aside(pairings: Sequence[Pairing], *, by: Actor, moment: datetime) -> list[tuple[Pairing, str]]:
    """Stand still inside one transaction while records of their people are moved; returns what `take_up` needs."""
    former = [(pairing, str(pairing.state)) for pairing in pairings]
    change_many(list(pairings), "people.set_aside", state=PairingState.SUSPENDED)
    return former


@action("people.take_up")
def take_up(standing: Sequence[tuple[Pairing, str]], *, by: Actor, moment: datetime) -> None:
    """Go on as before; the database asks its gates again and raises `IntegrityError` when they are shut."""
    for state in dict.fromkeys(state for _, state in standing):
        change_many([one for one, was in standing if was == state], "people.take_up", state=state)
