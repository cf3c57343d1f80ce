"""What was asked for and has not come back in time."""

from collections.abc import Iterable
from datetime import date, timedelta

from nastavnik.features.consents.enums import ConsentState
from nastavnik.features.consents.rules import Slip


def unanswered(consents: Iterable[Slip], day: date, days: int) -> list[Slip]:
    """Consents asked for at least `days` ago and neither given nor refused; of an unknown day count as old."""
    latest = day - timedelta(days=days)
    return [
        one
        for one in consents
        if one.state == ConsentState.ASKED and (one.asked_on is None or one.asked_on <= latest)
    ]
