"""Who performs what until when: a task and its lease are taken in one transaction.

The lease is a fence: whoever no longer holds it cannot mark the task done, so a worker that was thought dead
and woke up again rolls back.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from nastavnik.kit import moments
from nastavnik.kit.queue.tables import Lease

log = logging.getLogger("nastavnik.queue")
HOLD = timedelta(minutes=2)
MAX_ATTEMPTS = 6
BACKOFF = timedelta(seconds=10)
LONGEST_BACKOFF = timedelta(hours=1)
PRESENCE = "worker:"


class LeaseLost(Exception):
    """Another worker has taken the task over: what was done here since the last step is rolled back."""


@dataclass(frozen=True, slots=True)
class Held:
    """A task in the hands of a worker."""

    task_id: str
    worker: str
    attempt: int
    name: str
    call: dict[str, Any]


_held: ContextVar[Held | None] = ContextVar("held", default=None)
_finished: ContextVar[str] = ContextVar("finished", default="")


def claim(worker: str) -> Held | None:
    """Take the next task that is ready, or None. Any number of workers may ask at once."""
    if not DBTaskResult.objects.ready().exists():
        return None
    with transaction.atomic():
        row = DBTaskResult.objects.ready().get_locked()
        if row is None:
            return None
        row.claim(worker)
        lease = _lease(str(row.pk), worker)
    call = dict(row.args_kwargs["kwargs"])
    return Held(str(row.pk), worker, lease.attempts, str(call.pop("name", "")), call)


def _lease(task_id: str, worker: str) -> Lease:
    until = moments.now() + HOLD
    lease, new = Lease.objects.get_or_create(task_id=task_id, defaults={"worker": worker, "until": until})
    if not new:
        lease.worker, lease.until, lease.attempts = worker, until, lease.attempts + 1
        lease.save(update_fields=["worker", "until", "attempts"])
    return lease


def prolong(held: Held) -> bool:
    """Hold the task for longer; False when it has been lost."""
    return bool(_mine(held).update(until=moments.now() + HOLD))


def finish(held: Held) -> None:
    """Mark the task done; inside the transaction of its effects. Raises `LeaseLost`."""
    with transaction.atomic():
        _let_go(held)
        _settle(held.task_id, TaskResultStatus.SUCCESSFUL)


def bury(held: Held, fault: str, places: str = "") -> None:
    """Mark the task failed for good."""
    with transaction.atomic():
        _let_go(held)
        _settle(held.task_id, TaskResultStatus.FAILED, fault, places)


def put_back(held: Held, fault: str, places: str = "") -> None:
    """Return the task to the queue, to be tried again later, or bury it after the last attempt."""
    if held.attempt >= MAX_ATTEMPTS:
        bury(held, fault, places)
        log.error("job is dead, a person must look", extra={"task": held.name, "attempt": held.attempt})
        return
    with transaction.atomic():
        if not _mine(held).update(worker="", until=moments.now()):
            raise LeaseLost(held.task_id)
        _return(held.task_id, backoff(held.attempt), fault, places)


def give_back(held: Held) -> None:
    """Return an unfinished task because this worker must stop; the attempt does not count."""
    with transaction.atomic():
        if _mine(held).update(worker="", until=moments.now(), attempts=held.attempt - 1):
            _return(held.task_id, timedelta())


def backoff(attempt: int) -> timedelta:
    """How long to wait after this attempt: 10 s, 20 s, 40 s … at most an hour."""
    return min(BACKOFF * (1 << (attempt - 1)), LONGEST_BACKOFF)


def recover() -> int:
    """Return to the queue every task whose holder fell silent (killed, or the power went); how many."""
    ended = Lease.objects.filter(until__lt=moments.now()).exclude(worker="")
    tasks = list(ended.exclude(task_id__startswith=PRESENCE).values_list("task_id", "worker", "attempts"))
    return sum(_recover_one(task_id, worker, attempts) for task_id, worker, attempts in tasks)


def _recover_one(task_id: str, worker: str, attempts: int) -> int:
    log.warning("lease ended, task is taken back", extra={"attempt": attempts})
    name = DBTaskResult.objects.filter(pk=task_id).values_list("args_kwargs__kwargs__name", flat=True).first()
    with transaction.atomic():
        ended = Lease.objects.filter(task_id=task_id, worker=worker, attempts=attempts)
        if not ended.filter(until__lt=moments.now()).update(worker=""):
            return 0
        if attempts < MAX_ATTEMPTS:
            _return(task_id, timedelta())
            return 1
        _settle(task_id, TaskResultStatus.FAILED, "worker killed")
        ended.delete()
    log.error("job is dead, a person must look", extra={"task": name, "attempt": attempts})
    return 1


@contextmanager
def holding(held: Held) -> Iterator[None]:
    """Make the task known to `keep_hold` while its handler runs."""
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)


def keep_hold() -> None:
    """For handlers that take their own steps: call inside each step's transaction. Raises `LeaseLost`."""
    held = _held.get()
    if held is not None and not prolong(held):
        raise LeaseLost(held.task_id)


@contextmanager
def last_step() -> Iterator[None]:
    """For handlers that compute long and write at the end: the writes inside and the mark «done» are one transaction.

    Nothing is locked before, so that on SQLite the web may write while the handler computes.
    """
    held = _held.get()
    with transaction.atomic():
        yield
        if held is not None:
            finish(held)
            _finished.set(held.task_id)


def is_finished(held: Held) -> bool:
    """Whether `last_step` has already marked the task."""
    return _finished.get() == held.task_id


def _mine(held: Held) -> Any:
    return Lease.objects.filter(task_id=held.task_id, worker=held.worker, attempts=held.attempt)


def _let_go(held: Held) -> None:
    if not _mine(held).delete()[0]:
        raise LeaseLost(held.task_id)


def _return(task_id: str, after: timedelta, fault: str = "", places: str = "") -> None:
    due = moments.now() + after if after else get_date_max()
    tasks = DBTaskResult.objects.filter(pk=task_id, status=TaskResultStatus.RUNNING)
    tasks.update(status=TaskResultStatus.READY, run_after=due, exception_class_path=fault, traceback=places)


def _settle(task_id: str, status: str, fault: str = "", places: str = "") -> None:
    tasks = DBTaskResult.objects.filter(pk=task_id, status=TaskResultStatus.RUNNING)
    tasks.update(status=status, finished_at=moments.now(), exception_class_path=fault, traceback=places)
