"""The registry itself: declarations of the slices, and what is missing from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from django.apps import apps
from django.db import models
from django.utils.module_loading import autodiscover_modules

Erasure = Literal["blank", "mask", "pseudonym", "keep"]
# the table whose rows are the subjects themselves
SUBJECT = "people.Person"
MADE_BY_THE_ROW = {"id", "version", "public_id", "organisation", "organisation_id"}


@dataclass(frozen=True, slots=True)
class Column:
    """A personal column: its category and, where they differ from the table's, purpose, ground and term.

    `erase`: «blank» empties it, «mask» writes «стёрто» where the table wants some words, «pseudonym» writes the
    pseudonym, «keep» leaves a figure that says nothing without a name. `exported`: given out in «мои данные».
    """

    category: str
    erase: Erasure = "blank"
    exported: bool = True
    purpose: str = ""
    ground: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with personal data. `subject`: paths to the person («pk», «person», «enrolment__person»).

    `account` are paths to a sign-in, `code` columns with a person's public id, `name_key` with
    the search key of a name. `removed` rows go whole when their
    subject goes. `through`: (own column, joining table, its key to the row, its path to the person).
    """

    label: str
    purpose: str
    ground: str
    term: str
    columns: Mapping[str, Column]
    plain: frozenset[str] = frozenset()
    subject: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    name_key: tuple[str, ...] = ()
    removed: bool = False
    through: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def model(self) -> Any:
        """The table as Django knows it."""
        return apps.get_model(self.label)

    @property
    def owned(self) -> bool:
        """Whether rows of it belong to one person or a few, so that they are given out and erased with them."""
        return bool(self.subject or self.account or self.code or self.through or self.name_key)


@dataclass(slots=True)
class Registry:
    """All declarations: tables with personal data, and tables without, each with the reason."""

    tables: dict[str, Table] = field(default_factory=dict)
    without: dict[str, str] = field(default_factory=dict)


_declared = Registry()


def declare(
    label: str,
    columns: Mapping[str, str | Column],
    *,
    purpose: str,
    ground: str,
    term: str,
    plain: str = "",
    **facts: Any,
) -> None:
    """Declare a table: personal columns with a category (or a `Column`), and the names of those that tell of nobody."""
    told = {
        name: Column(value) if isinstance(value, str) else value for name, value in sorted(columns.items())
    }
    _declared.tables[label] = Table(label, purpose, ground, term, told, frozenset(plain.split()), **facts)


def impersonal(reason: str, *labels: str) -> None:
    """Declare tables that hold nobody's data, with the reason."""
    _declared.without.update(dict.fromkeys(labels, reason))


@cache
def registry() -> Registry:
    """Every declaration of every installed application (`personal.py`)."""
    autodiscover_modules("personal")
    return _declared


def undeclared() -> Iterator[str]:
    """Sentences about tables and columns nobody declared, and declarations of what is not there."""
    known = registry()
    for model in apps.get_models():
        label = model._meta.label
        if label in known.tables:
            yield from _column_faults(model, known.tables[label])
        elif label not in known.without:
            yield f"{label}: таблица не описана"
    labels = {model._meta.label for model in apps.get_models()}
    yield from (f"{label}: такой таблицы нет" for label in {*known.tables, *known.without} - labels)


def _column_faults(model: type[models.Model], table: Table) -> Iterator[str]:
    there = {column.name: column for column in model._meta.concrete_fields}
    told = set(table.columns) | table.plain
    for name, column in there.items():
        if name not in told and not _speaks_for_itself(column):
            yield f"{table.label}.{name}: столбец не описан"
    yield from (f"{table.label}.{name}: такого столбца нет" for name in told - set(there))


def _speaks_for_itself(column: Any) -> bool:
    """Keys, switches and choices from a list hold no words of their own."""
    return (
        column.name in MADE_BY_THE_ROW
        or bool(column.choices)
        or isinstance(column, models.ForeignKey | models.BooleanField)
    )
