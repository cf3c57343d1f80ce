"""Which columns a duty may read (decision D09): one table for the story of an object, papers and the tests of pages."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from nastavnik.kit.tenancy.scope import scope_or_none


@dataclass(frozen=True, slots=True)
class FieldRule:
    """`read`: duties that see the value; `covered`: those that see it masked and open it by a logged reason.

    `addresses`: pages made to show it to everybody who may open them («whom to call»).
    """

    title: str
    read: frozenset[str]
    covered: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()


@cache
def field_rules() -> dict[str, FieldRule]:
    """The table named by `settings.FIELD_RULES`, by «people.Person.phone»; a column without a rule follows its row."""
    table: dict[str, FieldRule] = import_string(settings.FIELD_RULES)
    return table


def reads(role: str | None, column: str) -> bool:
    """Whether this duty reads the column; commands and jobs, which have no duty, read everything.

    Through somebody's eyes only what one's own duty reads as well.
    """
    rule, scope = field_rules().get(column), scope_or_none()
    if role is None or rule is None:
        return True
    ceiling = scope.ceiling if scope else None
    return role in rule.read and (ceiling is None or ceiling in rule.read)
