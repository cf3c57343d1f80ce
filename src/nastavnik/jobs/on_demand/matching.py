"""Solving a large matching in the background."""

from datetime import datetime

from nastavnik.features.matching.actions import keep_answer
from nastavnik.features.matching.answering import work_out
from nastavnik.features.matching.queries import load_run
from nastavnik.kit.actions import Actor
from nastavnik.kit.queue.claiming import last_step
from nastavnik.kit.queue.work import job
from nastavnik.processes.solve_matching import JOB


@job(JOB, whole=False)
def solve(*, run: str, by: Actor, moment: datetime) -> None:
    """Solve a waiting run without locking anybody out, then keep the answer and the mark «done» together."""
    found = load_run(run)
    answer = work_out(found, moment)
    with last_step():
        keep_answer(found, answer, by=by, moment=moment)
