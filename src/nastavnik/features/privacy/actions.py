"""Writes of the desk. Destruction itself crosses slices: `processes/destroy_people.py`."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from nastavnik.core.privacy.facts import russian_facts
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import own_organisation_id
from nastavnik.features.privacy.enums import DestructionState, IncidentState, SubjectRequestState
from nastavnik.features.privacy.models import (
    Destruction,
    Doomed,
    ExportReason,
    Incident,
    LegalHold,
    SubjectRequest,
)
from nastavnik.features.privacy.queries import chosen_already, held
from nastavnik.features.privacy.rules import (
    clocks,
    commission_fault,
    due_of,
    may_answer,
    may_close,
    may_decide,
    may_extend,
)
from nastavnik.kit.actions import Actor, action, change, create, create_many
from nastavnik.kit.audit.recording import look
from nastavnik.kit.files.keeping import keep_file
from nastavnik.kit.files.receiving import made
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused


@action("privacy.receive")
def receive_request(
    person: Person,
    *,
    kind: str,
    received_on: date,
    text: str = "",
    asked_by: Person | None = None,
    by: Actor,
    moment: datetime,
) -> SubjectRequest:
    """Write a request down; its term is counted from the day after by the production calendar."""
    if kind not in {one.code for one in russian_facts().requests}:
        raise BadInput("Такого вида обращения нет", field="kind")
    if received_on > local_day(moment):
        raise BadInput("Обращение не может быть получено в будущем", field="received_on")
    return create(
        SubjectRequest(
            organisation_id=person.organisation_id, person=person, asked_by=asked_by, kind=kind, text=text,
            received_on=received_on, due_on=due_of(kind, received_on),
        )
    )  # fmt: skip


@action("privacy.extend")
def extend_request(request: SubjectRequest, *, reason: str, by: Actor, moment: datetime) -> SubjectRequest:
    """Prolong the term with a reasoned notice."""
    may_extend(request).require()
    due = due_of(request.kind, request.received_on, extended=True)
    return change(request, extended=True, extension_reason=reason, due_on=due)


@action("privacy.answer")
def answer_request(request: SubjectRequest, *, answer: str, by: Actor, moment: datetime) -> SubjectRequest:
    """Close the request with what was answered and done."""
    return _closed(request, SubjectRequestState.ANSWERED, answer, moment)


@action("privacy.refuse")
def refuse_request(request: SubjectRequest, *, answer: str, by: Actor, moment: datetime) -> SubjectRequest:
    """Close the request with a reasoned refusal."""
    return _closed(request, SubjectRequestState.REFUSED, answer, moment)


def _closed(request: SubjectRequest, state: str, answer: str, moment: datetime) -> SubjectRequest:
    may_answer(request).require()
    if not answer.strip():
        raise BadInput("Напишите, что ответили", field="answer")
    return change(request, state=state, answer=answer, answered_on=local_day(moment))


@action("privacy.export_own")
def note_own_export(person: Person, *, form: str, by: Actor, moment: datetime) -> None:
    """Leave a trail that all data about a person were given out."""
    look(person, "privacy.export_own", note=form)


@action("privacy.hold")
def hold_person(person: Person, *, reason: str, by: Actor, moment: datetime) -> LegalHold:
    """Forbid destroying anything about this person."""
    if held([person.pk]):
        raise Refused("Запрет на уничтожение уже стоит")
    row = LegalHold(organisation_id=person.organisation_id, person=person, reason=reason)
    row.since = local_day(moment)
    return create(row)


@action("privacy.release")
def release_hold(hold: LegalHold, *, by: Actor, moment: datetime) -> LegalHold:
    """Take the hold off."""
    if hold.until is not None:
        raise Refused("Запрет уже снят")
    return change(hold, until=local_day(moment))


@action("privacy.propose")
def propose_destruction(
    chosen: Mapping[Person, str],
    *,
    commission: list[list[str]],
    by: Actor,
    moment: datetime,
    **fields: Any,
) -> Destruction:
    """Propose to destroy the data of these persons (each with why); nothing is destroyed yet."""
    if not chosen:
        raise BadInput("Не выбран ни один человек", field="people")
    commission_fault(commission).require()
    keys = {person.pk for person in chosen}
    if keys & (held(keys) | chosen_already()):
        raise Refused(
            "Среди выбранных есть те, кого уничтожать нельзя или кто уже отобран: соберите список заново"
        )
    organisation = own_organisation_id()
    row = Destruction(organisation_id=organisation, commission=commission, proposed_at=moment, **fields)
    row.proposed_by_id = by.account
    made = create(row)
    create_many(
        [
            Doomed(organisation_id=organisation, destruction=made, person=p, why=why)
            for p, why in chosen.items()
        ]
    )
    return made


@action("privacy.decline")
def decline_destruction(destruction: Destruction, *, note: str, by: Actor, moment: datetime) -> Destruction:
    """Say no: the data stay. Who proposed may take the proposal back as well."""
    if destruction.state != DestructionState.PROPOSED:
        raise Refused("Это уничтожение уже решено")
    return change(destruction, state=DestructionState.DECLINED, note=note, decided_at=moment)


@action("privacy.papers")
def keep_papers(
    destruction: Destruction, *, act: bytes, extract: bytes, by: Actor, moment: datetime
) -> dict[str, StoredFile]:
    """Keep the act and the extract; the names of their files name nobody."""
    place: dict[str, Any] = {"kind": "destruction", "organisation_id": destruction.organisation_id}
    return {
        "act": keep_file(made(act, "docx", "Акт об уничтожении сведений"), **place),
        "extract": keep_file(made(extract, "docx", "Выгрузка из журнала к акту об уничтожении"), **place),
    }


@action("privacy.destroy")
def write_destroyed(
    destruction: Destruction,
    *,
    act: StoredFile,
    extract: StoredFile,
    by: Actor,
    moment: datetime,
    **told: Any,
) -> Destruction:
    """Write what was destroyed. Called by the process that destroys, in its transaction."""
    may_decide(destruction, by.account).require()
    return change(
        destruction, state=DestructionState.DONE, act=act, extract=extract, decided_at=moment,
        decided_by_id=by.account, **told,
    )  # fmt: skip


@action("privacy.open_incident")
def open_incident(
    *, title: str, discovered_at: datetime, by: Actor, moment: datetime, **fields: Any
) -> Incident:
    """Open an incident: the clocks run from its discovery."""
    if discovered_at > moment:
        raise BadInput("Происшествие не может быть обнаружено в будущем", field="discovered_at")
    row = Incident(organisation_id=own_organisation_id(), title=title, discovered_at=discovered_at, **fields)
    return create(row)


@action("privacy.change_incident")
def change_incident(
    incident: Incident, *, expected: int | None = None, by: Actor, moment: datetime, **fields: Any
) -> Incident:
    """Add what has become known."""
    if incident.state != IncidentState.OPEN:
        raise Refused("Происшествие закрыто")
    return change(incident, expected=expected, **fields)


@action("privacy.step")
def do_step(incident: Incident, *, step: str, by: Actor, moment: datetime) -> Incident:
    """Mark a step as done now."""
    if incident.state != IncidentState.OPEN or step not in {clock.step.code for clock in clocks(incident)}:
        raise Refused("Этот шаг отметить нельзя")
    if step in incident.steps:
        raise Refused("Шаг уже отмечен")
    return change(incident, steps={**incident.steps, step: moment.isoformat()})


@action("privacy.close_incident")
def close_incident(incident: Incident, *, by: Actor, moment: datetime) -> Incident:
    """Close it when every step is done."""
    may_close(incident).require()
    return change(incident, state=IncidentState.CLOSED, closed_at=moment)


@action("privacy.reason")
def give_reason(*, address: str, rows: int, reason: str, by: Actor, moment: datetime) -> ExportReason:
    """Say why a large list is taken away."""
    if not reason.strip():
        raise BadInput("Напишите, для чего нужна выгрузка", field="reason")
    row = ExportReason(organisation_id=own_organisation_id(), address=address, rows=rows, reason=reason)
    row.account_id, row.role, row.made_at = by.account, by.role, moment
    return create(row)
