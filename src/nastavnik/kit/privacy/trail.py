"""What the trail says about persons is found and emptied; that something was done, when and by whom, stays."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.privacy.erasing import ERASED
from nastavnik.kit.privacy.finding import Traces
from nastavnik.kit.privacy.redacting import redact
from nastavnik.kit.privacy.registry import registry


def redact_trail(
    objects: Collection[str],
    people: Collection[str],
    traces: Traces,
    organisation: int,
    *,
    act: str,
    moment: datetime,
) -> int:
    """Empty the values of entries about these objects or persons, and sweep their traces out of all others."""
    known, whose = frozenset(objects), frozenset(people)
    changed = [
        entry
        for entry in Entry.objects.filter(organisation_id=organisation)
        .order_by("pk")
        .iterator(chunk_size=1000)
        if _emptied(entry, entry.object_id in known or entry.person_id in whose, traces)
    ]
    shared = Entry.objects.filter(organisation_id=None, object_id__in=known).order_by("pk")
    changed += [entry for entry in shared if _emptied(entry, True, traces)]
    return redact(changed, act=act, moment=moment)


def _emptied(entry: Entry, own: bool, traces: Traces) -> bool:
    """Change the entry in memory; whether anything changed."""
    former = (entry.before, entry.after, entry.note)
    if own:
        entry.before, entry.after = (_own(entry, values) for values in (entry.before, entry.after))
        entry.note = ""
    else:
        entry.before, entry.after = traces.without(entry.before), traces.without(entry.after)
        entry.note = traces.without(entry.note)
    return (entry.before, entry.after, entry.note) != former


def _own(entry: Entry, values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: (ERASED if value and _tells(entry.object_type, name) else value)
        for name, value in values.items()
    }


def _tells(label: str, name: str) -> bool:
    """Whether this column says something of a person: figures, dates and states kept in the row are kept here too."""
    table = registry().tables.get(label)
    if table is None:
        return True
    column = table.columns.get(name)
    if column is not None:
        return table.removed or column.erase != "keep"
    return name not in table.plain and not _harmless(table.model, name)


def _harmless(model: Any, name: str) -> bool:
    columns = {column.name: column for column in model._meta.concrete_fields}
    column = columns.get(name)
    return column is not None and (bool(column.choices) or column.is_relation or column.name in {"version"})


def entries_about(people: Collection[str]) -> Iterator[Entry]:
    """Entries about these persons, the oldest first."""
    yield from Entry.objects.filter(person_id__in=list(people)).order_by("pk").iterator(chunk_size=1000)
