"""Gates that time has closed: the term of a consent or a clearance is over, somebody turned fourteen or eighteen."""

from datetime import datetime
from typing import Any

from nastavnik.features.organisations.queries import places_of_work
from nastavnik.kit.actions import Actor
from nastavnik.kit.queue.work import Rhythm, job, put
from nastavnik.processes.close_gates import watch_gates

WATCHER = Actor.system("ворота пар")


@job("gates.visit", every=Rhythm.HOUR)
def visit_schools(**_: Any) -> None:
    """Every hour, because the day begins at its own hour in every zone."""
    for organisation in places_of_work():
        put("gates.watch", organisation, WATCHER)


@job("gates.watch")
def watch(*, by: Actor, moment: datetime, **_: Any) -> None:
    """One school: whoever asks meanwhile is answered by the gates themselves, this only tells and tidies."""
    watch_gates(by=by, moment=moment)
