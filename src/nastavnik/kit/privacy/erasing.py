"""Taking persons out of the database: their rows stripped by the registry, their traces swept out of all others.

Everything is asked of the registry and of the tables themselves, so that a table added later is not forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from nastavnik.kit.actions.writing import pen
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.privacy.belongings import Subjects, belongings
from nastavnik.kit.privacy.finding import Traces
from nastavnik.kit.privacy.registry import Column, Table, registry
from nastavnik.kit.rows import TenantRow
from nastavnik.kit.secrets.fields import prepared

ERASED = "стёрто"
# the trail is redacted with its seals; files have bytes of their own
APART = {"kit.Entry", "kit.Seal", "kit.Redaction"}
# what was sent and where a form led: a row that names them goes whole
PASSING = {"kit.Letter", "kit.Operation"}
WORDS = (models.CharField, models.TextField, models.JSONField)


@dataclass
class Destroyed:
    """What went, by table: rows stripped, rows removed, columns emptied; `files` are stored files to be dropped."""

    stripped: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)
    swept: dict[str, int] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    objects: set[str] = field(default_factory=set)
    files: set[int] = field(default_factory=set)

    def add(self, counts: dict[str, int], label: str, number: int) -> None:
        """Count rows of a table, when there were any."""
        if number:
            counts[label] = counts.get(label, 0) + number


def strip(subjects: Subjects, pseudonyms: dict[int, str], destroyed: Destroyed) -> None:
    """Empty the personal columns of every row of these persons, or remove the row, as the registry says."""
    for table, rows in list(belongings(subjects)):
        found = list(rows)
        destroyed.objects |= {row.public_id for row in found if hasattr(row, "public_id")}
        destroyed.files |= {number for row in found for number in _files(row, table)}
        if table.removed:
            _remove(table, found)
            destroyed.add(destroyed.removed, table.label, len(found))
        else:
            destroyed.add(destroyed.stripped, table.label, len(found))
            for row in found:
                _strip_row(row, table, pseudonyms.get(row.pk) if table.subject == ("pk",) else None)
        if found:
            destroyed.columns[table.label] = [
                str(table.model._meta.get_field(name).verbose_name)
                for name, column in table.columns.items()
                if (table.removed or column.erase != "keep")
                and name not in getattr(table.model, "derived_fields", ())
            ]


def _remove(table: Table, rows: list[Any]) -> None:
    with pen():
        table.model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()


def _files(row: Any, table: Table) -> Iterator[int]:
    for name in table.columns:
        column = row._meta.get_field(name)
        if column.related_model is StoredFile and getattr(row, column.attname):
            yield getattr(row, column.attname)


def _strip_row(row: Any, table: Table, pseudonym: str | None) -> None:
    values = {}
    for name, column in table.columns.items():
        if column.erase != "keep" and name not in getattr(row, "derived_fields", ()):
            values[name] = _empty(row._meta.get_field(name), column, pseudonym or f"запись {row.pk}")
    if values:
        write(row, values)


def _empty(column: Any, told: Column, pseudonym: str) -> Any:
    if told.erase == "pseudonym":
        return pseudonym
    if told.erase == "mask":
        return ERASED
    if isinstance(column, models.JSONField):
        return column.get_default()
    if isinstance(column, models.CharField | models.TextField) and not column.null:
        return ""
    return None


def write(row: Any, values: dict[str, Any]) -> None:
    """Write past validation and versions: an erased row is not edited by anybody any more."""
    for name, value in values.items():
        setattr(row, name, value)
    if hasattr(row, "derive"):
        row.derive()
    values |= {name: getattr(row, name) for name in getattr(row, "derived_fields", ())}
    with pen():
        type(row)._base_manager.filter(pk=row.pk).update(**prepared(row, values))


def sweep(traces: Traces, organisation: int, destroyed: Destroyed) -> None:
    """Replace what is left of these persons in any column of words of the organisation's rows by the pseudonym."""
    for model, columns in word_columns():
        for row in _rows_of(model, organisation).iterator(chunk_size=500):
            table = registry().tables.get(model._meta.label)
            changed = {
                name: cleaned
                for name in columns
                if (cleaned := _cleaned(row, name, traces, table)) != getattr(row, name)
            }
            if changed and model._meta.label in PASSING:
                destroyed.add(destroyed.removed, model._meta.label, 1)
                row.delete()
            elif changed:
                destroyed.add(destroyed.swept, model._meta.label, 1)
                destroyed.objects.add(getattr(row, "public_id", ""))
                write(row, changed)


def remaining(traces: Traces, organisation: int) -> list[str]:
    """«table.column» where these persons are still found: must be empty before the destruction is committed."""
    left = set()
    for model, columns in word_columns():
        table = registry().tables.get(model._meta.label)
        for row in _rows_of(model, organisation).iterator(chunk_size=500):
            left |= {
                f"{model._meta.label}.{name}"
                for name in columns
                if _cleaned(row, name, traces, table) != getattr(row, name)
            }
    return sorted(left)


def _cleaned(row: Any, name: str, traces: Traces, table: Table | None) -> Any:
    value = getattr(row, name)
    if not value:
        return value
    cleaned = traces.without(value, personal=table is not None and name in table.columns)
    longest = getattr(row._meta.get_field(name), "max_length", None)
    return cleaned[:longest] if isinstance(cleaned, str) and longest else cleaned


def word_columns() -> Iterator[tuple[Any, list[str]]]:
    """Tables with columns that may hold words of people; choices and keys are not among them."""
    for model in apps.get_models():
        if model._meta.label in APART or not model.__module__.startswith(("nastavnik.", "django_tasks")):
            continue
        derived = getattr(model, "derived_fields", ())
        names = [
            column.name
            for column in model._meta.concrete_fields
            if isinstance(column, WORDS)
            and not column.choices
            and not column.primary_key
            and column.name not in {"public_id", *derived}
        ]
        if names:
            yield model, names


def _rows_of(model: Any, organisation: int) -> Any:
    rows = model._default_manager.order_by("pk")
    names = {column.attname for column in model._meta.concrete_fields}
    if issubclass(model, TenantRow) or "organisation_id" not in names:
        return rows
    return rows.filter(organisation_id=organisation)
