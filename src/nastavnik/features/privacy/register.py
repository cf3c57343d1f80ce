"""The register of purposes and grounds, column by column, from the declarations of the slices."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from nastavnik.core.privacy.facts import russian_facts
from nastavnik.kit.privacy.registry import Column, Table, registry

HEADINGS = ("Где", "Сведения", "Категория", "Цель", "Основание", "Срок хранения", "Выдаётся", "Уничтожается")
ERASURES = {
    "blank": "стирается",
    "mask": "заменяется словом «стёрто»",
    "pseudonym": "заменяется кодом записи",
    "keep": "остаётся как число без имени",
}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One personal column in Russian."""

    table: str
    column: str
    category: str
    purpose: str
    ground: str
    term: str
    given: str
    erased: str

    @property
    def told(self) -> tuple[str, ...]:
        """Cells in the order of the headings."""
        return (
            self.table, self.column, self.category, self.purpose, self.ground, self.term, self.given, self.erased,
        )  # fmt: skip

    @property
    def search(self) -> str:
        """What a search looks through."""
        return " ".join(self.told).casefold().replace("ё", "е")


@cache
def register_rows() -> list[RegisterRow]:
    """Every personal column of every table, by the titles of the tables."""
    rows = [
        _row(table, name, column)
        for table in registry().tables.values()
        for name, column in table.columns.items()
        if name not in getattr(table.model, "derived_fields", ())
    ]
    return sorted(rows, key=lambda row: (row.table, row.column))


def _row(table: Table, name: str, column: Column) -> RegisterRow:
    facts, described = russian_facts(), table.model._meta
    ground, term = facts.ground(column.ground or table.ground), facts.term(column.term or table.term)
    owned = column.exported and table.owned
    return RegisterRow(
        called(table.label, described.verbose_name),
        called(f"{table.label}.{name}", described.get_field(name).verbose_name),
        facts.category(column.category).title,
        facts.purpose(column.purpose or table.purpose).title,
        f"{ground.title} ({ground.article})",
        f"{term.title}; дней: {term.days}",
        "по запросу субъекта" if owned else "нет: служебное",
        "строка удаляется" if table.removed else ERASURES[column.erase],
    )


def called(label: str, own: Any) -> str:
    """How people call a table or a column: by its own title, or by the facts where the machinery has none."""
    return russian_facts().spoken.get(label, str(own))


def unknown_codes() -> Iterator[str]:
    """Sentences about codes of a declaration which the facts do not tell."""
    facts = russian_facts()
    for table in registry().tables.values():
        for name, column in table.columns.items():
            checks = (
                (facts.category, column.category),
                (facts.purpose, column.purpose or table.purpose),
                (facts.ground, column.ground or table.ground),
                (facts.term, column.term or table.term),
            )
            for find, code in checks:
                try:
                    find(code)
                except ValueError as fault:
                    yield f"{table.label}.{name}: {fault}"
