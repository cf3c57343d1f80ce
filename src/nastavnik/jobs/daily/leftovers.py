"""Rows that only matter for a while: keys of sent forms, ended sessions, letters long sent."""

from datetime import datetime, timedelta
from typing import Any

from nastavnik.kit.limits.spending import forget_tallies
from nastavnik.kit.mail.sending import forget_sent
from nastavnik.kit.operations import forget_operations
from nastavnik.kit.queue.work import Rhythm, job
from nastavnik.kit.visits.listing import forget_ended

KEEP_KEYS = timedelta(days=7)
KEEP_LETTERS = timedelta(days=30)


@job("leftovers.forget", every=Rhythm.DAY)
def forget_leftovers(moment: datetime, **_: Any) -> None:
    """A form cannot come back after a week: its page has long been closed."""
    forget_operations(moment - KEEP_KEYS)
    forget_sent(moment - KEEP_LETTERS)
    forget_tallies(moment - KEEP_KEYS)
    forget_ended(moment)
