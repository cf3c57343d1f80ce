"""A pairing begins work when everybody's consents are given and the mentor is trained: both gates, one transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.consents.queries import consents_of
from nastavnik.features.consents.rules import Missing, missing_consents
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.pairings import actions
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.pairings.queries import open_members
from nastavnik.features.pairings.rules import may_activate
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.trainings.queries import hours_of
from nastavnik.features.trainings.rules import training_gap
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import Verdict

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing
    from nastavnik.features.people.models import Person


@dataclass(frozen=True, slots=True)
class Gates:
    """What stands before the work of one pairing: each participant with what they owe, and the mentor's training."""

    owed: list[tuple["Person", list[Missing]]]
    training: Verdict
    verdict: Verdict

    @property
    def clear(self) -> bool:
        """Whether nothing is missing (the state of the pairing aside)."""
        return not any(missing for _, missing in self.owed) and bool(self.training)


def gates_of(pairing: "Pairing", day: date) -> Gates:
    """Collect both gates in three queries: mentees, consents, hours."""
    pack, mentor = pack_of(pairing.programme), pairing.mentor
    sides = [(mentor.person, Side.MENTOR), *((m.mentee.person, Side.MENTEE) for m in open_members(pairing))]
    known = consents_of([person for person, _ in sides])
    consents = [c for c in known if c.contour in {pack.code, pack.contour}]
    owed = [
        (person, missing_consents(person, pack.consents_required(pairing.track, side), consents, day))
        for person, side in sides
    ]
    training = _training(pairing, pack)
    return Gates(owed, training, may_activate(pairing, owed, training))


def _training(pairing: "Pairing", pack: Pack) -> Verdict:
    return training_gap(hours_of([pairing.mentor_id])[pairing.mentor_id], pack)


def activate_pairing(pairing: "Pairing", *, by: Actor, moment: datetime) -> "Pairing":
    """Begin the work of a pairing, or take it up again after a pause."""
    with transaction.atomic():
        gates = gates_of(pairing, local_day(moment, pairing.organisation.zone))
        verb = actions.resume if pairing.state == PairingState.SUSPENDED else actions.activate
        return verb(pairing, missing_consents=gates.owed, training_gap=gates.training, by=by, moment=moment)
