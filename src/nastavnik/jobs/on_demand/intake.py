"""Writing and undoing a large list in the background."""

from datetime import datetime

from nastavnik.kit.actions import Actor
from nastavnik.kit.queue.claiming import keep_hold
from nastavnik.kit.queue.work import job
from nastavnik.processes import perform_intake, undo_intake


@job(perform_intake.JOB, whole=False)
def perform(*, intake: str, by: Actor, moment: datetime) -> None:
    """Go on writing from the first row that is not in the ledger; one that is stopped or done is left alone."""
    perform_intake.carry_on(intake, by=by, moment=moment, hold=keep_hold)


@job(undo_intake.JOB)
def undo(*, intake: str, by: Actor, moment: datetime) -> None:
    """Take everything back in one transaction."""
    undo_intake.take_back(intake, by=by, moment=moment)
