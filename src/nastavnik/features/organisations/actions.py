"""Writes of organisations and partners."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError

from nastavnik.features.organisations.models import Organisation, Partner
from nastavnik.features.organisations.rules import may_close, may_stand_under
from nastavnik.kit.actions import Actor, action, change, create
from nastavnik.kit.tenancy.scope import current_scope
from nastavnik.kit.verdict import BadInput, Refused


@action("organisations.found")
def found_organisation(
    *,
    kind: str,
    short_name: str,
    full_name: str,
    parent: Organisation | None = None,
    by: Actor,
    moment: datetime,
    **passport: Any,
) -> Organisation:
    """Enter a new organisation. Needs a maintenance scope: there is no tenant yet."""
    may_stand_under(kind, parent.kind if parent else None).require()
    return create(
        Organisation(kind=kind, short_name=short_name, full_name=full_name, parent=parent, **passport)
    )


@action("organisations.change_passport")
def change_passport(
    organisation: Organisation, *, expected: int | None, by: Actor, moment: datetime, **passport: Any
) -> Organisation:
    """Save the passport; `Conflict` when somebody saved first."""
    return change(organisation, expected=expected, **passport)


@action("organisations.close")
def close_organisation(organisation: Organisation, *, on: date, by: Actor, moment: datetime) -> Organisation:
    """Close the organisation from a day on: nobody signs in to it any more."""
    may_close(organisation).require()
    return change(organisation, closed_on=on)


@action("partners.add")
def add_partner(*, by: Actor, moment: datetime, **fields: Any) -> Partner:
    """Enter a partner of the scope's organisation; a second one of the same name is refused."""
    (organisation_id,) = current_scope().organisations
    try:
        return create(Partner(organisation_id=organisation_id, **fields))
    except IntegrityError as fault:
        raise BadInput("Партнёр с таким названием уже есть", field="name") from fault


@action("partners.change")
def change_partner(
    partner: Partner, *, expected: int | None, by: Actor, moment: datetime, **fields: Any
) -> Partner:
    """Save a partner."""
    try:
        return change(partner, expected=expected, **fields)
    except IntegrityError as fault:
        raise Refused("Партнёр с таким названием уже есть") from fault
