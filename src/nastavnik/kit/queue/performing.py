"""Carrying out one held task: scope, handler, its end."""

import logging
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from nastavnik.kit import moments
from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.queue.claiming import Held, LeaseLost, bury, finish, holding, is_finished, put_back
from nastavnik.kit.queue.work import Job, UnknownJob, job_named
from nastavnik.kit.requests import reset_request_id, set_request_id
from nastavnik.kit.tenancy.scope import Scope, open_scope, organisation_scope
from nastavnik.kit.verdict import Anticipated, TooMany

log = logging.getLogger("nastavnik.queue")


def perform_held(held: Held) -> None:
    """Perform the task and settle it. Whatever the handler raises stays here; `LeaseLost` is only logged."""
    started, token = time.monotonic(), set_request_id(held.task_id)
    try:
        word, level = _outcome(held)
        spent = round((time.monotonic() - started) * 1000)
        log.log(level, word, extra={"task": held.name, "attempt": held.attempt, "milliseconds": spent})
    finally:
        reset_request_id(token)


def _outcome(held: Held) -> tuple[str, int]:
    try:
        job = job_named(held.name)
        with holding(held):
            _perform(held, job)
        # what happens every minute is not news
        return "job done", logging.DEBUG if job.every else logging.INFO
    except LeaseLost:
        return "job lost to another worker", logging.WARNING
    except TooMany as busy:
        return _again(held, busy)
    except Anticipated as refusal:
        return _refused(held, refusal)
    except Exception as fault:
        return _again(held, fault)


def _perform(held: Held, job: Job) -> None:
    by = Actor(held.call["account"], held.call["role"], held.call["reason"])
    with scope_of_call(by, held.call["organisation"]):
        if not job.whole:
            job.handler(by=by, moment=moments.now(), **held.call["ids"])
            if not is_finished(held):
                finish(held)
            return
        with transaction.atomic():
            job.handler(by=by, moment=moments.now(), **held.call["ids"])
            finish(held)


def scope_of_call(by: Actor, organisation_id: int | None) -> AbstractContextManager[object]:
    """The scope rebuilt from rows valid now; raises `Forbidden` when the actor's right has ended since.

    The program itself works in the organisation named, or without any scope, which lets it touch no tenant's rows.
    """
    if by.account is not None:
        finder: Callable[[int, str, int | None, date], Scope] = import_string(settings.JOB_SCOPES)
        return open_scope(finder(by.account, by.role, organisation_id, moments.today()))
    return nullcontext() if organisation_id is None else organisation_scope(organisation_id)


def _again(held: Held, fault: Exception) -> tuple[str, int]:
    level = logging.WARNING if isinstance(fault, UnknownJob) else logging.ERROR
    log.log(level, "job failed, will be tried again", extra={"task": held.name}, exc_info=fault)
    return _settled(lambda: put_back(held, _kind(fault), places(fault))), logging.WARNING


def _refused(held: Held, refusal: Anticipated) -> tuple[str, int]:
    return _settled(lambda: bury(held, _kind(refusal), places(refusal))), logging.WARNING


def _settled(settle: Callable[[], None]) -> str:
    try:
        settle()
    except LeaseLost:
        return "job lost to another worker"
    return "job not done"


def _kind(fault: Exception) -> str:
    return f"{type(fault).__module__}.{type(fault).__qualname__}"


def places(fault: Exception) -> str:
    """Where it happened, without the values: they may hold names of children."""
    frames = traceback.extract_tb(fault.__traceback__)[-12:]
    return "\n".join(f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in frames)
