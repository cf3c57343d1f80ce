"""A person leaves: open pairs are closed, part in programmes ends, then the record goes off the lists; one transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from nastavnik.features.enrolments.actions import withdraw
from nastavnik.features.enrolments.queries import standing_enrolments_of
from nastavnik.features.meetings.queries import bounds_of_held
from nastavnik.features.pairings.actions import drop_mentee
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.pairings.queries import open_members, open_pairings_of
from nastavnik.features.pairings.rules import reasons_for
from nastavnik.features.people.actions import leave
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput
from nastavnik.processes.close_pairing import close_pairing

if TYPE_CHECKING:
    from nastavnik.features.enrolments.models import Enrolment
    from nastavnik.features.pairings.models import Pairing
    from nastavnik.features.people.models import Person


@dataclass(frozen=True, slots=True)
class Farewell:
    """What leaving will close."""

    pairings: "list[Pairing]"
    enrolments: "list[Enrolment]"


def foreseen(person: "Person") -> Farewell:
    """Open pairings and standing enrolments of the person."""
    return Farewell(list(open_pairings_of(person)), standing_enrolments_of([person]))


def closing_reasons(person: "Person") -> list[tuple[str, str]]:
    """Reasons by which all of the person's open pairings may be closed: (code, title)."""
    told = [
        {one.code: one.title for one in reasons_for(p) if not one.success} for p in open_pairings_of(person)
    ]
    common = set.intersection(*(set(one) for one in told)) if told else set()
    return [(code, title) for code, title in (told[0].items() if told else ()) if code in common]


def leave_school(
    person: "Person",
    *,
    on: date,
    reason: str,
    closing_reason: str = "",
    note: str = "",
    by: Actor,
    moment: datetime,
) -> "Person":
    """Close everything the person stands in and take the record off the lists; `closing_reason`: a code of the pack."""
    if on > local_day(moment):
        raise BadInput("Этот день ещё не наступил: укажите сегодняшний или прошедший", field="on")
    with transaction.atomic():
        told = foreseen(person)
        if told.pairings and not closing_reason:
            raise BadInput("Выберите основание, по которому закрыть пары", field="closing_reason")
        for pairing in told.pairings:
            _part(pairing, person, on, closing_reason, note, {"by": by, "moment": moment})
        for enrolment in standing_enrolments_of([person]):
            withdraw(enrolment, on=on, reason=note, by=by, moment=moment)
        return leave(person, on=on, reason=reason, note=note, by=by, moment=moment)


def _part(
    pairing: "Pairing", person: "Person", on: date, reason: str, note: str, signed: dict[str, Any]
) -> None:
    """A mentee leaves a group that goes on; a mentor, or the only mentee, ends the pairing."""
    members = open_members(pairing)
    own = next((one.mentee for one in members if one.mentee.person_id == person.pk), None)
    day = max(on, _earliest(pairing))
    if own is not None and len(members) > 1:
        drop_mentee(pairing, own, on=day, **signed)
    else:
        close_pairing(pairing, reason=reason, on=day, note=note, **signed)


def _earliest(pairing: "Pairing") -> date:
    """A pairing is not closed before it began, nor before a meeting that has been held."""
    held = bounds_of_held(pairing)
    begun = date.min if pairing.state == PairingState.PROPOSED else pairing.starts_on
    return max(begun, held[1]) if held else begun
