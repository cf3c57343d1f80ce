"""The pen: the only functions that write rows, each leaving its trail."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.deletion import Collector

from nastavnik.kit.actions.guard import Running, WrittenOutsideAction, running
from nastavnik.kit.actions.reactions import react
from nastavnik.kit.audit.recording import record, record_made
from nastavnik.kit.secrets.fields import prepared
from nastavnik.kit.verdict import BadInput, Conflict, Refused

M = TypeVar("M", bound=models.Model)


@contextmanager
def pen() -> Iterator[Running]:
    """Hold the pen: needs a running action."""
    state = running.get()
    if state is None:
        raise WrittenOutsideAction("Запись вне действия")
    state.pens += 1
    try:
        yield state
    finally:
        state.pens -= 1


def create(row: M, event: str | None = None, note: str = "") -> M:
    """Insert `row` and leave its trail; `event` defaults to the action's word. Bad values raise `BadInput`."""
    _validated(row)
    with pen():
        row.save(force_insert=True)
    record(row, event=event, before={}, after=_values(row), note=note)
    return row


def create_many(rows: Sequence[M], event: str | None = None, note: str = "") -> list[M]:
    """Insert many rows of one model in one statement, with one trail entry each."""
    if not rows:
        return []
    keys = _keys(type(rows[0]))
    for row in rows:
        row.clean_fields(exclude=keys)
    with pen():
        made = type(rows[0])._default_manager.bulk_create(rows, batch_size=200)
    record_made([(row, _values(row)) for row in made], event, note)
    return list(made)


def change(
    row: M, event: str | None = None, *, expected: int | None = None, note: str = "", **fields: Any
) -> M:
    """Set `fields` on `row` if they differ, counting its version up in one compare-and-set statement.

    `expected` is the version the person saw; when somebody saved in between, `Conflict` carries both texts.
    Nothing is written, and no trail left, when nothing differs.
    """
    if expected is not None and expected != row.version:  # type: ignore[attr-defined]
        raise _conflict(row, fields)
    before = {name: getattr(row, _column(row, name)) for name in fields}
    for name, value in fields.items():
        setattr(row, name, value)
    after = {name: getattr(row, _column(row, name)) for name in fields}
    if before == after:
        return row
    _validated(row)
    react(row, before, after)
    _save_versioned(row, list(fields))
    record(row, event=event, before=before, after=after, note=note)
    return row


def remove(row: models.Model, event: str | None = None, note: str = "") -> None:
    """Delete `row`, leaving its last values in the trail; `Refused` when another row refers to it."""
    try:
        Collector(using=row._state.db or DEFAULT_DB_ALIAS).collect([row])
    except models.ProtectedError as fault:
        raise Refused("На эту запись ссылаются другие: сначала уберите их, потом её") from fault
    react(row, _values(row), {})
    record(row, event=event, before=_values(row), after={}, note=note)
    with pen():
        # by the scoped manager, so that the statement itself names the organisation
        type(row)._base_manager.filter(pk=row.pk).delete_alone()  # type: ignore[attr-defined]


def _save_versioned(row: Any, names: list[str]) -> None:
    seen = row.version
    derived = [name for name in getattr(row, "derived_fields", ()) if name not in names]
    row.derive()
    values = {name: getattr(row, name) for name in [*names, *derived]}
    with pen():
        saved = (
            type(row)
            ._base_manager.filter(pk=row.pk, version=seen)
            .update(version=seen + 1, **prepared(row, values))
        )
    if not saved:
        raise _conflict(type(row)._base_manager.get(pk=row.pk), values)
    row.version = seen + 1


def _validated(row: models.Model) -> None:
    try:
        row.derive()  # type: ignore[attr-defined]
        row.clean_fields(exclude=_keys(type(row)))
        row.clean()
    except ValidationError as fault:
        field, messages = next(iter(fault.message_dict.items()))
        raise BadInput(messages[0], field=None if field == "__all__" else field) from fault


def _keys(model: type[models.Model]) -> set[str]:
    """Foreign keys: where they lead is the law of the database; asking about each again would cost a query."""
    return {f.name for f in model._meta.concrete_fields if isinstance(f, models.ForeignKey)}


def _conflict(row: Any, fields: dict[str, Any]) -> Conflict:
    saved = type(row)._base_manager.get(pk=row.pk)
    differences = []
    for name, mine in fields.items():
        theirs = getattr(saved, name)
        if theirs != mine:
            title = str(type(row)._meta.get_field(name).verbose_name)
            differences.append((title, _shown(mine), _shown(theirs)))
    return Conflict("Пока вы правили, эту запись сохранил другой человек", differences, saved.version)


def _shown(value: Any) -> str:
    return "—" if value in (None, "", [], {}) else str(value)


def _column(row: models.Model, name: str) -> str:
    return str(row._meta.get_field(name).attname)  # type: ignore[union-attr]


def _values(row: models.Model) -> dict[str, Any]:
    skipped = {"id", "version", "organisation_id", "public_id"}
    return {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in skipped}
