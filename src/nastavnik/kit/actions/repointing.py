"""Every foreign key that leads to one row is led to another, with a ledger by which it is led back.

Which tables point at a row is asked of the tables themselves, so that a table added later is not forgotten.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import IntegrityError, models, transaction

from nastavnik.kit.actions.writing import pen
from nastavnik.kit.audit.recording import record
from nastavnik.kit.audit.tables import Entry


class Pointer(NamedTuple):
    """One key of one row: its table («consents.Consent»), the row's public id, the column."""

    label: str
    public_id: str
    column: str


class Stuck(Exception):
    """A key cannot be moved: the database refused; carries its row."""

    def __init__(self, row: models.Model) -> None:
        super().__init__(str(row))
        self.row = row


def keys_to(model: type[models.Model]) -> Iterator[tuple[Any, str]]:
    """(table, column) of every foreign key to this table, in the order of the applications."""
    for table in apps.get_models():
        for field in table._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is model:
                yield table, field.name


def pointing_at(row: models.Model, skip: Collection[str] = ()) -> Iterator[tuple[Any, str]]:
    """Rows that point at this one, each with its column; `skip`: tables left out."""
    for table, column in keys_to(type(row)):
        if table._meta.label not in skip:
            for found in table._default_manager.filter(**{column: row.pk}).order_by("pk"):
                yield found, column


def repoint(
    old: models.Model,
    new: models.Model,
    *,
    skip: Collection[str] = (),
    chosen: Callable[[Any, str], bool] = lambda row, column: True,
    event: str,
    strict: bool = False,
) -> list[Pointer]:
    """Lead keys from `old` to `new`; what the database refuses (a twin is there already) stays, or raises `Stuck`."""
    moved = []
    for row, column in list(pointing_at(old, skip)):
        if not chosen(row, column):
            continue
        try:
            _lead(row, column, new, event)
        except IntegrityError as fault:
            if strict:
                raise Stuck(row) from fault
            continue
        moved.append(Pointer(row._meta.label, row.public_id, column))
    return moved


def repoint_back(
    moved: Iterable[Collection[str]], old: models.Model, new: models.Model, *, event: str
) -> None:
    """Lead the keys of a ledger back from `new` to `old`, the last moved first; raises `Stuck`."""
    for label, public_id, column in reversed([Pointer(*one) for one in moved]):
        table: Any = apps.get_model(label)
        row = table._default_manager.filter(public_id=public_id, **{column: new.pk}).first()
        if row is None:
            continue
        try:
            _lead(row, column, old, event)
        except IntegrityError as fault:
            raise Stuck(row) from fault


def _lead(row: Any, column: str, new: models.Model, event: str) -> None:
    """The row's own version is left alone: no form shows whose row it is."""
    before = getattr(row, f"{column}_id")
    with transaction.atomic(), pen():
        type(row)._base_manager.filter(pk=row.pk).update(**{column: new.pk})
    setattr(row, column, new)
    record(row, event=event, before={column: before}, after={column: new.pk})


def rows_of(moved: Iterable[Collection[str]]) -> list[Any]:
    """The rows of a ledger that are still there."""
    found = []
    for label, public_id, _ in moved:
        table: Any = apps.get_model(label)
        found += list(table._default_manager.filter(public_id=public_id))
    return found


def touched_since(mark: int, rows: Iterable[Any], quiet: Collection[str] = ()) -> list[Any]:
    """Which of these rows, and of the rows that point at them, were written after this entry of the trail.

    `quiet`: events that are no work of anybody.
    """
    near: dict[str, Any] = {}
    for row in rows:
        near[row.public_id] = row
        near |= {found.public_id: found for found, _ in pointing_at(row)}
    entries = Entry.objects.filter(pk__gt=mark, object_id__in=list(near)).exclude(before={}, after={})
    entries = entries.exclude(event__in=list(quiet))
    return [near[public_id] for public_id in dict.fromkeys(entries.values_list("object_id", flat=True))]


def last_entry() -> int:
    """The number of the trail's last entry."""
    return int(Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0)
