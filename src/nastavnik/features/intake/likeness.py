"""Who of the people already known is meant by a row, and who only may be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.keys import same_person_key, search_key
from nastavnik.features.intake.telling import Told
from nastavnik.features.people.models import Person


@dataclass(frozen=True, slots=True)
class Likeness:
    """`certain`: this very person; `possible`: somebody should say; `likely`: the one of them to offer first."""

    certain: Person | None = None
    possible: tuple[Person, ...] = ()
    likely: Person | None = None


class Acquaintances:
    """People on the lists of the school, found by name."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_key: dict[str, list[Person]] = defaultdict(list)
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self.by_id: dict[str, Person] = {}
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Remember one more."""
        self._by_key[same_person_key(person.full_name)].append(person)
        self._by_surname[search_key(person.surname)].append(person)
        self.by_id[person.public_id] = person

    def like(self, told: Told, kind: str) -> Likeness:
        """Equal name with class or date of birth is certain; a name that only fits is possible."""
        key = same_person_key(FullName(told.surname, told.name, told.patronymic))
        same = [p for p in self._by_key.get(key, ()) if not _contradict(told, p)]
        sure = [p for p in same if _surely(told, p, kind)]
        if len(sure) == 1:
            return Likeness(certain=sure[0])
        family = self._by_surname.get(search_key(told.surname), ())
        fitting = [p for p in family if p not in same and not _contradict(told, p) and _fits(told, p)]
        possible = (*same, *fitting)
        return Likeness(possible=possible[:6], likely=_likely(told, possible))


def _surely(told: Told, person: Person, kind: str) -> bool:
    if told.birth_date and told.birth_date == person.birth_date:
        return True
    school_class = str(person.school_class or "")
    if told.school_class and school_class:
        return told.school_class == school_class
    if told.school_class or school_class or kind != person.kind:
        return False
    return bool(told.patronymic) or bool(told.birth_year and told.birth_year == person.birth_year)


def _likely(told: Told, people: tuple[Person, ...]) -> Person | None:
    near = [p for p in people if told.school_class and str(p.school_class or "") == told.school_class]
    if len(near) == 1:
        return near[0]
    return people[0] if len(people) == 1 else None


def _contradict(told: Told, person: Person) -> bool:
    if told.birth_date and person.birth_date:
        return told.birth_date != person.birth_date
    return bool(told.birth_year and person.birth_year and told.birth_year != person.birth_year)


def _fits(told: Told, person: Person) -> bool:
    """Initials, an absent patronymic, and another class only with the whole name the same."""
    if told.school_class and person.school_class and told.school_class != str(person.school_class):
        return False
    return _part_fits(told.name, person.name) and _part_fits(told.patronymic, person.patronymic)


def _part_fits(one: str, other: str) -> bool:
    a, b = search_key(one), search_key(other)
    if not a or not b or a == b:
        return True
    return (is_initial(one) or is_initial(other)) and a[0] == b[0]


def is_initial(part: str) -> bool:
    """«И.» or «И»."""
    return "." in part or len(part) == 1
