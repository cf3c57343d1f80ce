"""What may become of a pairing, and what must be in order before."""

from collections.abc import Sequence
from datetime import date

from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.people import TerminationReason
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.pairings.enums import BRINGS_TOGETHER, OPEN_STATES, PairingKind, PairingState
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.verdict import YES, BadInput, Verdict, no

LIFE_CYCLE_TITLE = "Пара или группа"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    PairingState.PROPOSED: frozenset({PairingState.TRIAL, PairingState.ACTIVE, PairingState.TERMINATED}),
    # back to a proposal when its gates close before the two have decided
    PairingState.TRIAL: frozenset({PairingState.ACTIVE, PairingState.PROPOSED, PairingState.TERMINATED}),
    PairingState.ACTIVE: frozenset({PairingState.SUSPENDED, PairingState.COMPLETED, PairingState.TERMINATED}),
    PairingState.SUSPENDED: frozenset({PairingState.ACTIVE, PairingState.COMPLETED, PairingState.TERMINATED}),
    PairingState.COMPLETED: frozenset(),
    PairingState.TERMINATED: frozenset(),
}
BEHIND_GATES = {PairingState.ACTIVE: PairingState.SUSPENDED, PairingState.TRIAL: PairingState.PROPOSED}


def may_turn(pairing: Pairing, state: str) -> Verdict:
    """Whether the pairing may turn into `state`."""
    if state in LIFE_CYCLE[pairing.state]:
        return YES
    return no(f"Пара сейчас в состоянии «{PairingState(pairing.state).label}»: так её не перевести")


def may_activate(pairing: Pairing, gates: Verdict) -> Verdict:
    """Work begins when the gates are open: consents of everybody, training of the mentor, checks of strangers."""
    return may_turn(pairing, PairingState.ACTIVE).and_then(gates)


def may_try(pairing: Pairing, gates: Verdict) -> Verdict:
    """A trial meeting brings the two together already, so it asks for the same papers and hours as the work."""
    if pairing.state != PairingState.PROPOSED:
        return may_turn(pairing, PairingState.TRIAL)
    return gates


def may_bring_together(pairing: Pairing) -> Verdict:
    """Whether people meet in this pairing now: it tries or works, and is not suspended."""
    if pairing.state in BRINGS_TOGETHER:
        return YES
    return no(f"Пара сейчас в состоянии «{PairingState(pairing.state).label}»")


def may_edit(pairing: Pairing) -> Verdict:
    """A closed pairing is history."""
    return YES if pairing.state in OPEN_STATES else no("Пара закрыта: править её уже нельзя")


def may_undo(pairing: Pairing) -> Verdict:
    """Only a proposal that nobody acted upon is taken back without a trace in the register."""
    if pairing.state != PairingState.PROPOSED or pairing.order_number:
        return no("Пара уже в работе: её можно только завершить с указанием основания")
    return YES


def may_stand(enrolment: Enrolment, side: str, programme: Programme, track: str) -> Verdict:
    """Whether this enrolment may stand on this side of a pairing of the track."""
    if enrolment.programme_id != programme.pk:
        return no(f"«{enrolment.person}» участвует в другой программе")
    if enrolment.side != side:
        return no(f"«{enrolment.person}» не в базе: {Side(side).label}")
    if enrolment.track != track:
        return no(f"«{enrolment.person}» участвует в другой форме наставничества")
    if enrolment.state != EnrolmentState.ACCEPTED:
        return no(f"«{enrolment.person}» ещё не принят в базу: {EnrolmentState(enrolment.state).label}")
    return YES


def may_pair(mentor: Enrolment, mentees: Sequence[Enrolment], programme: Programme, track: str) -> Verdict:
    """Whether these people may work together; places and other pairings are asked of the database."""
    verdict = may_stand(mentor, Side.MENTOR, programme, track)
    for mentee in mentees:
        verdict = verdict.and_then(may_stand(mentee, Side.MENTEE, programme, track))
        if mentee.person_id == mentor.person_id:
            return no(f"«{mentor.person}» не может быть наставником самому себе")
    return verdict.and_then(may_count(len({m.pk for m in mentees}), pack_of(programme)))


def may_count(mentees: int, pack: Pack) -> Verdict:
    """At least one mentee, and no more than a group holds."""
    largest = pack.defaults.group_size_max
    if mentees < 1:
        return no("Выберите хотя бы одного наставляемого")
    if mentees > largest:
        return no(f"В группе может быть не больше {largest} наставляемых")
    return YES


def kind_for(mentees: int, wanted: str | None) -> str:
    """A pair or a group by the number of mentees; `wanted` is kept where the number allows it."""
    if mentees > 1:
        if wanted == PairingKind.PAIR:
            raise BadInput("В паре один наставляемый: для нескольких нужна группа", field="kind")
        return PairingKind.GROUP
    return wanted or PairingKind.PAIR


def check_facts(programme: Programme, track: str, starts_on: date, ends_on: date, role_model: str) -> None:
    """Dates lie inside the programme and the role model belongs to the track, or `BadInput`."""
    if ends_on < starts_on:
        raise BadInput("Пара не может закончить работу раньше, чем начнёт", field="ends_on")
    if starts_on < programme.starts_on:
        raise BadInput(f"Программа начинается {programme.starts_on:%d.%m.%Y}", field="starts_on")
    if ends_on > programme.ends_on:
        raise BadInput(f"Программа заканчивается {programme.ends_on:%d.%m.%Y}", field="ends_on")
    known = {one.code for one in pack_of(programme).track(track).role_models}
    if role_model and role_model not in known:
        raise BadInput("Такой ролевой модели нет в этой форме наставничества", field="role_model")


def reasons_for(pairing: Pairing) -> list[TerminationReason]:
    """Reasons of the pack that fit the pairing's track."""
    pack = pack_of(pairing.programme)
    labour = pack.track(pairing.track).labour_law
    return [one for one in pack.termination_reasons if labour or not one.labour_law_only]


def reason_of(pairing: Pairing, code: str) -> TerminationReason:
    """The reason with this code, or `BadInput`."""
    for reason in reasons_for(pairing):
        if reason.code == code:
            return reason
    raise BadInput("Выберите основание из списка", field="reason")


def reason_title(pairing: Pairing) -> str:
    """The closing reason in words; a code of an older pack is shown as it is."""
    try:
        return pack_of(pairing.programme).termination_reason(pairing.closing_reason).title
    except UnknownCode:
        return pairing.closing_reason


def may_close(pairing: Pairing, success: bool, on: date, today: date) -> Verdict:
    """Completed after work, terminated at any time; never by a day that has not come."""
    if on > today:
        return no("День завершения ещё не наступил: укажите сегодняшний или прошедший")
    if pairing.state in OPEN_STATES and pairing.state != PairingState.PROPOSED and on < pairing.starts_on:
        return no(f"Пара начала работу {pairing.starts_on:%d.%m.%Y}: завершить её раньше нельзя")
    verdict = may_turn(pairing, PairingState.COMPLETED if success else PairingState.TERMINATED)
    if success and pairing.state in {PairingState.PROPOSED, PairingState.TRIAL}:
        return no("Пара ещё не работала: успешно завершить её нельзя, выберите другое основание")
    return verdict
