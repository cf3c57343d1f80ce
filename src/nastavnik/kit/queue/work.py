"""Naming jobs and putting them into the queue, inside the transaction of the action that wants them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django_tasks import task

from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.actions.guard import running

Id = int | str | bool | None
Handler = Callable[..., None]


class Rhythm(StrEnum):
    """How often a periodic job is due."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"


class EnqueuedOutsideAction(Exception):
    """A job was enqueued where no transaction would carry it: a programming fault."""


class UnknownJob(Exception):
    """No handler has this name: a programming fault, or a queue left by a newer release."""


@dataclass(frozen=True, slots=True)
class Job:
    """A handler under its name.

    The handler is called `handler(by=Actor, moment=datetime, **ids)` inside the scope of the actor's duty. With
    `whole` (the default) its writes and the mark that it is done are one transaction, so its effects happen
    exactly once; keep such jobs short, because on SQLite nobody else writes meanwhile. Otherwise the handler takes
    its own steps (`claiming.keep_hold` in each) and may start anew from any of them, or computes first and writes
    inside `claiming.last_step`.
    """

    name: str
    handler: Handler
    whole: bool = True
    every: Rhythm | None = None

    def __call__(self, **arguments: Any) -> None:
        self.handler(**arguments)


JOBS: dict[str, Job] = {}


def job(name: str, *, whole: bool = True, every: Rhythm | None = None) -> Callable[[Handler], Job]:
    """Name a handler; `every` makes it periodic."""

    def decorate(handler: Handler) -> Job:
        JOBS[name] = Job(name, handler, whole, every)
        return JOBS[name]

    return decorate


def job_named(name: str) -> Job:
    """The job of this name; raises `UnknownJob`."""
    if name not in JOBS:
        raise UnknownJob(name)
    return JOBS[name]


def enqueue(name: str, organisation_id: int | None, by: Actor, *, priority: int = 0, **ids: Id) -> str:
    """Ask for a job inside the running action; it vanishes with the action's transaction. Returns the task's id.

    Only ids travel: the worker reads everything else, and the actor's right, anew from the database.
    `priority` from -100 to 100, higher first.
    """
    if running.get() is None:
        raise EnqueuedOutsideAction(name)
    return put(name, organisation_id, by, priority=priority, **ids)


def put(name: str, organisation_id: int | None, by: Actor, *, priority: int = 0, **ids: Id) -> str:
    """The same for the queue's own rhythms, which bring their own transaction."""
    job_named(name)
    for key, value in ids.items():
        if not isinstance(value, (int, str, type(None))):
            raise TypeError(f"{name}: {key} must be an id, not {type(value).__name__}")
    call = {"organisation": organisation_id, "account": by.account, "role": by.role, "reason": by.reason}
    found = perform.using(priority=priority).enqueue(name=name, ids=ids, **call)
    return str(found.id)


def is_waiting(name: str) -> bool:
    """Whether a call of this job is already in the queue and not yet begun."""
    from django_tasks_db.models import DBTaskResult

    return bool(DBTaskResult.objects.ready().filter(args_kwargs__kwargs__name=name).exists())


@task()
def perform(**_: Any) -> None:
    """The library's record of a call; our worker performs it (`performing.perform_held`)."""
    raise NotImplementedError("Задачи выполняет nastavnik worker")
