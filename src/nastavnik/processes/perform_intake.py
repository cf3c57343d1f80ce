"""A rehearsed list becomes people, enrolments and pairs: in ledgered parts, each of them whole or not at all.

The rows of the intake are the ledger. Killed anywhere, the work goes on from the last part that was committed; done
twice, it finds nothing left to do.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.intake.actions import (
    begin_performing,
    finish_performing,
    mark_paired,
    mark_written,
)
from nastavnik.features.intake.enums import IntakeState
from nastavnik.features.intake.queries import load_intake, next_pairings, next_rows, report_of, tab_counts
from nastavnik.kit.actions import Actor, action
from nastavnik.kit.queue.work import enqueue
from nastavnik.kit.verdict import Conflict, Refused
from nastavnik.processes.pair_from_intake import Pairs
from nastavnik.processes.write_intake_rows import Part

if TYPE_CHECKING:
    from nastavnik.features.intake.models import Intake

# a list of this size is written while the person waits
AT_ONCE = 200
ROWS, PAIRS = 200, 50
JOB = "intake.perform"
Hold = Callable[[], None]
log = logging.getLogger("nastavnik.intake")


@action("intake.ask")
def perform_intake(intake: "Intake", *, seal: str, by: Actor, moment: datetime) -> "Intake":
    """Write the list as shown (`seal`): a small one at once and as a whole, a large one in the background."""
    counts = tab_counts(intake)
    begin_performing(intake, seal=seal, by=by, moment=moment)
    if counts["ready"] <= AT_ONCE:
        return carry_on(intake.public_id, by=by, moment=moment)
    enqueue(JOB, intake.organisation_id, by, intake=intake.public_id)
    return intake


def carry_on(public_id: str, *, by: Actor, moment: datetime, hold: Hold = lambda: None) -> "Intake":
    """Write what is left of a begun intake; `hold` is called inside each transaction by the background worker."""
    for part in (_write_part, _pair_part):
        while _step(public_id, part, by, moment, hold):
            log.info("intake part written", extra={"task": JOB})
    with transaction.atomic():
        hold()
        intake = load_intake(public_id)
        if intake.state != IntakeState.PERFORMING:
            return intake
        report = report_of(intake)
        numbers = {name: value for name, value in report.items() if name != "remarks"}
        return finish_performing(intake, numbers | {"remarks": len(report["remarks"])}, by=by, moment=moment)


def _step(public_id: str, deed: Callable[..., bool], by: Actor, moment: datetime, hold: Hold) -> bool:
    """One part; a part that lost a race with another page is tried once more on fresh eyes."""
    for last in (False, True):
        try:
            with transaction.atomic():
                hold()
                intake = load_intake(public_id)
                return intake.state == IntakeState.PERFORMING and deed(intake, by, moment)
        except Conflict:
            # somebody stopped the work, or wrote this part: the next look tells
            continue
        except Refused:
            if last:
                raise
    return True


def _write_part(intake: "Intake", by: Actor, moment: datetime) -> bool:
    rows = next_rows(intake, ROWS)
    if not rows:
        return False
    Part(intake, rows, by, moment).write()
    mark_written(intake, rows, by=by, moment=moment)
    return True


def _pair_part(intake: "Intake", by: Actor, moment: datetime) -> bool:
    rows = next_pairings(intake, PAIRS)
    if not rows:
        return False
    Pairs(intake, rows, by, moment).propose()
    mark_paired(intake, rows, by=by, moment=moment)
    return True
