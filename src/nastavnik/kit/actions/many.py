"""One change of many rows in one statement, with one trail entry each."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import models
from django.db.models import F

from nastavnik.kit.actions.reactions import react
from nastavnik.kit.actions.writing import pen
from nastavnik.kit.audit.recording import record_changed

M = TypeVar("M", bound=models.Model)
PORTION = 500


def change_many(rows: Sequence[M], event: str | None = None, note: str = "", **fields: Any) -> None:
    """Set the same `fields` on all `rows` of one table and count their versions up. Values are trusted: the database
    holds its own law, and `IntegrityError` is the caller's to explain."""
    columns = {name: type(rows[0])._meta.get_field(name).attname for name in fields} if rows else {}  # type: ignore[union-attr]
    told = []
    for row in rows:
        before = {name: getattr(row, column) for name, column in columns.items()}
        for name, value in fields.items():
            setattr(row, name, value)
        row.version += 1  # type: ignore[attr-defined]
        told.append((row, before, {name: getattr(row, column) for name, column in columns.items()}))
    for row, before, after in told:
        react(row, before, after)
    for start in range(0, len(rows), PORTION):
        portion = [row.pk for row in rows[start : start + PORTION]]
        with pen():
            table: Any = type(rows[0])._base_manager
            table.filter(pk__in=portion).update(version=F("version") + 1, **fields)
    record_changed(told, event, note)


def remove_many(rows: Sequence[models.Model], event: str | None = None, note: str = "") -> None:
    """Delete rows of one table to which nothing refers."""
    for row in rows:
        react(row, {}, {})
    record_changed([(row, {"pk": row.pk}, {}) for row in rows], event, note)
    for start in range(0, len(rows), PORTION):
        with pen():
            table: Any = type(rows[0])._base_manager
            table.filter(pk__in=[row.pk for row in rows[start : start + PORTION]]).delete_alone()
