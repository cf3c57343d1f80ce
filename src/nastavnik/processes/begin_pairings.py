"""Many pairings begin work at once: each passes its own gates, and whoever may not is told why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import Refused
from nastavnik.processes.activate_pairing import activate_pairing

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing


@dataclass(slots=True)
class Begun:
    """How many began, and which did not with the reason of each."""

    count: int = 0
    refused: "list[tuple[Pairing, str]]" = field(default_factory=list)


def begin_pairings(pairings: "Iterable[Pairing]", *, by: Actor, moment: datetime) -> Begun:
    """Begin the work of every pairing that may; one transaction each, so that a refusal stops nobody else."""
    begun = Begun()
    for pairing in pairings:
        try:
            activate_pairing(pairing, by=by, moment=moment)
            begun.count += 1
        except Refused as refusal:
            begun.refused.append((pairing, refusal.reason))
    return begun
