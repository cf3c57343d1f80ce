"""Lines «ребёнок — представитель — телефон» as people paste them, understood before anything is written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nastavnik.core.russian.class_codes import find_class
from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.gender import guess_gender
from nastavnik.core.russian.keys import search_key
from nastavnik.core.russian.phones import normal_phone
from nastavnik.features.people.enums import PersonKind, PersonState, Relation
from nastavnik.features.people.models import Guardianship, Person

BETWEEN = re.compile(r"\t|;|\s+[-–—]+\s+|\s*\|\s*")
RELATIONS = {
    "мать": Relation.MOTHER, "мама": Relation.MOTHER, "отец": Relation.FATHER, "папа": Relation.FATHER,
    "опекун": Relation.GUARDIAN, "попечитель": Relation.GUARDIAN,
}  # fmt: skip
MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One line: either `fault` says what is wrong, or `child` and the adult are known.

    `adult` None means a new record; `already`: the two are written down, nothing is to be done.
    """

    number: int
    text: str
    fault: str = ""
    child: Person | None = None
    adult: Person | None = None
    name: tuple[str, str, str] = ("", "", "")
    phone: str = ""
    relation: str = ""
    already: bool = False

    @property
    def writes(self) -> bool:
        """Whether there is something to write."""
        return not self.fault and not self.already

    @property
    def outcome(self) -> str:
        """What will be done, in words."""
        if self.fault:
            return self.fault
        if self.already:
            return "уже записан: ничего не изменится"
        title = Relation(self.relation).label
        who = "взрослый из списков" if self.adult else "новый человек"
        return f"{title}, {who}"


def read_families(text: str) -> list[FamilyLine]:
    """Every line that is not empty, in three queries however many there are."""
    written = [(n, line.strip()) for n, line in enumerate(text.splitlines(), start=1) if line.strip()]
    pupils = _by_name(Person.objects.filter(kind=PersonKind.PUPIL, state=PersonState.ACTIVE))
    adults = _by_name(Person.objects.filter(state=PersonState.ACTIVE).exclude(kind=PersonKind.PUPIL))
    known = set(Guardianship.objects.values_list("child_id", "guardian_id"))
    seen: set[tuple[int, str]] = set()
    lines = []
    for number, line in written[:MOST_LINES]:
        read = _read(number, line, pupils, adults, known)
        if read.child is not None and not read.fault:
            key = (read.child.pk, search_key(*read.name))
            if key in seen:
                read = FamilyLine(number, line, "Эта пара уже есть выше")
            seen.add(key)
        lines.append(read)
    return lines


def _by_name(rows: Any) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for row in rows.select_related("school_class"):
        for key in {search_key(row.surname, row.name, row.patronymic), search_key(row.surname, row.name)}:
            found.setdefault(key, []).append(row)
    return found


def _read(
    number: int, line: str, pupils: dict[str, list[Person]], adults: dict[str, list[Person]], known: set[Any]
) -> FamilyLine:
    parts = [part.strip(" ,.") for part in BETWEEN.split(line) if part.strip(" ,.")]
    if len(parts) < 2:
        return FamilyLine(number, line, "Нужны хотя бы ребёнок и представитель, разделённые тире")
    child, fault = _child(parts[0], pupils)
    if child is None:
        return FamilyLine(number, line, fault)
    words = parts[1].split()
    if len(words) < 2:
        return FamilyLine(number, line, "Назовите фамилию и имя представителя")
    name = (words[0], words[1], " ".join(words[2:]))
    phone, relation, fault = _rest(parts[2:], name)
    adult, doubt = _adult(name, phone, child, adults, known)
    fault = fault or doubt
    already = adult is not None and (child.pk, adult.pk) in known
    return FamilyLine(number, line, fault, child, adult, name, phone, relation, already)


def _child(text: str, pupils: dict[str, list[Person]]) -> tuple[Person | None, str]:
    found = find_class(text)
    bare = (text[: found[1]] + text[found[2] :]).strip(" ,.") if found else text
    alike = pupils.get(search_key(bare), [])
    if found:
        alike = [one for one in alike if str(one.school_class or "") == found[0].text]
    if len(alike) == 1:
        return alike[0], ""
    if not alike:
        return None, f"Обучающегося «{text}» нет в списках"
    return None, f"«{bare}»: таких обучающихся {len(alike)}, допишите отчество или класс"


def _rest(parts: Iterable[str], name: tuple[str, str, str]) -> tuple[str, str, str]:
    """Telephone, relation, fault."""
    phone, relation, fault = "", "", ""
    for part in parts:
        word = part.lower().strip(" ().")
        if word in RELATIONS:
            relation = RELATIONS[word]
        elif re.search(r"\d{5}", re.sub(r"\D", "", part)):
            phone = normal_phone(part) or ""
            fault = "" if phone else f"Телефон «{part}» не разобран"
        else:
            fault = f"Непонятно: «{part}»"
    if not relation:
        sex = guess_gender(FullName(name[0], name[1], name[2] or None))
        relation = {"f": Relation.MOTHER, "m": Relation.FATHER}.get(sex.value if sex else "", Relation.OTHER)
    return phone, relation, fault


def _adult(
    name: tuple[str, str, str], phone: str, child: Person, adults: dict[str, list[Person]], known: set[Any]
) -> tuple[Person | None, str]:
    """The adult of the lists who is surely meant: this child's own, or of the same telephone, or the only namesake
    who has none of their own to compare."""
    alike = adults.get(search_key(*name), [])
    own = [one for one in alike if (child.pk, one.pk) in known]
    same = own or [one for one in alike if phone and one.phone == phone]
    if same:
        return same[0], ""
    fitting = [one for one in alike if not (phone and one.phone)]
    if len(fitting) > 1:
        return (
            None,
            f"Взрослых с именем «{' '.join(filter(None, name))}» несколько: впишите со страницы ребёнка",
        )
    return (fitting[0], "") if fitting else (None, "")
