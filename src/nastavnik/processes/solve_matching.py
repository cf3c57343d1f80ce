"""Ask for a matching and solve it: at once when it is small, in the background when it would keep a person waiting."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.queries import accepted
from nastavnik.features.matching.actions import keep_answer, start_run
from nastavnik.features.matching.answering import work_out
from nastavnik.kit.actions import Actor, action
from nastavnik.kit.queue.work import enqueue

if TYPE_CHECKING:
    from nastavnik.features.matching.models import Run
    from nastavnik.features.programmes.models import Programme

# pairs to score: about a second of work on a school's computer
AT_ONCE = 60_000
JOB = "matching.solve"


@action("matching.ask")
def solve_matching(
    programme: "Programme",
    *,
    track: str,
    objective: str,
    weights: Mapping[str, int],
    by: Actor,
    moment: datetime,
) -> "Run":
    """Start a run; returned solved, refused, or waiting for the worker."""
    run = start_run(programme, track=track, objective=objective, weights=weights, by=by, moment=moment)
    pairs = accepted(programme, Side.MENTEE, track).count() * accepted(programme, Side.MENTOR, track).count()
    if pairs <= AT_ONCE:
        return keep_answer(run, work_out(run, moment), by=by, moment=moment)
    enqueue(JOB, programme.organisation_id, by, run=run.public_id)
    return run
