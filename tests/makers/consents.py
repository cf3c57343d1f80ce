"""Consents for tests."""

from datetime import date

from nastavnik.features.consents.actions import Due, give_consent, print_sheets
from nastavnik.features.consents.models import Consent, ConsentSheet
from nastavnik.features.organisations.methodology import pack
from nastavnik.features.people.models import Person
from tests.makers.organisations import BY, MOMENT

PUPILS = pack("pupils")
FACTS = {"contour": PUPILS.contour, "by": BY, "moment": MOMENT}


def make_consent(
    person: Person, kind: str = "processing", signed_by: Person | None = None, **facts
) -> Consent:
    """A consent on paper, given on the second of September."""
    told = {"given_on": date(2026, 9, 2)} | FACTS | facts
    return give_consent(person, PUPILS.consent(kind), signed_by=signed_by, **told)


def make_sheets(*dues: tuple) -> list[ConsentSheet]:
    """Printed sheets: (person, code of the kind, whose signatures, guardians) each."""
    lines = [
        Due(person, PUPILS.consent(kind), signers, tuple(adults)) for person, kind, signers, adults in dues
    ]
    batch = print_sheets("Листы", lines, organisation_id=dues[0][0].organisation_id, **FACTS)
    return list(ConsentSheet.objects.filter(batch=batch).order_by("pk"))
