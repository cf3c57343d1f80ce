"""Writes of classes."""

from datetime import datetime

from django.db import IntegrityError

from nastavnik.core.russian.class_codes import parse_class
from nastavnik.features.people.models import Person, SchoolClass
from nastavnik.features.people.queries import class_by_code, own_organisation_id
from nastavnik.features.people.rules import may_be_entrusted
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.verdict import BadInput, Refused


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
