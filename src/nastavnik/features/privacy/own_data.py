"""«Мои данные»: everything the registry lets out about one person, by table, with purpose, ground and term."""

from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from nastavnik.core.paperwork.acts import Paper, Part
from nastavnik.core.privacy.facts import russian_facts
from nastavnik.features.people.models import Person
from nastavnik.features.privacy.papers import issuer_of
from nastavnik.features.privacy.register import called
from nastavnik.kit.privacy.belongings import belongings, subjects_of
from nastavnik.kit.privacy.registry import Table
from nastavnik.kit.sight import reads

COVERED = "закрыто: увидит только тот, кому выдают"


@dataclass(frozen=True, slots=True)
class OwnTable:
    """One table: why it is kept and each row as (column, value); empty values are left out."""

    title: str
    purpose: str
    ground: str
    term: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


def own_data(person: Person, *, seen_by: str | None = None) -> list[OwnTable]:
    """All tables that hold something about the person, themselves first.

    `seen_by`: the duty of whoever looks at them for somebody else; values it does not read are covered.
    """
    found = [_told(table, rows, seen_by) for table, rows in belongings(subjects_of([person]))]
    return [table for table in reversed(found) if table.rows]


def _told(table: Table, rows: Any, seen_by: str | None) -> OwnTable:
    facts = russian_facts()
    told = (_row(table, row, seen_by) for row in rows)
    return OwnTable(
        called(table.label, table.model._meta.verbose_name).capitalize(),
        facts.purpose(table.purpose).title,
        f"{facts.ground(table.ground).title} ({facts.ground(table.ground).article})",
        facts.term(table.term).title,
        tuple(row for row in told if row),
    )


def _row(table: Table, row: Any, seen_by: str | None) -> tuple[tuple[str, str], ...]:
    pairs = []
    for name, said in table.columns.items():
        column = row._meta.get_field(name)
        value = getattr(row, name) if said.exported else None
        if value not in (None, "", [], {}):
            open_here = reads(seen_by, f"{table.label}.{name}")
            pairs.append(
                (
                    called(f"{table.label}.{name}", column.verbose_name),
                    _shown(row, column, value) if open_here else COVERED,
                )
            )
    return tuple(pairs)


def _shown(row: Any, column: Any, value: Any) -> str:
    if column.choices:
        return str(getattr(row, f"get_{column.name}_display")())
    if isinstance(column, models.DateTimeField):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(column, models.DateField):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, dict | list):
        return DjangoJSONEncoder(ensure_ascii=False).encode(value)
    return str(value)


def as_json(person: Person) -> dict[str, Any]:
    """The same for a machine."""
    return {
        "оператор": list(issuer_of(person.organisation)),
        "субъект": str(person),
        "сведения": [
            {
                "таблица": table.title,
                "цель": table.purpose,
                "основание": table.ground,
                "срок": table.term,
                "строки": [dict(row) for row in table.rows],
            }
            for table in own_data(person)
        ],
    }


def own_paper(person: Person) -> Paper:
    """The same on paper."""
    parts = [
        Part(
            table.title,
            lines=(f"Цель: {table.purpose}. Основание: {table.ground}. Срок: {table.term}.",),
            head=("Сведения", "Значение"),
            rows=tuple(pair for row in table.rows for pair in row),
        )
        for table in own_data(person)
    ]
    return Paper(issuer_of(person.organisation), f"Сведения о субъекте: {person}", tuple(parts))
