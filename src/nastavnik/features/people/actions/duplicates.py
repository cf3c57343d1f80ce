"""The remark that two like records are two people."""

from datetime import datetime

from django.db import IntegrityError

from nastavnik.features.people.models import Distinction, Person
from nastavnik.features.people.queries import distinction_of
from nastavnik.kit.actions import Actor, action, create, remove
from nastavnik.kit.verdict import Refused


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
