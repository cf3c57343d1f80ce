"""The readable story of one object: who did what, when, and what changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone

from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.audit.words import word_of


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
    """The last `limit` events of one object, newest first, in two queries."""
    entries = list(Entry.objects.filter(object_id=public_id)[:limit])
    names = _names({e.account_id for e in entries if e.account_id})
    return [_item(entry, names) for entry in entries]


def _names(accounts: Iterable[int]) -> dict[int, str]:
    rows = get_user_model()._default_manager.filter(pk__in=set(accounts))
    return {row.pk: str(row) for row in rows}


def _item(entry: Entry, names: dict[int, str]) -> TimelineItem:
    who = names.get(entry.account_id or 0, "программа")
    changes = tuple(_changes(entry)) if entry.before else ()
    return TimelineItem(entry.moment, word_of(entry.event), who, changes, entry.note)


def _changes(entry: Entry) -> Iterable[tuple[str, str, str]]:
    model = apps.get_model(entry.object_type)
    for name, before in entry.before.items():
        after = entry.after.get(name)
        if before != after:
            yield _title(model, name), _shown(before), _shown(after)


def _title(model: Any, name: str) -> str:
    try:
        return str(model._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        return name


def _shown(value: Any) -> str:
    if value in (None, "", [], {}):
        return "пусто"
    if isinstance(value, bool):
        return "да" if value else "нет"
    return str(value)[:120]
