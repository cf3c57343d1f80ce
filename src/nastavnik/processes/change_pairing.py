"""New dates of a pairing must still hold the meetings it has had: two slices, one transaction."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.meetings.queries import bounds_of_held
from nastavnik.features.pairings import actions
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import BadInput

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing


def change_pairing(
    pairing: "Pairing",
    *,
    starts_on: date,
    ends_on: date,
    role_model: str = "",
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> "Pairing":
    """Save dates and the role model, unless a held meeting would fall outside."""
    with transaction.atomic():
        held = bounds_of_held(pairing)
        if held is not None and starts_on > held[0]:
            raise BadInput(
                f"Первая встреча прошла {held[0]:%d.%m.%Y}: начало не позже неё", field="starts_on"
            )
        if held is not None and ends_on < held[1]:
            raise BadInput(
                f"Последняя встреча прошла {held[1]:%d.%m.%Y}: окончание не раньше неё", field="ends_on"
            )
        return actions.change_pairing(
            pairing, starts_on=starts_on, ends_on=ends_on, role_model=role_model, expected=expected,
            by=by, moment=moment,
        )  # fmt: skip
