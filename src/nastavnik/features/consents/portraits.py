"""Whether a person's photograph may lie in their file: the kind is named by the pack, the consent must be in force."""

from collections.abc import Iterable
from datetime import date

from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.rules import missing_consents
from nastavnik.features.methodology.queries import packs_here
from nastavnik.features.people.models import Person
from nastavnik.kit.verdict import YES, Verdict, no


def portraits_allowed(people: Iterable[Person], day: date) -> set[int]:
    """Ids of people whose photograph may be kept and shown on `day`, in one query; asked anew each time."""
    found = list(people)
    rows = list(Consent.objects.filter(person_id__in={person.pk for person in found}, state="given"))
    kinds = [(pack.contour, kind) for pack in packs_here() for kind in pack.consents if kind.photograph]
    return {
        person.pk
        for person in found
        if any(not missing_consents(person, [kind], rows, day, contour) for contour, kind in kinds)
    }


def may_have_portrait(person: Person, day: date) -> Verdict:
    """The verdict about one person."""
    if person.pk in portraits_allowed([person], day):
        return YES
    return no(f"{person}: нет действующего согласия на фотографирование")
