"""Who looks, and into which organisations; one frozen value per request, job or command."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


class NoScope(Exception):
    """A tenant's rows were asked for although nobody said whose: a programming fault, never shown to people."""


@dataclass(frozen=True, slots=True)
class Scope:
    """`organisations`: ids whose rows may be read and written; `overseen`: ids whose passport alone is visible.

    `account`, `role` and `person` say for whom; they are None in commands. `everything` is for maintenance
    (migrations, sealing, health) and is opened only by `maintenance()`. `ceiling`: the duty of somebody who looks
    through the eyes of `role`: nothing is seen that both would not see.
    """

    organisations: frozenset[int]
    overseen: frozenset[int] = frozenset()
    account: int | None = None
    role: str | None = None
    person: int | None = None
    everything: bool = False
    ceiling: str | None = None


_current: ContextVar[Scope | None] = ContextVar("scope", default=None)


def current_scope() -> Scope:
    """The open scope; raises `NoScope` when there is none."""
    scope = _current.get()
    if scope is None:
        raise NoScope("Запрос к данным организации без открытой области видимости")
    return scope


def scope_or_none() -> Scope | None:
    """The open scope, or None: only for code that must behave in both cases (database wrappers)."""
    return _current.get()


@contextmanager
def open_scope(scope: Scope) -> Iterator[Scope]:
    """Everything inside sees the rows of this scope and no others."""
    token = _current.set(scope)
    try:
        yield scope
    finally:
        _current.reset(token)


@contextmanager
def organisation_scope(organisation_id: int) -> Iterator[Scope]:
    """A scope of one organisation for commands, jobs and tests."""
    with open_scope(Scope(frozenset({organisation_id}))) as scope:
        yield scope


@contextmanager
def maintenance() -> Iterator[Scope]:
    """Sight of every row: sealing, health, walls, erasure. Allowed only in files named by the architecture test."""
    with open_scope(Scope(frozenset(), everything=True)) as scope:
        yield scope
