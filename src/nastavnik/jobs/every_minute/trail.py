"""The trail is sealed while it is fresh."""

from datetime import datetime
from typing import Any

from nastavnik.kit.audit.sealing import seal_all
from nastavnik.kit.queue.work import Rhythm, job


@job("trail.seal", whole=False, every=Rhythm.MINUTE)
def seal_trail(moment: datetime, **_: Any) -> None:
    """One transaction per batch: writers wait for a batch at most."""
    seal_all(moment)
