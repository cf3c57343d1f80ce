"""Fills any row from the description of its table, with hints where the table cannot tell."""

import base64
from datetime import date
from typing import Any

from django.db import models

from nastavnik.cli.isolation.school import School
from nastavnik.kit.rows import Row, TenantRow

MADE_BY_THE_ROW = {"id", "version", "organisation", "public_id"}


def ordered(tables: list[type[TenantRow]]) -> list[type[TenantRow]]:
    """Tables so that a key's target comes first; where keys go in a circle, an empty one is tied later."""
    waiting, done = sorted(tables, key=lambda m: m._meta.label), []
    while waiting:
        ready = [m for m in waiting if not (_needs(m) & set(waiting) - {m})]
        ready = ready or [m for m in waiting if _in_circle(m, waiting) and not _firm(m, waiting)][:1]
        done += ready
        waiting = [m for m in waiting if m not in ready]
    return done


def _in_circle(model: Any, waiting: list[Any]) -> bool:
    reached: set[Any] = set()
    edge = _needs(model) & set(waiting) - {model}
    while edge:
        reached |= edge
        edge = {n for m in edge for n in _needs(m) & set(waiting)} - reached
    return model in reached


def _firm(model: Any, waiting: list[Any]) -> set[Any]:
    return _needs(model, strict=True) & set(waiting) - {model}


def _needs(model: type[models.Model], strict: bool = False) -> set[Any]:
    keys = [f for f in model._meta.local_fields if isinstance(f, models.ForeignKey)]
    return {key.related_model for key in keys if not (strict and key.null)}


def made(model: type[Row], school: School, place: int, given: dict[str, Any]) -> Row:
    """One unsaved row: the hint's values, and for every other column a value its kind suggests."""
    row = model(public_id=public_id_of(school, model, place))
    if issubclass(model, TenantRow):
        row.organisation = school.organisation  # type: ignore[attr-defined]
    skipped = MADE_BY_THE_ROW | set(model.derived_fields)
    for column in model._meta.concrete_fields:
        if column.name in given:
            value = given[column.name]
            setattr(row, column.name, value(school) if callable(value) else value)
        elif column.name not in skipped:
            setattr(row, column.name, _value(column, school, place))
    return row


def public_id_of(school: School, model: type[models.Model], place: int) -> str:
    """The lasting id of a made row, known before the row is."""
    raw = bytes.fromhex(school.aviary.sign("id", school.key, model._meta.label, place))[:16]
    return base64.b32encode(raw).decode().rstrip("=").lower()


def _value(column: Any, school: School, place: int) -> Any:
    if column.choices:
        return column.choices[place % len(column.choices)][0]
    if isinstance(column, models.ForeignKey):
        targets = school.rows.get(column.related_model._meta.label, [])
        return targets[place % len(targets)] if targets else None
    if isinstance(column, models.CharField | models.TextField):
        return _text(column, school, place)
    return _plain(column, school, place)


def _text(column: Any, school: School, place: int) -> str:
    model = str(column.model._meta.model_name)
    if isinstance(column, models.EmailField):
        return school.aviary.email(school.key, model, column.name, place)
    if isinstance(column, models.URLField):
        return school.aviary.link(school.key, model, column.name, place)
    return _canary(column, school, place, column.max_length)


def _canary(column: Any, school: School, place: int, longest: int | None) -> str:
    return school.aviary.canary(school.key, str(column.model._meta.model_name), column.name, place, longest)


def _plain(column: Any, school: School, place: int) -> Any:
    if isinstance(column, models.DateTimeField):
        return school.moment(10 + place)
    if isinstance(column, models.DateField):
        return school.day(10 + place)
    if isinstance(column, models.JSONField) and not column.blank:
        return {"text": _canary(column, school, place, None)}
    if column.has_default():
        return column.get_default()
    if column.null and column.blank:
        return None
    return place + 1


def day_of_birth(school: School, age: int) -> date:
    """A birthday on the first of January that makes this age during the school year."""
    return date(school.start.year - age, 1, 1)
