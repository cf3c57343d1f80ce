"""A trial meeting begins when the gates are open: those of the work itself."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.pairings import actions
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.kit.tenancy.outworks import take_turn
from nastavnik.processes.activate_pairing import bring_back, settle_edition
from nastavnik.processes.gates import gates_of

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing


def begin_trial(pairing: "Pairing", *, by: Actor, moment: datetime) -> "Pairing":
    """Let the two try a meeting before they decide."""
    with transaction.atomic():
        take_turn(pairing.organisation_id)
        settle_edition(pairing, by=by, moment=moment)
        day, held = local_day(moment, pairing.organisation.zone), bool(pairing.held_for)
        begun = actions.begin_trial(pairing, gates=gates_of(pairing, day).open, day=day, by=by, moment=moment)
        if held:
            bring_back(begun, by=by, moment=moment)
        return begun
