"""The readable story of one object: who did what, when, and what changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone

from nastavnik.kit.audit.recording import HIDDEN
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.audit.words import word_of
from nastavnik.kit.sight import reads
from nastavnik.kit.tenancy.scope import current_scope

EMPTY = "пусто"
LONGEST = 120
Names = dict[type[models.Model], dict[Any, str]]


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One line of the story. `changes` = (field title, before, after)."""

    moment: datetime
    text: str
    who: str
    changes: tuple[tuple[str, str, str], ...]
    note: str

    @property
    def when(self) -> str:
        """Local day and time as people write them."""
        return timezone.localtime(self.moment).strftime("%d.%m.%Y %H:%M")

    @property
    def detail(self) -> str:
        """The changes in one line."""
        told = [f"{title}: {before} → {after}" for title, before, after in self.changes]
        return "; ".join([*told, *([self.note] if self.note else [])])


def timeline_of(public_id: str, limit: int = 30) -> list[TimelineItem]:
    """The last `limit` events of one object, newest first; empty for a stranger's.

    One query for the entries, one per kind of row named in them, and one for the accounts, however many events.
    Needs an open scope: the object itself is asked for through its own door.
    """
    entries = list(Entry.objects.filter(object_id=public_id)[:limit])
    if not entries or not _visible(entries[0].object_type, public_id):
        return []
    people = _accounts({entry.account_id for entry in entries if entry.account_id})
    names = _names(entries)
    return [_item(entry, people, names) for entry in entries]


def timeline_about(person_id: str, also: Iterable[str] = (), limit: int = 60) -> list[TimelineItem]:
    """The story of one person over all tables: entries about rows that name the person, and about the rows `also`.

    The caller has opened the person through their own door; entries of other organisations are not told.
    """
    rows = Entry.objects.filter(organisation_id__in=current_scope().organisations)
    entries = list(rows.filter(models.Q(person_id=person_id) | models.Q(object_id__in=list(also)))[:limit])
    people = _accounts({entry.account_id for entry in entries if entry.account_id})
    names = _names(entries)
    return [_item(entry, people, names) for entry in entries]


def _visible(label: str, public_id: str) -> bool:
    model: Any = apps.get_model(label)
    return bool(model._default_manager.filter(public_id=public_id).exists())


def _accounts(ids: set[int]) -> dict[int, str]:
    return {row.pk: str(row) for row in get_user_model()._default_manager.filter(pk__in=ids)} if ids else {}


def _item(entry: Entry, people: dict[int, str], names: Names) -> TimelineItem:
    who = people.get(entry.account_id, "учётная запись удалена") if entry.account_id else "программа"
    changes = tuple(_changes(entry, names)) if entry.before else ()
    return TimelineItem(entry.moment, word_of(entry.event), who, changes, entry.note)


def _changes(entry: Entry, names: Names) -> Iterator[tuple[str, str, str]]:
    for name, before, after in _pairs(entry):
        field = _field(entry.object_type, name)
        title = str(getattr(field, "verbose_name", "")) or name
        if not reads(current_scope().role, f"{entry.object_type}.{name}"):
            before, after = (HIDDEN if value else value for value in (before, after))
        yield title, _shown(field, before, names), _shown(field, after, names)


def _pairs(entry: Entry) -> Iterator[tuple[str, Any, Any]]:
    for name, before in entry.before.items():
        after = entry.after.get(name)
        if before != after or before == HIDDEN:
            yield name, before, after


def _field(label: str, name: str) -> Any:
    try:
        return apps.get_model(label)._meta.get_field(name)
    except (FieldDoesNotExist, LookupError):
        return None


def _names(entries: Iterable[Entry]) -> Names:
    """What the rows mentioned by number are called, one query per table; strangers' rows have no name here."""
    asked: dict[type[models.Model], set[Any]] = defaultdict(set)
    for entry in entries:
        for name, before, after in _pairs(entry):
            field = _field(entry.object_type, name)
            if isinstance(field, models.ForeignKey):
                asked[field.related_model] |= {before, after} - {None}
    return {model: _called(model, ids) for model, ids in asked.items() if ids}


def _called(model: Any, ids: set[Any]) -> dict[Any, str]:
    rows = model._default_manager.filter(pk__in=ids)
    return {row.pk: str(row) for row in rows.select_related()}


def _shown(field: Any, value: Any, names: Names) -> str:
    if value in (None, "", [], {}):
        return EMPTY
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(field, models.ForeignKey):
        return names.get(field.related_model, {}).get(value, "другая запись")
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _told(field, value)[:LONGEST]


def _told(field: Any, value: Any) -> str:
    if value == HIDDEN or isinstance(value, (int, float)):
        return str(value)
    if isinstance(field, models.DateTimeField):
        return timezone.localtime(datetime.fromisoformat(value)).strftime("%d.%m.%Y %H:%M")
    if isinstance(field, models.DateField):
        return date.fromisoformat(value).strftime("%d.%m.%Y")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return "изменено" if isinstance(value, (list, dict)) else str(value)
