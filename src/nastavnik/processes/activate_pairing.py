"""A pairing begins work when its gates are open, and its meetings that had been held back are planned again."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.meetings.actions import bring_back_planned
from nastavnik.features.methodology.actions import freeze_edition
from nastavnik.features.pairings import actions
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.programmes.actions import take_edition
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.kit.tenancy.outworks import take_turn
from nastavnik.processes.gates import Papers, gates_of

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing


def activate_pairing(pairing: "Pairing", *, by: Actor, moment: datetime) -> "Pairing":
    """Begin the work of a pairing, or take it up again after a pause."""
    with transaction.atomic():
        take_turn(pairing.organisation_id)
        settle_edition(pairing, by=by, moment=moment)
        day = local_day(moment, pairing.organisation.zone)
        verb = actions.resume if pairing.state == PairingState.SUSPENDED else actions.activate
        held = bool(pairing.held_for)
        begun = verb(pairing, gates=gates_of(pairing, day).open, day=day, by=by, moment=moment)
        if held:
            bring_back(begun, by=by, moment=moment)
        return begun


def settle_edition(pairing: "Pairing", *, by: Actor, moment: datetime) -> None:
    """A programme begun before editions takes the methodology in force: the database asks an edition for its rules."""
    programme = pairing.programme
    if programme.edition_id is None:
        edition = freeze_edition(programme.pack, by=by, moment=moment)
        take_edition(programme, edition, by=by, moment=moment)


def bring_back(pairing: "Pairing", *, by: Actor, moment: datetime) -> int:
    """Plan again what the gates had cancelled and is still ahead."""
    papers = Papers([pairing])
    return bring_back_planned(
        pairing, gate=lambda one, day: papers.gates(one, day).open, by=by, moment=moment
    )
