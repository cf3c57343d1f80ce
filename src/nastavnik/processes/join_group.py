"""One more mentee joins a pairing; at work, the gates are asked of the group with the newcomer in it."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.pairings.actions import add_mentee
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.kit.tenancy.outworks import take_turn
from nastavnik.processes.gates import Papers

if TYPE_CHECKING:
    from nastavnik.features.enrolments.models import Enrolment
    from nastavnik.features.pairings.models import Pairing


def join_group(
    pairing: "Pairing", mentee: "Enrolment", *, since: date, by: Actor, moment: datetime
) -> "Pairing":
    """Let the mentee in, or say what is missing."""
    with transaction.atomic():
        take_turn(pairing.organisation_id)
        today = local_day(moment, pairing.organisation.zone)
        gates = Papers([pairing], joining=[mentee.person]).gates(pairing, today)
        return add_mentee(pairing, mentee, since=since, gates=gates.open, by=by, moment=moment)
