"""Writes of guardians."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError

from nastavnik.features.people.actions.people import add_person
from nastavnik.features.people.enums import LegalStatus, PersonKind
from nastavnik.features.people.family_lines import FamilyLine
from nastavnik.features.people.models import Guardianship, Person
from nastavnik.features.people.queries import account_by_key
from nastavnik.features.people.rules import may_ask_status, may_be_guardian, may_confirm_status
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.verdict import BadInput, Refused


@action("guardians.add")
def add_guardian(
    child: Person,
    guardian: Person,
    *,
    relation: str,
    ground: str = "",
    by: Actor,
    moment: datetime,
) -> Guardianship:
    """Say that an adult answers for a child; `ground` names the document."""
    may_be_guardian(child, guardian).require()
    try:
        return create(
            Guardianship(
                organisation_id=child.organisation_id,
                child=child,
                guardian=guardian,
                relation=relation,
                ground=ground,
            )
        )
    except IntegrityError as fault:
        raise Refused("Этот представитель уже записан") from fault


@action("guardians.enter")
def enter_guardian(
    child: Person,
    *,
    relation: str,
    surname: str,
    ground: str = "",
    by: Actor,
    moment: datetime,
    **fields: Any,
) -> Guardianship:
    """Enter an adult who is not on the lists yet, and say that they answer for the child."""
    adult = add_person(kind=PersonKind.GUARDIAN, surname=surname, by=by, moment=moment, **fields)
    return add_guardian(child, adult, relation=relation, ground=ground, by=by, moment=moment)


@action("guardians.remove")
def remove_guardian(guardianship: Guardianship, *, by: Actor, moment: datetime) -> None:
    """Take a wrong guardianship off."""
    remove(guardianship)


@action("guardians.restrict")
def restrict_guardian(
    guardianship: Guardianship, *, ground: str, by: Actor, moment: datetime
) -> Guardianship:
    """At once: this adult is not told the timetable and the places of meetings. The child's safety waits for nobody."""
    if not ground.strip():
        raise BadInput("Назовите основание: решение суда, заявление второго родителя", field="ground")
    return change(guardianship, restricted=True, restriction_ground=ground.strip())


@action("guardians.ask_status")
def ask_status(
    guardianship: Guardianship, *, legal_status: str, ground: str, by: Actor, moment: datetime
) -> Guardianship:
    """Ask to change what the law leaves to the adult, or to lift the restriction; a second person confirms it."""
    may_ask_status(guardianship, legal_status).require()
    if not ground.strip():
        raise BadInput("Назовите документ: вид, номер и дату", field="ground")
    return change(
        guardianship,
        asked_status=legal_status,
        asked_ground=ground.strip(),
        asked_by=account_by_key(by.account),
    )


@action("guardians.confirm_status")
def confirm_status(guardianship: Guardianship, *, by: Actor, moment: datetime) -> Guardianship:
    """The second person has seen the document: the status changes, and full rights lift the restriction."""
    may_confirm_status(guardianship, by.account).require()
    full = guardianship.asked_status == LegalStatus.FULL
    lifted = {"restricted": False, "restriction_ground": ""} if full else {}
    return change(
        guardianship,
        legal_status=guardianship.asked_status,
        ground=guardianship.asked_ground,
        asked_status="",
        asked_ground="",
        asked_by=None,
        **lifted,  # type: ignore[arg-type]
    )


@action("guardians.drop_status")
def drop_status(guardianship: Guardianship, *, by: Actor, moment: datetime) -> Guardianship:
    """The question is taken back, or the second person did not agree."""
    if not guardianship.asked_status:
        raise Refused("Запроса об изменении прав уже нет")
    return change(guardianship, asked_status="", asked_ground="", asked_by=None)


@action("guardians.enter_many")
def enter_families(lines: Sequence[FamilyLine], *, by: Actor, moment: datetime) -> int:
    """Write down everything that was understood; how many representatives. A new adult of two children is one record."""
    entered: dict[tuple[Any, ...], Person] = {}
    written = [line for line in lines if line.writes and line.child is not None]
    for line in written:
        key = (*line.name, line.phone)
        adult = line.adult or entered.get(key) or _new_adult(line, by, moment)
        entered[key] = adult
        add_guardian(line.child, adult, relation=line.relation, by=by, moment=moment)  # type: ignore[arg-type]
    return len(written)


def _new_adult(line: FamilyLine, by: Actor, moment: datetime) -> Person:
    surname, name, patronymic = line.name
    return add_person(
        kind=PersonKind.GUARDIAN,
        surname=surname,
        name=name,
        patronymic=patronymic,
        phone=line.phone,
        by=by,
        moment=moment,
    )
