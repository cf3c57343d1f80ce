"""Writes of guardians."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError

from nastavnik.features.people.actions.people import add_person
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Guardianship, Person
from nastavnik.features.people.rules import may_be_guardian
from nastavnik.kit.actions import Actor, action, create, remove
from nastavnik.kit.verdict import Refused


@action("guardians.add")
def add_guardian(
    child: Person, guardian: Person, *, relation: str, by: Actor, moment: datetime
) -> Guardianship:
    """Say that an adult answers for a child."""
    may_be_guardian(child, guardian).require()
    try:
        return create(
            Guardianship(
                organisation_id=child.organisation_id, child=child, guardian=guardian, relation=relation
            )
        )
    except IntegrityError as fault:
        raise Refused("Этот представитель уже записан") from fault


@action("guardians.enter")
def enter_guardian(
    child: Person, *, relation: str, surname: str, by: Actor, moment: datetime, **fields: Any
) -> Guardianship:
    """Enter an adult who is not on the lists yet, and say that they answer for the child."""
    adult = add_person(kind=PersonKind.GUARDIAN, surname=surname, by=by, moment=moment, **fields)
    return add_guardian(child, adult, relation=relation, by=by, moment=moment)


@action("guardians.remove")
def remove_guardian(guardianship: Guardianship, *, by: Actor, moment: datetime) -> None:
    """Take a wrong guardianship off."""
    remove(guardianship)
