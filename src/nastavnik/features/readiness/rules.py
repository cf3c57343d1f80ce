"""Whose word counts, and for how long."""

from datetime import date

from nastavnik.core.methodology.schema.conditions import Condition
from nastavnik.features.readiness.models import Statement
from nastavnik.kit.verdict import YES, Verdict, no

BY_WORD = frozenset({"document", "owner", "survey", "file"})


def may_be_stated(condition: Condition) -> Verdict:
    """A person's word stands for papers made elsewhere and for what the system cannot see, never for its own facts."""
    if condition.proof.kind in BY_WORD:
        return YES
    return no("Это условие программа проверяет сама: подтверждать его словами не нужно")


def in_force(statement: Statement, day: date) -> bool:
    """Begun and not expired."""
    return statement.stated_on <= day and (statement.expires_on is None or statement.expires_on >= day)
