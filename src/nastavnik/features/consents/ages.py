"""Birthdays after which other people sign: the list of those near, with what will be missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.rules import Missing, Written, missing_consents
from nastavnik.features.people.models import Person


@dataclass(frozen=True, slots=True)
class Turning:
    """Somebody turns `age` on the day `on`; `missing` signatures are owed from that day, `ready` when none is."""

    person: Person
    age: int
    on: date
    missing: tuple[Missing, ...]

    @property
    def ready(self) -> bool:
        """Whether everything needed from that day is there already."""
        return not self.missing


def turnings(
    people: Iterable[Person],
    kinds: Mapping[int, Sequence[ConsentKind]],
    consents: Mapping[int, Sequence[Written]],
    first: date,
    last: date,
) -> list[Turning]:
    """Who reaches an age of signing between the two days, earliest first; by the person's id: kinds and consents."""
    found = []
    for person in people:
        if person.birth_date is None:
            continue
        mine = kinds.get(person.pk, ())
        for age in sorted(signing_ages(mine)):
            on = birthday(person.birth_date, age)
            if first <= on <= last:
                owed = missing_consents(person, mine, consents.get(person.pk, ()), on)
                found.append(Turning(person, age, on, tuple(owed)))
    return sorted(found, key=lambda one: (one.on, one.person.sort_key))


def signing_ages(kinds: Iterable[ConsentKind]) -> set[int]:
    """Ages from which other people sign than before."""
    return {rule.age_from for kind in kinds for rule in kind.signed_by if rule.age_from}


def birthday(born: date, age: int) -> date:
    """The first day of this age; one born on 29 February grows older on 1 March of a short year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
