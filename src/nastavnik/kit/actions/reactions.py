"""What must happen before a row changes, told by whoever stands higher and knows why.

A slice never imports those above it; a process names a table here, and `change` and `remove` ask it in the same
transaction, before the row is written. Only what the law of the database would otherwise refuse belongs here.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import models

Reaction = Callable[[Any, dict[str, Any], dict[str, Any]], None]
"""(the row with its new values, values before, values after); `after` is empty when the row goes."""

_reactions: dict[str, list[Reaction]] = defaultdict(list)


def before_change(label: str) -> Callable[[Reaction], Reaction]:
    """Ask this function before a row of the table («consents.Consent») is changed or removed."""

    def decorate(reaction: Reaction) -> Reaction:
        if reaction not in _reactions[label]:
            _reactions[label].append(reaction)
        return reaction

    return decorate


def react(row: models.Model, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Ask everybody who named the table of this row."""
    for reaction in _reactions.get(row._meta.label, ()):
        reaction(row, before, after)
