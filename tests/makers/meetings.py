"""Meetings for tests, made by the product's own actions."""

from datetime import UTC, datetime

from nastavnik.features.meetings.actions import hold_meeting, plan_meeting
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.models import Pairing
from nastavnik.processes.gates import may_meet_on
from tests.makers.organisations import BY
from tests.makers.pairings import NOVEMBER

TENTH = datetime(2026, 11, 10, 12, 0, tzinfo=UTC)


def make_meeting(
    pairing: Pairing, at: datetime = TENTH, kind: str = "acquaintance", *, held: bool = False, **facts
) -> Meeting:
    """A meeting planned for 10 November 2026, 15:00 in Moscow; `held`: marked at its own time."""
    row = plan_meeting(
        pairing,
        gate=may_meet_on,
        kind=kind,
        planned_at=at,
        by=BY,
        moment=NOVEMBER,
        **({"minutes": 45} | facts),
    )
    return (
        hold_meeting(row, gate=may_meet_on, done="познакомились", mood="good", by=BY, moment=at)
        if held
        else row
    )
