"""Rows refuse to be written outside an action: a rule that raises, not a wish."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from nastavnik.kit.actions.actor import Actor


class WrittenOutsideAction(Exception):
    """Some code tried to write a row without an action: a programming fault."""


class NoTrail(Exception):
    """An action wrote a row but left no audit entry: a programming fault."""


@dataclass(slots=True)
class Running:
    """What the outermost action is doing: its word, author, moment and how much it wrote and noted."""

    word: str
    by: Actor
    moment: Any
    written: int = 0
    noted: int = 0
    pens: int = field(default=0)


running: ContextVar[Running | None] = ContextVar("running", default=None)


def require_pen(model: type[models.Model]) -> None:
    """Raise unless a write function of an action is holding the pen right now."""
    action = running.get()
    if action is None or action.pens == 0:
        raise WrittenOutsideAction(f"{model.__name__} пишется только действием")
    action.written += 1


class GuardedQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """A queryset whose bulk writes need the pen as well."""

    def update(self, **kwargs: Any) -> int:
        require_pen(self.model)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        require_pen(self.model)
        return super().delete()

    def delete_alone(self) -> int:
        """Delete these rows and nothing that refers to them: the caller has seen that nothing does."""
        require_pen(self.model)
        return int(self._raw_delete(self.db) or 0)

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        require_pen(self.model)
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Any, *args: Any, **kwargs: Any) -> int:
        require_pen(self.model)
        return super().bulk_update(objs, *args, **kwargs)
