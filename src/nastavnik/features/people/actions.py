"""Writes of people, classes and guardians."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from nastavnik.core.russian.class_codes import parse_class
from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.gender import guess_gender
from nastavnik.features.accounts.models import Account
from nastavnik.features.people.enums import PersonKind, PersonState, Sex
from nastavnik.features.people.models import Distinction, Guardianship, Person, SchoolClass
from nastavnik.features.people.queries import class_by_code, distinction_of, own_organisation_id
from nastavnik.features.people.rules import (
    born_really,
    may_be_entrusted,
    may_be_guardian,
    may_become,
    may_merge,
)
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.audit.recording import look
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused

FILLED_BY_MERGE = (
    "patronymic", "sex", "birth_date", "birth_year", "school_class", "post", "workplace", "partner",
    "phone", "email", "contact_note", "account",
)  # fmt: skip


@action("people.add")
def add_person(*, kind: str, surname: str, by: Actor, moment: datetime, **fields: Any) -> Person:
    """Enter a person into the scope's organisation. The sex is guessed from the name when not told."""
    return create(_newcomer({"kind": kind, "surname": surname, **fields}, moment))


@action("people.add_many")
def add_people(facts: Sequence[Mapping[str, Any]], *, by: Actor, moment: datetime) -> list[Person]:
    """Enter many people at once; each item holds what `add_person` takes. All of them or none."""
    people = [_newcomer(one, moment) for one in facts]
    for person in people:
        person.derive()
    try:
        return create_many(people, "people.add")
    except ValidationError as fault:
        field, messages = next(iter(fault.message_dict.items()))
        raise BadInput(messages[0], field=field) from fault


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
    person: Person, *, expected: int | None = None, by: Actor, moment: datetime, **fields: Any
) -> Person:
    """Save a person's facts; `Conflict` when somebody saved first."""
    if person.state == PersonState.MERGED:
        raise Refused("Эта запись объединена с другой: правьте ту")
    if fields.get("birth_date"):
        born_really(fields["birth_date"], local_day(moment))
        fields["birth_year"] = fields["birth_date"].year
    if fields.get("sex") == "":
        parts = [fields.get(name, getattr(person, name)) for name in ("surname", "name", "patronymic")]
        fields["sex"] = _guessed_sex(FullName(*parts))
    return change(person, expected=expected, **fields)


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
def leave(person: Person, *, by: Actor, moment: datetime, note: str = "") -> Person:
    """Take the person off the lists; nothing is lost."""
    may_become(person, PersonState.LEFT).require()
    return change(person, state=PersonState.LEFT, note=note)


@action("people.return")
def bring_back(person: Person, *, by: Actor, moment: datetime) -> Person:
    """Put the person on the lists again."""
    may_become(person, PersonState.ACTIVE).require()
    return change(person, state=PersonState.ACTIVE)


@action("people.forget_addition")
def undo_addition(person: Person, *, by: Actor, moment: datetime) -> None:
    """Take back a person just entered, if nothing refers to them."""
    try:
        remove(person)
    except IntegrityError as fault:
        raise Refused(f"«{person}» уже участвует в работе: отменить внесение нельзя") from fault


@action("people.merge")
def merge_people(kept: Person, dropped: Person, *, by: Actor, moment: datetime) -> Person:
    """Make two records one: empty facts of `kept` are filled from `dropped`, which points at `kept` from now on."""
    may_merge(kept, dropped).require()
    filled = {n: getattr(dropped, n) for n in FILLED_BY_MERGE if not getattr(kept, n) and getattr(dropped, n)}
    if "account" in filled:
        change(dropped, account=None)
    change(dropped, state=PersonState.MERGED, merged_into=kept, note=f"объединён с {kept.public_id}")
    return change(kept, note=f"объединён с {dropped.public_id}", **filled)


@action("people.unmerge")
def unmerge(dropped: Person, *, by: Actor, moment: datetime) -> Person:
    """Take a merger back; facts that `kept` received stay with it."""
    if dropped.state != PersonState.MERGED:
        raise Refused("Эта запись не объединена с другой")
    return change(dropped, state=PersonState.ACTIVE, merged_into=None)


@action("people.distinguish")
def distinguish(one: Person, other: Person, *, by: Actor, moment: datetime) -> Distinction:
    """Remember that these are different people."""
    if one.pk == other.pk:
        raise Refused("Это одна и та же запись")
    first, second = sorted((one, other), key=lambda person: person.pk)
    try:
        return create(Distinction(organisation_id=first.organisation_id, one=first, other=second))
    except IntegrityError as fault:
        raise Refused("Уже отмечено: это разные люди") from fault


@action("people.undistinguish")
def forget_distinction(one: Person, other: Person, *, by: Actor, moment: datetime) -> None:
    """Take the remark back: the two may be offered as duplicates again."""
    remark = distinction_of(one, other)
    if remark is None:
        raise Refused("Отметки о разных людях уже нет")
    remove(remark)


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


@action("classes.add")
def add_class(code: str, *, by: Actor, moment: datetime) -> SchoolClass:
    """Enter a class as people write it; «7 "а"» and «7А» are one class."""
    read = parse_class(code)
    if read is None or read.fault or not read.text:
        why = read.fault if read and read.fault else f"«{code}» не похоже на класс"
        raise BadInput(f"{why}: напишите, например, 7А", field="code")
    existing = class_by_code(read.text)
    if existing is not None:
        raise BadInput(f"Класс {read.text} уже есть", field="code")
    return create(
        SchoolClass(
            organisation_id=own_organisation_id(),
            code=read.text,
            number=read.number,
            letter=read.letter or "",
        )
    )


@action("classes.undo")
def undo_class(school_class: SchoolClass, *, by: Actor, moment: datetime) -> None:
    """Take back a class just entered, if nobody is in it."""
    try:
        remove(school_class)
    except IntegrityError as fault:
        raise Refused(f"В классе {school_class} есть люди: убрать его нельзя") from fault


@action("classes.entrust")
def entrust_class(
    school_class: SchoolClass,
    *,
    class_teacher: Person | None,
    psychologist: Person | None = None,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> SchoolClass:
    """Say who leads the class and which psychologist minds it: these two see its pupils."""
    for adult in filter(None, (class_teacher, psychologist)):
        may_be_entrusted(adult).require()
    return change(school_class, expected=expected, class_teacher=class_teacher, psychologist=psychologist)


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
