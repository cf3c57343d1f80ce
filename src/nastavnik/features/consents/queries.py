"""Reads of consents."""

from collections.abc import Iterable

from django.db.models import QuerySet

from nastavnik.features.consents.models import Consent
from nastavnik.features.people.models import Person
from nastavnik.kit.verdict import NotFound


def consents() -> QuerySet[Consent]:
    """Consents of the scope."""
    return Consent.objects.select_related("person", "person__school_class", "signed_by")


def consents_of(people: Iterable[Person]) -> list[Consent]:
    """All consents about these people, in one query."""
    return list(Consent.objects.filter(person_id__in={p.pk for p in people}))


def load_consent(public_id: str) -> Consent:
    """One consent, or `NotFound`."""
    found: Consent | None = consents().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found
