"""A proposed pairing is taken back: its places are free again, and the matching it came from may offer it anew."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.matching.actions import forget_pairing
from nastavnik.features.matching.queries import came_of_matching
from nastavnik.features.pairings.actions import undo_proposal
from nastavnik.kit.actions import Actor

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing


def take_back_pairing(pairing: "Pairing", *, by: Actor, moment: datetime) -> None:
    """Undo the proposal; a pairing that came of a matching leaves its row there first."""
    with transaction.atomic():
        if came_of_matching(pairing):
            forget_pairing(pairing, by=by, moment=moment)
        undo_proposal(pairing, by=by, moment=moment)
