"""Pairings for tests, made by the product's own actions and processes."""

from datetime import UTC, date, datetime
from decimal import Decimal

from nastavnik.features.consents.actions import give_consent
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.pairings.actions import propose_pairing
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.people.actions import add_guardian
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import guardians_of
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.screening.actions import record_clearance
from nastavnik.features.screening.models import Clearance
from nastavnik.features.screening.queries import clearance_kinds
from nastavnik.features.trainings.actions import mark_attendance, plan_training
from nastavnik.processes.activate_pairing import activate_pairing
from nastavnik.processes.gates import gates_of
from tests.makers.organisations import BY
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment

NOVEMBER = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)
SIGNED_ON = date(2026, 10, 1)


def make_pairing(
    programme: Programme,
    mentor: Enrolment | str = "Захаров Пётр Петрович",
    *mentees: Enrolment | str,
    active: bool = False,
    **facts,
) -> Pairing:
    """A proposed pairing from 2 November 2026 to 31 May 2027; people may be given by name. `active`: gates passed."""
    chosen = [_enrolled(programme, one, "mentee") for one in mentees or ("Иванова Алиса Денисовна",)]
    guide = _enrolled(programme, mentor, "mentor", places=max(1, len(chosen)))
    dates = {"starts_on": date(2026, 11, 2), "ends_on": date(2027, 5, 31)}
    row = propose_pairing(
        programme, guide, chosen, track=guide.track, by=BY, moment=NOVEMBER, **(dates | facts)
    )
    if active:
        clear_gates(row)
        activate_pairing(row, by=BY, moment=NOVEMBER)
    return row


def _enrolled(programme: Programme, who: Enrolment | str, side: str, **fields) -> Enrolment:
    return make_enrolment(programme, who, side, **fields) if isinstance(who, str) else who


def clear_gates(pairing: Pairing) -> None:
    """Give every consent the pairing lacks, train its mentor, check the strangers."""
    gates = gates_of(pairing, NOVEMBER.date())
    for person, missing in gates.owed:
        for one in missing:
            sign_consent(pairing.programme, person, one.kind, one.signer)
    if not gates.training:
        train(pairing.mentor)
    for person, verdict in gates.screening:
        if not verdict:
            clear(person)


def clear(person: Person, **facts) -> Clearance:
    """A clearance of 1 October 2026 for a year."""
    kind = clearance_kinds()[0]
    told = {
        "number": f"{person.pk}/26",
        "issued_on": SIGNED_ON,
        "decided_on": SIGNED_ON,
        "decision": "admitted",
    }
    return record_clearance(person, kind, by=BY, moment=NOVEMBER, **(told | facts))


def sign_consent(programme: Programme, person: Person, kind: str, signer: str = "self") -> None:
    """A paper consent of 1 October 2026; a guardian is made for the child who has none."""
    pack = pack_of(programme)
    signed_by = guardian_of(person) if signer == "guardian" else None
    give_consent(
        person, pack.consent(kind), contour=pack.contour, given_on=SIGNED_ON, signed_by=signed_by, by=BY,
        moment=NOVEMBER,
    )  # fmt: skip


def guardian_of(child: Person) -> Person:
    """The child's guardian, made when there is none."""
    known = guardians_of(child).first()
    if known is not None:
        return known.guardian
    adult = make_person(f"{child.surname} Вера Олеговна", "guardian")
    add_guardian(child, adult, relation="mother", by=BY, moment=NOVEMBER)
    return adult


def train(mentor: Enrolment) -> None:
    """A lesson long enough to open the gate."""
    pack = pack_of(mentor.programme)
    lesson = plan_training(
        mentor.programme, module=pack.training.modules[0].code, title="Роль наставника", held_on=SIGNED_ON,
        hours=Decimal(pack.training.threshold_hours), by=BY, moment=NOVEMBER,
    )  # fmt: skip
    mark_attendance(lesson, [mentor], {mentor.pk}, by=BY, moment=NOVEMBER)
