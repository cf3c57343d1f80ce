"""A pairing ends: its planned meetings are cancelled, its places freed, its mentees wait or go; one transaction."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.meetings.actions import cancel_planned
from nastavnik.features.meetings.queries import bounds_of_held
from nastavnik.features.pairings.actions import close
from nastavnik.features.pairings.rules import reason_title
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import BadInput

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing


def close_pairing(
    pairing: "Pairing",
    *,
    reason: str,
    on: date,
    note: str = "",
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> "Pairing":
    """Close the pairing and cancel what was planned; never by a day before a meeting that has been held."""
    with transaction.atomic():
        held = bounds_of_held(pairing)
        if held is not None and on < held[1]:
            raise BadInput(f"Последняя встреча прошла {held[1]:%d.%m.%Y}: пара закрыта не раньше", field="on")
        close(pairing, reason=reason, on=on, note=note, expected=expected, by=by, moment=moment)
        why = f"пара закрыта: {reason_title(pairing)}"
        cancel_planned(pairing, reason=why, by=by, moment=moment)
    return pairing
