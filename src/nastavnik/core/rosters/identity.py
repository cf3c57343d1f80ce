"""Who is one person within a file, and who only may be."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from nastavnik.core.rosters.drafts import Draft
from nastavnik.core.rosters.findings import Duplicate, Person
from nastavnik.core.russian.keys import search_key as fresh_search_key
from nastavnik.core.russian.phones import merge_contacts
from nastavnik.core.tables.refusal import TableRefused

search_key = lru_cache(maxsize=50_000)(fresh_search_key)  # names of a list are compared many times over
CROWD = 60
MOST_PEOPLE = 60_000  # the most rows of a sheet, three people in each
_OPEN_FIELDS = (
    "gender", "birth_date", "birth_year", "class_number", "class_letter", "track", "period_start", "period_end",
    "organization", "position", "request",
)  # fmt: skip


class Register:
    """Collects drafts; rows about one person become one person, pairs are kept both ways."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.pairs: dict[tuple[int, int], None] = {}
        self.merged_notes: list[tuple[Person, str]] = []
        self._by_key: dict[tuple[str, str], list[Person]] = defaultdict(list)

    def add(self, draft: Draft) -> Person:
        """The person of the draft: an earlier one if the rows agree, else a new one. Raises `TableRefused`."""
        person = draft.person
        key = (person.role, name_key(person))
        # namesakes are compared within reason: a thousand of one name is a file made to hurt
        for known in self._by_key[key][:CROWD]:
            if _one_person(known, person, draft.carried):
                absorb(known, person)
                return known
        if len(self.people) == MOST_PEOPLE:
            raise TableRefused(
                f"В списке больше {MOST_PEOPLE} человек. Разделите его на части или удалите лишние строки."
            )
        person.id = len(self.people) + 1
        self.people.append(person)
        self._by_key[key].append(person)
        return person

    def pair(self, mentors: Sequence[Person], mentees: Sequence[Person]) -> None:
        """Everybody on one side is paired with everybody on the other."""
        for mentor in mentors:
            for mentee in mentees:
                self.pairs[mentor.id, mentee.id] = None

    def settle(self) -> tuple[list[Person], list[Duplicate]]:
        """Final people with final ids in order of appearance, and the duplicates among them."""
        self._merge_initials()
        people = sorted(self.people, key=lambda person: (person.row, person.id))
        numbers = {person.id: place for place, person in enumerate(people, start=1)}
        for mentor, mentee in self.pairs:
            if mentor in numbers and mentee in numbers:
                _link(people[numbers[mentor] - 1], numbers[mentee])
                _link(people[numbers[mentee] - 1], numbers[mentor])
        for person in people:
            person.id = numbers[person.id]
        notes = [Duplicate((person.id,), "possible", why) for person, why in self.merged_notes]
        return people, [*notes, *find_duplicates(people)]

    def _merge_initials(self) -> None:
        by_surname: dict[tuple[str, str], list[Person]] = defaultdict(list)
        for person in self.people:
            if person.surname:
                by_surname[person.role, search_key(person.surname)].append(person)
        for family in by_surname.values():
            for short in [person for person in family if is_initial(person.name) and person.patronymic]:
                full = [
                    other for other in family if not is_initial(other.name) and initials_fit(short, other)
                ]
                if len(full) == 1 and _initials_are(short, full[0]):
                    self._join(short, full[0])

    def _join(self, short: Person, full: Person) -> None:
        rows = ", ".join(map(str, short.rows))
        why = (
            f"«{short.full_name}» (строка {rows}) и «{full.full_name}» прочитаны как один человек: проверьте"
        )
        first = min(full.id, short.id)
        old = {short.id, full.id}
        absorb(full, short)
        full.row = min(full.row, short.row)
        self.people = [person for person in self.people if person is not short]
        full.id = first
        self.pairs = {
            (first if mentor in old else mentor, first if mentee in old else mentee): None
            for mentor, mentee in self.pairs
        }
        self.merged_notes.append((full, why))


def _link(person: Person, other: int) -> None:
    if other not in person.paired_with:
        person.paired_with.append(other)


def name_key(person: Person) -> str:
    """Equal for spellings that differ only in case, ё and spaces around full stops."""
    return search_key(person.surname, person.name, person.patronymic).replace(" ", "").replace(".", ". ")


def is_initial(name: str) -> bool:
    """Whether a name is only its first letter."""
    return "." in name


def initials_fit(short: Person, full: Person) -> bool:
    """Whether «О. П.» may stand for «Ольга Павловна»; an absent part fits anything."""
    for initial, name in ((short.name, full.name), (short.patronymic, full.patronymic)):
        if initial and name and search_key(initial)[:1] != search_key(name)[:1]:
            return False
    return True


def _initials_are(short: Person, full: Person) -> bool:
    """Enough to call them one: both initials given, nothing contradicts; pupils also share a class."""
    if not (short.patronymic and full.patronymic) or not _no_conflict(short, full):
        return False
    return short.role != "mentee" or (short.class_number is not None and full.class_number is not None)


def _one_person(known: Person, person: Person, carried: bool) -> bool:
    """The same written name: the same person unless class, birth or school say otherwise."""
    if not _no_conflict(known, person):
        return False
    if carried:
        return True
    whole = bool(known.surname and known.name and known.patronymic and not is_initial(known.name))
    if whole:
        return True
    if known.role == "mentee":
        if (known.class_number is None) != (person.class_number is None):
            return False
        return not _differ(known.organization, person.organization) and bool(known.surname and known.name)
    return not _differ(known.organization, person.organization) and bool(known.surname and known.name)


