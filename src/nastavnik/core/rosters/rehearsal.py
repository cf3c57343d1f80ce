"""The rehearsal of an import: a sheet in, people and doubts out; nothing is written anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from nastavnik.core.rosters.cells import Grid, carry_merged, grid_of
from nastavnik.core.rosters.columns import Column
from nastavnik.core.rosters.findings import Duplicate, Person, Problem, ProblemList, SkippedRow
from nastavnik.core.rosters.identity import Register
from nastavnik.core.rosters.layout import find_tables
from nastavnik.core.rosters.table_reading import TableReader, read_titles
from nastavnik.core.russian.phones import Contact
from nastavnik.core.tables import (
    DEFAULT_LIMITS,
    Sheet,
    TableLimits,
    TableRefused,
    column_letters,
    read_tables,
)

ROLES = ("mentee", "mentor", "pair", "auto")


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be loaded. Every row of the sheet is in a person's rows, in a problem or in `skipped`."""

    file: str
    sheet: str
    sheets: tuple[str, ...]
    kind: str
    encoding: str | None
    header_row: int | None
    columns: tuple[Column, ...]
    rows_total: int
    persons: tuple[Person, ...]
    duplicates: tuple[Duplicate, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[SkippedRow, ...]

    def to_json(self) -> dict[str, object]:
        """The stable answer of `nastavnik rehearse --json`."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "sheets": list(self.sheets),
            "kind": self.kind,
            "encoding": self.encoding,
            "header_row": self.header_row,
            "columns": [_column_json(column) for column in self.columns],
            "rows_total": self.rows_total,
            "persons": [_person_json(person) for person in self.persons],
            "duplicates": [
                {"ids": list(item.ids), "kind": item.kind, "why": item.why} for item in self.duplicates
            ],
            "problems": [_problem_json(problem) for problem in self.problems],
            "skipped_rows": [{"row": item.row, "why": item.why} for item in self.skipped],
        }


def rehearse(
    sheet: Sheet, role: str = "auto", columns: Mapping[int, str] | None = None, filename: str = ""
) -> Rehearsal:
    """Read a sheet as the import would with these settings.

    `role`: whose list it is (`mentee`, `mentor`, `pair` or `auto`); `columns`: meanings chosen by a person
    for columns counted from 0, such as {2: "full_name@mentor", 5: "other"}. Raises ValueError for an
    unknown role or meaning, TableRefused for more people than any list holds; nothing else in a sheet fails.
    """
    if role not in ROLES:
        raise ValueError(f"unknown role: {role}")
    grid = grid_of(sheet)
    title, tables = find_tables(grid, sheet.merges, columns)
    problems, register = ProblemList(), Register()
    skipped: dict[int, str] = {}
    context = read_titles(grid, title, skipped, sheet.name, not tables[0].header_rows)
    for place, table in enumerate(tables):
        carry_merged(grid, sheet.merges, table.first, table.last)
        followed = place + 1 < len(tables)
        reader = TableReader(grid, sheet.merges, table, role, context, problems, register, followed)
        reader.read()
        skipped |= reader.skipped
        lead = [row for row, why in sorted(reader.skipped.items()) if why == "title"]
        context = read_titles(grid, lead, skipped, sheet.name) if lead else context
    persons, duplicates = register.settle()
    _account_for_all(grid, persons, problems, skipped)
    header = next((table.header_rows[0] for table in tables if table.header_rows), None)
    return Rehearsal(
        filename,
        sheet.name,
        sheet.sheet_names,
        sheet.kind,
        sheet.encoding,
        header,
        tables[0].columns if tables else (),
        len(sheet.rows),
        tuple(persons),
        tuple(duplicates),
        tuple(problems.sorted()),
        tuple(SkippedRow(row, why) for row, why in sorted(skipped.items())),
    )


def rehearse_file(
    source: bytes,
    filename: str,
    sheet: str | None = None,
    role: str = "auto",
    limits: TableLimits = DEFAULT_LIMITS,
) -> Rehearsal:
    """Read a file and rehearse its named sheet, or the first one that names anybody.

    Raises:
        TableRefused: the file cannot be read, or has no such sheet.
    """
    sheets = read_tables(source, filename, limits)
    if sheet is not None:
        return rehearse(_named(sheets, sheet), role, filename=filename)
    first = None
    for candidate in sheets:
        found = rehearse(candidate, role, filename=filename)
        if found.persons:
            return found
        first = first or found
    assert first is not None  # read_tables never returns an empty list
    return first


def _named(sheets: list[Sheet], name: str) -> Sheet:
    found = next((item for item in sheets if item.name.strip().casefold() == name.strip().casefold()), None)
    if found is None:
        names = ", ".join(f"«{item}»" for item in sheets[0].sheet_names)
        has = f"В файле листы: {names}" if names else "В файле нет листов с названиями"
        raise TableRefused(f"Листа «{name}» в файле нет или он пуст. {has}.")
    return found


def _account_for_all(
    grid: Grid, persons: list[Person], problems: ProblemList, skipped: dict[int, str]
) -> None:
    """The promise that nothing vanishes, kept even for rows no rule foresaw."""
    known = {row for person in persons for row in person.rows} | problems.rows() | set(skipped)
    for row, cells in grid.items():
        if row in known:
            continue
        if not cells:
            skipped[row] = "empty"
            continue
        text = " | ".join(cell.text for _, cell in sorted(cells.items()))
        problems.add_row(row, "Строку не удалось понять: в ней не найден человек", text[:200])


def _column_json(column: Column) -> dict[str, object]:
    return {
        "index": column.index,
        "letter": column_letters(column.index),
        "header": column.header,
        "meaning": column.meaning,
        "role": column.role,
    }


def _problem_json(problem: Problem) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "cell": problem.cell,
        "level": problem.level,
        "value": problem.value,
        "message": problem.message,
    }


def _person_json(person: Person) -> dict[str, object]:
    base: dict[str, object] = {
        "id": person.id,
        "row": person.row,
        "rows": person.rows,
        "role": person.role,
        "surname": person.surname or None,
        "name": person.name or None,
        "patronymic": person.patronymic or None,
        "birth_date": person.birth_date,
        "birth_year": person.birth_year,
        "class_number": person.class_number,
        "class_letter": person.class_letter,
        "track": person.track,
        "period_start": person.period_start,
        "period_end": person.period_end,
        "contact": contact_json(person.contact),
        "organization": person.organization,
        "position": person.position,
        "request": person.request,
        "paired_with": person.paired_with or None,
    }
    extras = {"gender": person.gender} if person.gender else {}
    return base | extras | person.extras


def contact_json(contact: Contact | None) -> dict[str, object] | None:
    """Phones and e-mails always, other ways and the remark only when there are any."""
    if contact is None:
        return None
    shown: dict[str, object] = {"phones": list(contact.phones), "emails": list(contact.emails)}
    if contact.note:
        shown["note"] = contact.note
    if contact.other:
        shown["other"] = list(contact.other)
    return shown
