"""Whose data have outlived their term: off the lists, no participation left, and the days of the term gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from nastavnik.core.privacy.facts import russian_facts
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.people.enums import PersonState
from nastavnik.features.people.models import Person
from nastavnik.features.privacy.queries import chosen_already, held


@dataclass(frozen=True, slots=True)
class Expired:
    """A person, the day the last reason to keep the data ended, and whether a hold forbids destruction."""

    person: Person
    ended_on: date
    held: bool

    @property
    def why(self) -> str:
        """The sentence kept with the choice."""
        return f"последнее основание хранить окончилось {self.ended_on:%d.%m.%Y}"


def expired(term: str, day: date) -> list[Expired]:
    """People of this term's kinds whose term has run out on `day`, the oldest first."""
    fact = russian_facts().term(term)
    leavers = Person.objects.filter(kind__in=fact.people, state=PersonState.LEFT, left_on__isnull=False)
    rows = list(leavers.exclude(pk__in=chosen_already()).select_related("school_class"))
    ends, standing = _ends(rows), held([person.pk for person in rows])
    found = [
        Expired(person, max(person.left_on or day, ends.get(person.pk, date.min)), person.pk in standing)
        for person in rows
    ]
    ripe = [one for one in found if one.ended_on + timedelta(days=fact.days) <= day]
    return sorted(ripe, key=lambda one: (one.ended_on, one.person.sort_key))


def _ends(people: Iterable[Person]) -> dict[int, date]:
    """The last day of each one's participation, planned or real."""
    ends: dict[int, date] = {}
    rows = Enrolment.objects.filter(person__in=list(people)).order_by()
    for person, left, planned in rows.values_list("person_id", "left_on", "programme__ends_on"):
        ends[person] = max(ends.get(person, date.min), left or planned)
    return ends
