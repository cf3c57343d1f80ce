"""Writing one entry of the trail, inside the transaction of its action."""

from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from nastavnik.kit.actions.guard import NoTrail, running
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.requests import current_request_id
from nastavnik.kit.secrets.fields import sealed_names

HIDDEN = "изменено"


def record(
    row: models.Model,
    *,
    event: str | None = None,
    before: dict[str, Any],
    after: dict[str, Any],
    note: str = "",
) -> Entry:
    """Leave an entry about `row`; the event defaults to the running action's word."""
    entry = _entry(row, event, before, after, note)
    entry.save(force_insert=True)
    return entry


def record_made(
    rows: Iterable[tuple[models.Model, dict[str, Any]]], event: str | None, note: str = ""
) -> None:
    """Leave one entry about each new row with its values, all in one statement."""
    entries = [_entry(row, event, {}, after, note) for row, after in rows]
    Entry.objects.bulk_create(entries, batch_size=200)


def record_changed(
    rows: Iterable[tuple[models.Model, dict[str, Any], dict[str, Any]]], event: str | None, note: str = ""
) -> None:
    """Leave one entry about each changed row, what was and what is, all in one statement."""
    entries = [_entry(row, event, before, after, note) for row, before, after in rows]
    Entry.objects.bulk_create(entries, batch_size=200)


def _entry(
    row: models.Model, event: str | None, before: dict[str, Any], after: dict[str, Any], note: str
) -> Entry:
    state = running.get()
    if state is None:
        raise NoTrail("След оставляет только действие")
    state.noted += 1
    return Entry(
        moment=state.moment,
        organisation_id=getattr(row, "organisation_id", None),
        account_id=state.by.account,
        role=state.by.role,
        event=event or state.word,
        object_type=row._meta.label,
        object_id=getattr(row, "public_id", str(row.pk)),
        person_id=_person_of(row),
        before=_told(row, before),
        after=_told(row, after),
        note=note or state.by.reason,
        request_id=current_request_id(),
    )


def look(row: models.Model, event: str, note: str = "") -> Entry:
    """Leave an entry that somebody looked (a masked field shown, a file downloaded)."""
    return record(row, event=event, before={}, after={}, note=note)


def _person_of(row: models.Model) -> str:
    if row._meta.model_name == "person":
        return str(getattr(row, "public_id", ""))
    person = getattr(row, "person", None) if "person" in {f.name for f in row._meta.fields} else None
    return str(getattr(person, "public_id", "")) if person is not None else ""


def _told(row: models.Model, values: dict[str, Any]) -> dict[str, Any]:
    hidden = set(getattr(row, "hidden_in_trail", ())) | sealed_names(row)
    told = {name: (HIDDEN if name in hidden and value else value) for name, value in values.items()}
    return {name: _plain(value) for name, value in told.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, (str, int, float, bool, list, dict, type(None))):
        return value
    try:
        return DjangoJSONEncoder().default(value)
    except TypeError:
        return str(value)
