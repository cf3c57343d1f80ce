"""Consents whose term is over, and the weekly reminder to curators."""

from datetime import datetime
from typing import Any

from nastavnik.features.organisations.queries import places_of_work
from nastavnik.kit.actions import Actor
from nastavnik.kit.queue.work import Rhythm, job, put
from nastavnik.processes.remind_consents import remind_of_consents

REMINDER = Actor.system("напоминание о согласиях")


@job("consents.visit", every=Rhythm.DAY)
def visit_schools(**_: Any) -> None:
    """Asked daily; the key of the letter is the week's, so that a machine asleep on Monday tells on Tuesday."""
    for organisation in places_of_work():
        put("consents.remind", organisation, REMINDER)


@job("consents.remind")
def remind(*, by: Actor, moment: datetime, **_: Any) -> None:
    """One school."""
    remind_of_consents(by=by, moment=moment)
