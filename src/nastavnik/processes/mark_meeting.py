"""«Встреча состоялась» by one tap: the pairing, its plan and the pack's cycle say which meeting it was."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.meetings.actions import hold_meeting, log_meeting
from nastavnik.features.meetings.enums import MeetingState, Place
from nastavnik.features.meetings.queries import held_kinds, last_meeting, meeting_of_day
from nastavnik.features.meetings.rules import next_kind
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.processes.gates import may_meet_on

if TYPE_CHECKING:
    from nastavnik.features.meetings.models import Meeting
    from nastavnik.features.pairings.models import Pairing


def mark_meeting(pairing: "Pairing", *, by: Actor, moment: datetime) -> "Meeting":
    """Mark the planned meeting, repeat nothing that is marked today, or log the next kind where they usually meet."""
    with transaction.atomic():
        found = meeting_of_day(pairing, moment)
        if found is not None and found.state == MeetingState.HELD:
            return found
        if found is not None:
            return hold_meeting(found, gate=may_meet_on, by=by, moment=moment)
        return _logged(pairing, by, moment)


def _logged(pairing: "Pairing", by: Actor, moment: datetime) -> "Meeting":
    day, last = local_day(moment, pairing.organisation.zone), last_meeting(pairing)
    kind = next_kind(pack_of(pairing.programme).meetings, held_kinds(pairing), day, pairing.ends_on)
    return log_meeting(
        pairing, kind=kind.code, held_at=moment, minutes=kind.minutes,
        format=last.format if last else Place.IN_PERSON, place=last.place if last else "", gate=may_meet_on, by=by, moment=moment,
    )  # fmt: skip
