"""Writes of the register: each organisation keeps its own acts."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError

from nastavnik.features.norms.models import Norm
from nastavnik.features.norms.queries import here, is_successor, register_of
from nastavnik.features.norms.rules import (
    check_act,
    check_new,
    check_successor,
    may_end,
    may_remove,
    may_renew,
)
from nastavnik.features.norms.words import ALREADY
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Conflict


@action("norms.add")
def add_norm(*, by: Actor, moment: datetime, **fields: Any) -> Norm:
    """Enter an act of the scope's organisation; the same act of any level is refused."""
    organisation = here()
    row = Norm(organisation_id=organisation.pk, **_tidy(fields))
    register = register_of(organisation)
    check_act(row, local_day(moment, organisation.zone))
    check_new(row, register)
    check_successor(row, register)
    try:
        return create(row)
    except IntegrityError as fault:
        raise BadInput(ALREADY, field="number") from fault


@action("norms.change")
def change_norm(norm: Norm, *, expected: int | None, by: Actor, moment: datetime, **fields: Any) -> Norm:
    """Correct an own act; what it says of itself must still hold together."""
    organisation, fields = here(), _tidy(fields)
    _check_as_if(norm, fields, local_day(moment, organisation.zone))
    check_new(_as_if(norm, fields), register_of(organisation))
    try:
        return change(norm, expected=expected, **fields)
    except IntegrityError as fault:
        raise BadInput(ALREADY, field="number") from fault


@action("norms.end")
def end_norm(
    norm: Norm,
    *,
    in_force_to: date,
    replaced_by: str = "",
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> Norm:
    """The act holds up to this day; `replaced_by` is the key of the act that stands instead of it."""
    organisation = here()
    fields: dict[str, Any] = {"in_force_to": in_force_to, "replaced_by": replaced_by}
    if expected is None or expected == norm.version:
        may_end(norm).require()
    _check_as_if(norm, fields, local_day(moment, organisation.zone))
    check_successor(_as_if(norm, fields), register_of(organisation))
    return change(norm, expected=expected, **fields)


@action("norms.renew")
def renew_norm(norm: Norm, *, expected: int | None = None, by: Actor, moment: datetime) -> Norm:
    """Take the end of an act back: it was entered by mistake."""
    may_renew(norm).require()
    return change(norm, expected=expected, in_force_to=None, replaced_by="")


@action("norms.remove")
def remove_norm(norm: Norm, *, cited: bool, expected: int | None = None, by: Actor, moment: datetime) -> None:
    """Delete an act nobody has cited; `cited` is known above this slice (processes.remove_norm)."""
    may_remove(cited, is_successor(norm.public_id)).require()
    if expected is not None and expected != norm.version:
        raise Conflict(
            "Пока вы смотрели, акт изменил другой человек: посмотрите его ещё раз", [], norm.version
        )
    remove(norm)


def _tidy(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: " ".join(value.split()) if isinstance(value, str) else value for name, value in fields.items()
    }


def _as_if(norm: Norm, fields: dict[str, Any]) -> Norm:
    """A copy with the fields set, never saved."""
    values = {field.attname: getattr(norm, field.attname) for field in Norm._meta.concrete_fields}
    return Norm(**{**values, **fields})


def _check_as_if(norm: Norm, fields: dict[str, Any], today: date) -> None:
    check_act(_as_if(norm, fields), today)
