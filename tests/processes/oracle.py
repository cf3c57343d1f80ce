"""The law said a second time, straight from the rows: what the gates promise is not checked by the gates."""

from datetime import date

from nastavnik.features.consents.models import Consent
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.people.models import Person
from nastavnik.features.screening.models import Clearance

KINDS = ("processing", "participation")


def age(person: Person, day: date) -> int:
    born = person.birth_date
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def signers(person: Person, day: date) -> set[str]:
    """Under 14 the guardian, from 14 both, from 18 the person alone."""
    years = age(person, day)
    return {"guardian"} if years < 14 else {"guardian", "self"} if years < 18 else {"self"}


def people_of(pairing: Pairing, day: date | None = None) -> list[Person]:
    rows = PairingMember.objects.filter(pairing=pairing).select_related("mentee__person")
    here = [
        row for row in rows if (row.until is None if day is None else row.until is None or row.until >= day)
    ]
    return [pairing.mentor.person, *(row.mentee.person for row in here)]


def unsigned(person: Person, day: date) -> list[str]:
    rows = Consent.objects.filter(person=person, state="given", given_on__lte=day, expires_on__gte=day)
    there = {(row.kind, "guardian" if row.signed_by_id else "self") for row in rows}
    return [
        f"{person}: {kind} {who}"
        for kind in KINDS
        for who in signers(person, day)
        if (kind, who) not in there
    ]


def unchecked(people: list[Person], day: date) -> list[str]:
    if all(age(person, day) >= 18 for person in people):
        return []
    return [
        f"{person}: проверка" for person in people if person.kind == "outsider" and not checked(person, day)
    ]


def checked(person: Person, day: date) -> bool:
    rows = Clearance.objects.filter(
        person=person, decision="admitted", decided_on__lte=day, expires_on__gte=day
    )
    return any(row.annulled_on is None or row.annulled_on > day for row in rows)


def faults(day: date) -> list[str]:
    """What must never be: a pairing at work without papers, a guest at a child's side unchecked."""
    found = []
    for pairing in Pairing.objects.filter(state__in=("trial", "active")):
        people = people_of(pairing)
        found += [line for person in people for line in unsigned(person, day)] + unchecked(people, day)
    for meeting in Meeting.objects.filter(state__in=("planned", "held")):
        found += unchecked(people_of(meeting.pairing, meeting.planned_at.date()), meeting.planned_at.date())
    return found
