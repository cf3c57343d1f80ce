"""Reads of clearances: only about people within sight."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from nastavnik.core.methodology.schema.work import ClearanceKind
from nastavnik.core.russian.keys import search_key
from nastavnik.features.methodology.queries import packs_here
from nastavnik.features.people.enums import PersonKind, PersonState
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import in_sight
from nastavnik.features.screening.models import Clearance
from nastavnik.features.screening.rules import STRANGERS
from nastavnik.kit.verdict import BadInput, NotFound


def strangers(text: str = "", enrolled: Collection[int] = ()) -> QuerySet[Person]:
    """Guests on the lists and parents who take part (`enrolled`, ids), within sight; `text` searches names."""
    outside = Q(kind=PersonKind.OUTSIDER) | Q(kind=PersonKind.GUARDIAN, pk__in=list(enrolled))
    rows = in_sight(Person.objects.filter(outside, state=PersonState.ACTIVE))
    for word in search_key(text).split():
        rows = rows.filter(name_key__contains=word)
    return rows.select_related("partner")


def clearances_of(people: Iterable[Person]) -> list[Clearance]:
    """All clearances of these people, in one query, none when there is nobody to ask about."""
    ids = {person.pk for person in people if person.kind in STRANGERS}
    return list(Clearance.objects.filter(person_id__in=ids)) if ids else []


def clearances_by_person(people: Iterable[Person]) -> dict[int, list[Clearance]]:
    """The same by the person's id."""
    found: dict[int, list[Clearance]] = defaultdict(list)
    for row in clearances_of(people):
        found[row.person_id].append(row)
    return found


def history_of(person: Person) -> QuerySet[Clearance]:
    """Everything written about the person's checks, newest first."""
    return Clearance.objects.filter(person=person).order_by("-pk")


def load_clearance(public_id: str) -> Clearance:
    """One clearance of a person within sight, or `NotFound`."""
    rows = Clearance.objects.select_related("person").filter(person__in=in_sight(Person.objects.all()))
    found: Clearance | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def clearance_kinds() -> list[ClearanceKind]:
    """Kinds of every methodology in force here; the first methodology that knows a code describes it."""
    found: dict[str, ClearanceKind] = {}
    for pack in packs_here():
        for kind in pack.clearances:
            found.setdefault(kind.code, kind)
    return list(found.values())


def clearance_kind(code: str) -> ClearanceKind:
    """The kind with this code, or `BadInput`."""
    for kind in clearance_kinds():
        if kind.code == code:
            return kind
    raise BadInput("Такого вида сведений нет в методике", field="kind")
