"""What the queue no longer needs."""

from datetime import datetime
from typing import Any

from nastavnik.kit.queue.tidying import tidy
from nastavnik.kit.queue.work import Rhythm, job


@job("queue.tidy", every=Rhythm.HOUR)
def tidy_queue(moment: datetime, **_: Any) -> None:
    """Finished tasks, passed slots, and the marks of workers long gone."""
    tidy(moment)
