"""Files and their rows are brought together."""

from typing import Any

from nastavnik.kit.files.sweeping import sweep
from nastavnik.kit.queue.work import Rhythm, job


@job("files.sweep", whole=False, every=Rhythm.DAY)
def sweep_files(**_: Any) -> None:
    """Each file by itself; starting anew does no harm."""
    sweep()
