"""People for tests, made by the product's own actions inside the open scope."""

from nastavnik.features.people.actions import add_class, add_guardian, add_person, entrust_class, link_account
from nastavnik.features.people.models import Guardianship, Person, SchoolClass
from tests.makers.organisations import BY, MOMENT


def make_person(full_name: str = "Иванова Алиса Денисовна", kind: str = "pupil", **fields) -> Person:
    """A person of the scope's organisation; the name is written in one string."""
    surname, name, patronymic = [*full_name.split(maxsplit=2), "", ""][:3]
    return add_person(
        kind=kind, surname=surname, name=name, patronymic=patronymic, by=BY, moment=MOMENT, **fields
    )


def make_class(code: str = "7А", teacher=None) -> SchoolClass:
    """A class; `teacher` is an account whose person leads it."""
    row = add_class(code, by=BY, moment=MOMENT)
    if teacher is None:
        return row
    person = make_person("Белова Нина Ильинична", "staff", post="учитель русского языка")
    link_account(person, teacher, by=BY, moment=MOMENT)
    return entrust_class(row, class_teacher=person, by=BY, moment=MOMENT)


def make_guardian(
    child: Person, full_name: str = "Иванова Ольга Петровна", relation: str = "mother"
) -> Guardianship:
    """An adult who answers for the child."""
    adult = make_person(full_name, "guardian")
    return add_guardian(child, adult, relation=relation, by=BY, moment=MOMENT)
