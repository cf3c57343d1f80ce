"""Solving a large matching in the background."""

from datetime import datetime

from nastavnik.features.matching.actions import solve_run
from nastavnik.features.matching.queries import load_run
from nastavnik.kit.actions import Actor
from nastavnik.kit.queue.work import job
from nastavnik.processes.solve_matching import JOB


@job(JOB)
def solve(*, run: str, by: Actor, moment: datetime) -> None:
    """Solve a waiting run; one that is solved or called off is left alone."""
    solve_run(load_run(run), by=by, moment=moment)
