"""Writes of people."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.gender import guess_gender
from nastavnik.features.accounts.models import Account
from nastavnik.features.people.actions.stays import begin_stays, close_stay, follow_class, reopen_stay
from nastavnik.features.people.enums import PersonState, Sex
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import own_organisation_id
from nastavnik.features.people.rules import born_really, may_become
from nastavnik.features.people.years import stays_of
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.audit.recording import look
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused


@action("people.add")
def add_person(*, kind: str, surname: str, by: Actor, moment: datetime, **fields: Any) -> Person:
    """Enter a person into the scope's organisation. The sex is guessed from the name when not told."""
    person = create(_newcomer({"kind": kind, "surname": surname, **fields}, moment))
    begin_stays([person], by=by, moment=moment)
    return person


@action("people.add_many")
def add_people(facts: Sequence[Mapping[str, Any]], *, by: Actor, moment: datetime) -> list[Person]:
    """Enter many people at once; each item holds what `add_person` takes. All of them or none."""
    people = [_newcomer(one, moment) for one in facts]
    for person in people:
        person.derive()
    try:
        made = create_many(people, "people.add")
    except ValidationError as fault:
        field, messages = next(iter(fault.message_dict.items()))
        raise BadInput(messages[0], field=field) from fault
    begin_stays(made, by=by, moment=moment)
    return made


def _newcomer(facts: Mapping[str, Any], moment: datetime) -> Person:
    person = Person(organisation_id=own_organisation_id(), **facts)
    if person.birth_date:
        born_really(person.birth_date, local_day(moment))
        person.birth_year = person.birth_date.year
    person.sex = person.sex or _guessed_sex(person.full_name)
    return person


def _guessed_sex(name: FullName) -> str:
    guessed = guess_gender(name)
    return Sex(guessed.value) if guessed else ""


@action("people.change")
def change_person(
    person: Person,
    *,
    expected: int | None = None,
    mistaken_class: bool = False,
    by: Actor,
    moment: datetime,
    **fields: Any,
) -> Person:
    """Save a person's facts; `Conflict` when somebody saved first.

    Another class is a transfer as of today, or, with `mistaken_class`, what should have been written from the start.
    """
    if person.state == PersonState.MERGED:
        raise Refused("Эта запись объединена с другой: правьте ту")
    if fields.get("birth_date"):
        born_really(fields["birth_date"], local_day(moment))
        fields["birth_year"] = fields["birth_date"].year
    if fields.get("sex") == "":
        parts = [fields.get(name, getattr(person, name)) for name in ("surname", "name", "patronymic")]
        fields["sex"] = _guessed_sex(FullName(*parts))
    changed = change(person, expected=expected, **fields)
    if "school_class" in fields:
        follow_class(changed, since=None if mistaken_class else local_day(moment), by=by, moment=moment)
    return changed


@action("people.decline")
def correct_cases(
    person: Person,
    *,
    name_cases: dict[str, str],
    post_cases: dict[str, str],
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> Person:
    """Keep forms of the name and the post written by hand: case code → form; an absent case is left to the rules."""
    return change(person, expected=expected, name_cases=name_cases, post_cases=post_cases)


@action("people.leave")
def leave(
    person: Person,
    *,
    on: date | None = None,
    reason: str = "",
    note: str = "",
    by: Actor,
    moment: datetime,
) -> Person:
    """Take the person off the lists and out of the class as of a day; nothing is lost."""
    may_become(person, PersonState.LEFT).require()
    day = on or local_day(moment)
    close_stay(person, on=day, by=by, moment=moment)
    return change(
        person, note=note, state=PersonState.LEFT, left_on=day, leaving_reason=reason, school_class=None
    )


@action("people.return")
def bring_back(person: Person, *, by: Actor, moment: datetime) -> Person:
    """Put the person on the lists again, into the class they left from."""
    may_become(person, PersonState.ACTIVE).require()
    last = reopen_stay(person, by=by, moment=moment) if person.left_on else None
    school_class = last or person.school_class
    return change(
        person, state=PersonState.ACTIVE, left_on=None, leaving_reason="", school_class=school_class
    )


@action("people.forget_addition")
def undo_addition(person: Person, *, by: Actor, moment: datetime) -> None:
    """Take back a person just entered, if nothing refers to them."""
    try:
        for stay in stays_of(person):
            remove(stay)
        remove(person)
    except IntegrityError as fault:
        raise Refused(f"«{person}» уже участвует в работе: отменить внесение нельзя") from fault


@action("people.show_contacts")
def show_contacts(person: Person, *, reason: str, by: Actor, moment: datetime) -> Person:
    """Open the contacts of a person to the actor: leaves a line with the reason."""
    if not reason.strip():
        raise BadInput("Напишите, зачем нужны контакты", field="reason")
    look(person, "people.show_contacts", note=reason)
    return person


@action("people.link_account")
def link_account(person: Person, account: Account, *, by: Actor, moment: datetime) -> Person:
    """Say which account is this person's."""
    try:
        return change(person, account=account)
    except IntegrityError as fault:
        raise Refused("Эта учётная запись уже связана с другим человеком") from fault


@action("people.unlink_account")
def unlink_account(person: Person, *, by: Actor, moment: datetime) -> Person:
    """The account is nobody's again; its duties stay."""
    return change(person, account=None)
