"""A clearance is annulled: pairings stop by themselves; a meeting already held since that day is said first."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from nastavnik.features.meetings.queries import held_since
from nastavnik.features.screening import actions
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import BadInput, Refused

if TYPE_CHECKING:
    from nastavnik.features.screening.models import Clearance


def annul_clearance(
    clearance: "Clearance",
    *,
    on: date,
    reason: str,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> "Clearance":
    """Annul from `on`, never from a day before a meeting that has been held under it."""
    zone = ZoneInfo(clearance.organisation.zone)
    try:
        with transaction.atomic():
            return actions.annul_clearance(
                clearance, on=on, reason=reason, expected=expected, by=by, moment=moment
            )
    except IntegrityError as fault:
        last = held_since(clearance.person_id, datetime.combine(on, time.min, zone)).last()
        if last is None:
            raise Refused("На эти сведения опираются встречи: аннулировать их этим днём нельзя") from fault
        day = last.planned_at.astimezone(zone)
        raise BadInput(
            f"{day:%d.%m.%Y} прошла встреча, в тот день сведения действовали: укажите следующий день",
            field="on",
        ) from fault
