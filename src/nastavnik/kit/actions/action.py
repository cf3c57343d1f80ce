"""The decorator that makes a function an action."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.actions.guard import NoTrail, Running, running

P = ParamSpec("P")
R = TypeVar("R")
ACTIONS: dict[str, Callable[..., Any]] = {}


def action(word: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make `function(..., *, by: Actor, moment: datetime)` an action named `word` (slice.verb).

    It opens a transaction (or a savepoint inside a process), claims the request's operation key, and refuses to
    end when rows were written without a trail.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            by, moment = kwargs["by"], kwargs["moment"]
            assert isinstance(by, Actor) and isinstance(moment, datetime) and moment.tzinfo is not None
            with transaction.atomic(), _inside(word, by, moment):
                return function(*args, **kwargs)

        ACTIONS[word] = run
        run.action_word = word  # type: ignore[attr-defined]
        return run

    return decorate


@contextmanager
def _inside(word: str, by: Actor, moment: datetime) -> Iterator[None]:
    from nastavnik.kit.operations import claim_operation

    outer = running.get()
    state = Running(word, by, moment)
    token = running.set(state)
    try:
        if outer is None:
            claim_operation()
        yield
        if state.written and not state.noted:
            raise NoTrail(f"Действие {word} изменило строки и не оставило следа")
        if outer is not None:
            outer.noted += state.noted
    finally:
        running.reset(token)
