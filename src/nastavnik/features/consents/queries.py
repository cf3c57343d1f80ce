"""Reads of consents: only about people within sight."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import QuerySet

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.rules import Missing, Slip, missing_consents
from nastavnik.features.methodology.queries import packs_here
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import in_sight
from nastavnik.kit.verdict import NotFound


def consents() -> QuerySet[Consent]:
    """Consents about people within sight."""
    rows = Consent.objects.select_related("person", "person__school_class", "signed_by", "scan")
    return rows.filter(person__in=in_sight(Person.objects.all()))


def consents_of(people: Iterable[Person]) -> list[Consent]:
    """All consents about these people, in one query."""
    return list(Consent.objects.filter(person_id__in={p.pk for p in people}))


def consents_by_person(people: Iterable[Person], contour: str) -> dict[int, list[Slip]]:
    """Slips of their consents of one contour, by the person's id, in one query."""
    found: dict[int, list[Slip]] = defaultdict(list)
    rows = Consent.objects.filter(person_id__in={p.pk for p in people}, contour=contour).order_by("pk")
    for row in rows.values_list("pk", *Slip._fields[1:]):
        found[row[1]].append(Slip(*row))
    return found


def missing_for(
    people: Sequence[Person], kinds_by_person: Mapping[int, Sequence[ConsentKind]], day: date, contour: str
) -> dict[int, list[Missing]]:
    """Signatures still owed, by the person's id, in one query; people who owe nothing are left out."""
    given = consents_by_person(people, contour)
    owed = {
        person.pk: missing_consents(
            person, kinds_by_person.get(person.pk, ()), given[person.pk], day, contour
        )
        for person in people
    }
    return {pk: missing for pk, missing in owed.items() if missing}


def history_of(person: Person) -> QuerySet[Consent]:
    """Everything that was ever written about the person's consents, newest first."""
    return Consent.objects.filter(person=person).select_related("signed_by", "scan").order_by("-pk")


def load_consent(public_id: str) -> Consent:
    """One consent about a person within sight, or `NotFound`."""
    found: Consent | None = consents().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def open_consent(person: Person, kind: str, contour: str, signer: Person | None) -> Consent | None:
    """The asked or given consent of this kind and signature, if there is one."""
    rows = Consent.objects.filter(person=person, kind=kind, contour=contour, signed_by=signer)
    found: Consent | None = rows.filter(state__in=("asked", "given")).first()
    return found


def kind_of(consent: Consent) -> ConsentKind | None:
    """What the pack says of this consent's kind; None when the kind has left the pack."""
    for pack in packs_here():
        if pack.contour == consent.contour:
            return next((kind for kind in pack.consents if kind.code == consent.kind), None)
    return None
