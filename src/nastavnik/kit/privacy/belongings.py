"""Which rows belong to which persons, by the registry."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from nastavnik.kit.privacy.registry import SUBJECT, Table, registry


@dataclass(frozen=True, slots=True)
class Subjects:
    """Persons by their keys, with their sign-ins and their public ids."""

    people: tuple[int, ...]
    accounts: tuple[int, ...]
    codes: tuple[str, ...]
    name_keys: tuple[str, ...] = ()


def subjects_of(people: Collection[Any]) -> Subjects:
    """The keys of these persons."""
    return Subjects(
        tuple(person.pk for person in people),
        tuple(person.account_id for person in people if person.account_id),
        tuple(person.public_id for person in people),
        tuple(person.name_key for person in people if person.name_key),
    )


def belongings(subjects: Subjects) -> Iterator[tuple[Table, QuerySet[Any]]]:
    """Each table that belongs to persons, with these persons' rows; the persons themselves come last."""
    tables = [table for table in registry().tables.values() if table.owned]
    for table in sorted(tables, key=lambda table: table.label == SUBJECT):
        condition = _condition(table, subjects)
        if condition:
            yield table, table.model._default_manager.filter(condition).order_by("pk")


def _condition(table: Table, subjects: Subjects) -> Q:
    condition = Q()
    for path in table.subject:
        condition |= Q(**{f"{path}__in": subjects.people})
    for own, label, key, path in table.through:
        joining: Any = apps.get_model(label)
        rows = joining._default_manager.filter(**{f"{path}__in": subjects.people})
        condition |= Q(**{f"{own}__in": rows.order_by().values(key)})
    if subjects.accounts:
        for path in table.account:
            condition |= Q(**{f"{path}__in": subjects.accounts})
    for column in table.name_key:
        condition |= Q(**{f"{column}__in": subjects.name_keys})
    for column in table.code:
        condition |= Q(**{f"{column}__in": subjects.codes})
    return condition