def _no_conflict(one: Person, other: Person) -> bool:
    if _differ(one.birth_date, other.birth_date) or _differ(one.birth_year, other.birth_year):
        return False
    if _differ(one.class_number, other.class_number) or _differ(one.class_letter, other.class_letter):
        return False
    return not _differ(one.extras.get("group"), other.extras.get("group"))


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def absorb(known: Person, more: Person) -> None:
    """Add to `known` what another row tells; what is known already stays."""
    for row in more.rows:
        place = bisect_left(known.rows, row)
        if known.rows[place : place + 1] != [row]:
            known.rows.insert(place, row)
    for name in _OPEN_FIELDS:
        if getattr(known, name) is None:
            setattr(known, name, getattr(more, name))
    if known.contact and more.contact:
        known.contact = merge_contacts(known.contact, more.contact)
    known.contact = known.contact or more.contact
    for key, value in more.extras.items():
        known.extras.setdefault(key, value)


def find_duplicates(people: Sequence[Person]) -> list[Duplicate]:
    """Pairs of people of the file who are certainly or possibly one, with the reason."""
    found: dict[tuple[int, ...], Duplicate] = {}
    for family in _families(people):
        for one, other in combinations(family, 2):
            reason = _suspicion(one, other)
            if reason:
                ids = (one.id, other.id)
                pair = f"«{one.full_name}» (строка {one.row}) и «{other.full_name}» (строка {other.row})"
                found.setdefault(ids, Duplicate(ids, reason[0], f"{pair}: {reason[1]}"))
    return [found[ids] for ids in sorted(found)]


def _families(people: Sequence[Person]) -> list[list[Person]]:
    """People worth comparing: one surname, or one name and patronymic; crowds are cut."""
    groups: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        groups["surname", _blurred(person.surname)].append(person)
        if person.patronymic and not is_initial(person.name):
            groups["name", search_key(person.name, person.patronymic)].append(person)
    return [family for (_, key), family in groups.items() if key and 1 < len(family) <= CROWD]


def _blurred(surname: str) -> str:
    return re.sub(r"[аяоеи]$", "", search_key(surname).replace("-", " "))


def _suspicion(one: Person, other: Person) -> tuple[str, str] | None:
    if one.role != other.role:
        if name_key(one) == name_key(other) and one.patronymic and _no_conflict(one, other):
            return "possible", "одно имя и у наставника, и у наставляемого"
        return None
    if name_key(one) == name_key(other):
        return _same_name(one, other)
    if search_key(one.surname) == search_key(other.surname):
        return _shorter_name(one, other)
    return _misspelt(one, other)


def _same_name(one: Person, other: Person) -> tuple[str, str]:
    if one.birth_date and one.birth_date == other.birth_date:
        return "certain", "одинаковые имя и дата рождения, но разный класс"
    if _differ(one.birth_date, other.birth_date):
        return "possible", "одинаковые имена, разные даты рождения — вероятно, тёзки"
    if one.class_text and other.class_text:
        return "possible", f"одинаковые имена, классы {one.class_text} и {other.class_text}"
    return "possible", "одинаковые имена"


def _shorter_name(one: Person, other: Person) -> tuple[str, str] | None:
    if not _no_conflict(one, other):
        return None
    if is_initial(one.name) != is_initial(other.name):
        short, full = (one, other) if is_initial(one.name) else (other, one)
        return ("possible", "инициалы подходят к полному имени") if initials_fit(short, full) else None
    if (
        is_initial(one.name)
        and search_key(one.name)[:1] == search_key(other.name)[:1]
        and not (one.patronymic and other.patronymic)
    ):
        return "possible", "у одного не указан второй инициал"
    same_name = search_key(one.name) == search_key(other.name)
    if same_name and bool(one.patronymic) != bool(other.patronymic):
        return "possible", "у одного не указано отчество"
    if (
        same_name
        and one.patronymic
        and other.patronymic
        and _close(search_key(one.patronymic), search_key(other.patronymic))
    ):
        return "possible", "отчества отличаются одной буквой"
    if (
        not same_name
        and search_key(one.patronymic) == search_key(other.patronymic)
        and _close(search_key(one.name), search_key(other.name))
    ):
        return "possible", "имена отличаются одной буквой"
    return None


def _misspelt(one: Person, other: Person) -> tuple[str, str] | None:
    same = search_key(one.name, one.patronymic) == search_key(other.name, other.patronymic)
    if not same or is_initial(one.name) or not _no_conflict(one, other):
        return None
    first, second = search_key(one.surname), search_key(other.surname)
    if first.replace("-", " ") == second.replace("-", " "):
        return "possible", "фамилии отличаются только дефисом"
    # «Иванов» and «Иванова» with one name are two people more often than a slip.
    if min(len(first), len(second)) >= 4 and _close(first, second) and abs(len(first) - len(second)) == 0:
        return "possible", "фамилии отличаются одной буквой"
    return None


def _close(one: str, other: str) -> bool:
    """Whether one letter replaced, added or dropped turns one word into the other."""
    if abs(len(one) - len(other)) > 1 or one == other or min(len(one), len(other)) < 3:
        return False
    shorter, longer = sorted((one, other), key=len)
    for place in range(len(longer)):
        if len(shorter) == len(longer):
            if shorter[place] != longer[place]:
                return shorter[place + 1 :] == longer[place + 1 :]
        elif longer[:place] + longer[place + 1 :] == shorter:
            return True
    return False
