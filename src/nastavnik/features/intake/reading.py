"""A stored list read anew: its sheets, the guess about its columns, examples under each heading."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from nastavnik.core.rosters.columns import Column
from nastavnik.core.rosters.rehearsal import Rehearsal, rehearse
from nastavnik.core.tables import Sheet, TableRefused, column_letters
from nastavnik.core.tables.isolation import read_tables_in_child
from nastavnik.features.intake.models import Intake
from nastavnik.kit.files.keeping import read_file
from nastavnik.kit.verdict import BadInput, Busy

SAMPLES = 3
# so many children of one process read at a time: their memory is bounded together, not only one by one
_turns = threading.BoundedSemaphore(2)
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column as the page of columns shows it; `samples` are up to three different values."""

    column: Column
    samples: tuple[str, ...]

    @property
    def letter(self) -> str:
        """The letters of the column in the file."""
        return column_letters(self.column.index)


def sheets_in(source: bytes, filename: str) -> list[Sheet]:
    """Sheets with anything in them, read in a child; what cannot be read is `BadInput` with the reason."""
    if not _turns.acquire(timeout=PATIENCE):
        raise Busy("Сейчас читаются другие списки. Подождите минуту и повторите", retry_after=60)
    try:
        return read_tables_in_child(source, filename)
    except TableRefused as refusal:
        raise BadInput(str(refusal), field="file") from refusal
    finally:
        _turns.release()


def sheets_of(intake: Intake) -> list[Sheet]:
    """Sheets of a stored list."""
    return sheets_in(read_file(intake.file), intake.file.title)


def fitting_sheet(sheets: list[Sheet], role: str) -> Sheet:
    """The first sheet that names anybody, else the first one."""
    return next((sheet for sheet in sheets if rehearsal_of(sheet, role, {}, "").persons), sheets[0])


def sheet_named(sheets: list[Sheet], name: str) -> Sheet:
    """The sheet of this name; the first one when there is none (a text file has no names)."""
    return next((sheet for sheet in sheets if sheet.name[:120] == name[:120]), sheets[0])


def rehearsal_of(sheet: Sheet, role: str, columns: dict[int, str], filename: str) -> Rehearsal:
    """What the import would read with these settings; unknown meanings are `BadInput`."""
    try:
        return rehearse(sheet, role, columns or None, filename)
    except ValueError as fault:
        raise BadInput("Такого значения столбца нет: выберите из списка") from fault
    except TableRefused as refusal:
        raise BadInput(str(refusal), field="file") from refusal


def column_views(sheet: Sheet, found: Rehearsal) -> list[ColumnView]:
    """Every column with a heading or a value, in the order of the file."""
    known = {column.index: column for column in found.columns}
    used = {cell.column for row in sheet.rows for cell in row.cells} | set(known)
    spoken = {row for person in found.persons for row in person.rows}
    examples = _samples(sheet, spoken or {row.number for row in sheet.rows})
    views = [
        ColumnView(known.get(index) or Column(index, "", None), tuple(examples.get(index, ())))
        for index in sorted(used)
    ]
    return [view for view in views if view.samples or view.column.header]


def _samples(sheet: Sheet, rows: Iterable[int]) -> dict[int, list[str]]:
    wanted, found = set(rows), dict[int, list[str]]()
    for row in sheet.rows:
        if row.number not in wanted:
            continue
        for cell in row.cells:
            kept = found.setdefault(cell.column, [])
            text = " ".join(cell.text.split())[:60]
            if text and len(kept) < SAMPLES and text not in kept:
                kept.append(text)
    return found


def repeated_headings(views: list[ColumnView]) -> list[str]:
    """Headings that stand over more than one column, with the letters of those columns."""
    places: dict[str, list[str]] = {}
    for view in views:
        if view.column.header:
            places.setdefault(view.column.header.casefold(), []).append(view.letter)
    titles = {view.column.header.casefold(): view.column.header for view in views}
    return [f"«{titles[key]}»: {', '.join(found)}" for key, found in places.items() if len(found) > 1]
