"""A trial meeting begins when everybody's consents are given and the mentor is trained: the gates of the work itself."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.pairings import actions
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.processes.activate_pairing import gates_of

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing


def begin_trial(pairing: "Pairing", *, by: Actor, moment: datetime) -> "Pairing":
    """Let the two try a meeting before they decide."""
    with transaction.atomic():
        gates = gates_of(pairing, local_day(moment, pairing.organisation.zone))
        return actions.begin_trial(
            pairing, missing_consents=gates.owed, training_gap=gates.training, by=by, moment=moment
        )
