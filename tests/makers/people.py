"""People for tests, made by the product's own actions inside the open scope."""

from nastavnik.features.people.actions import add_person
from nastavnik.features.people.models import Person
from tests.makers.organisations import BY, MOMENT


def make_person(full_name: str = "Иванова Алиса Денисовна", kind: str = "pupil", **fields) -> Person:
    """A person of the scope's organisation; the name is written in one string."""
    surname, name, patronymic = [*full_name.split(maxsplit=2), "", ""][:3]
    return add_person(
        kind=kind, surname=surname, name=name, patronymic=patronymic, by=BY, moment=MOMENT, **fields
    )
