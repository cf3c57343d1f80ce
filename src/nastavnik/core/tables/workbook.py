"""XLSX, XLS and ODS through calamine, behind the guard."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nastavnik.core.tables.archive import BROKEN, Archive, protected
from nastavnik.core.tables.compound import refuse_hostile_compound
from nastavnik.core.tables.guard import (
    check_open_document,
    check_workbook,
    formula_faults,
    refuse_entities,
    refuse_size,
)
from nastavnik.core.tables.limits import TableLimits
from nastavnik.core.tables.refusal import TableRefused
from nastavnik.core.tables.sheet import Cell, MergedRange, Row, Sheet, build_row


def read_archive(source: bytes, limits: TableLimits) -> list[Sheet]:
    """Sheets of an XLSX or ODS file; raises `TableRefused`."""
    archive = Archive(source, limits)
    kind = archive.kind()
    if kind == "xlsb":
        raise TableRefused("Книга сохранена в двоичном виде .xlsb. Сохраните её как «Книга Excel (.xlsx)».")
    refuse_entities(archive)
    if kind == "ods":
        check_open_document(archive, limits)
        return _sheets(source, kind, limits, {})
    check_workbook(archive, limits)
    return _sheets(source, kind, limits, _faults(archive))


def read_compound(source: bytes, limits: TableLimits) -> list[Sheet]:
    """Sheets of an XLS file; raises `TableRefused`, also for encrypted workbooks of any age."""
    refuse_hostile_compound(source, limits)
    return _sheets(source, "xls", limits, {})


def _sheets(
    source: bytes, kind: str, limits: TableLimits, faults: dict[str, dict[tuple[int, int], str]]
) -> list[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _broken_file_refused():
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(source))
        metadata = list(workbook.sheets_metadata)
    tables = [item for item in metadata if item.typ == SheetTypeEnum.WorkSheet] or metadata
    # Hidden sheets go last: they are drop-down sources and leftovers far more often than lists.
    tables.sort(key=lambda item: item.visible != SheetVisibleEnum.Visible)
    names = tuple(item.name for item in tables)
    return [_sheet(workbook, name, names, kind, limits, faults.get(name, {})) for name in names]


@contextmanager
def _broken_file_refused() -> Iterator[None]:
    """Whatever the library throws, panics included, means that the file is broken."""
    from python_calamine import PasswordError

    try:
        yield
    except PasswordError as fault:
        raise TableRefused(protected()) from fault
    except BaseException as fault:  # a panic of the library is not an Exception
        if isinstance(fault, KeyboardInterrupt | SystemExit | MemoryError | TableRefused):
            raise
        raise TableRefused(BROKEN) from fault


def _sheet(
    workbook: Any,
    name: str,
    names: tuple[str, ...],
    kind: str,
    limits: TableLimits,
    faults: dict[tuple[int, int], str],
) -> Sheet:
    with _broken_file_refused():
        sheet = workbook.get_sheet_by_name(name)
        height, width = sheet.total_height, sheet.total_width
        merged = list(sheet.merged_cell_ranges or ())
    refuse_size(height, width, limits)
    with _broken_file_refused():
        values = sheet.to_python(skip_empty_area=False)
    rows = [build_row(number, row, faults) for number, row in enumerate(values, start=1)]
    rows = _with_faults_below(rows, faults, limits)
    merges = tuple(MergedRange(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in merged)
    return Sheet(name, tuple(rows), merges, kind, None, names)


def _with_faults_below(rows: list[Row], faults: dict[tuple[int, int], str], limits: TableLimits) -> list[Row]:
    """Faulty cells outside the filled area are lost by the library; put them back."""
    known = {(cell.row, cell.column) for row in rows for cell in row.cells if cell.fault}
    for (number, column), fault in sorted(faults.items()):
        if (number, column) in known or number > limits.rows or column >= limits.columns:
            continue
        while len(rows) < number:
            rows.append(Row(len(rows) + 1, ()))
        cells = (*rows[number - 1].cells, Cell(number, column, "", "", fault))
        rows[number - 1] = Row(number, tuple(sorted(cells, key=lambda cell: cell.column)))
    return rows


def _faults(archive: Archive) -> dict[str, dict[tuple[int, int], str]]:
    """Formula faults by the name of the sheet."""
    return {
        name: found
        for name, part in _parts_by_name(archive).items()
        if (found := formula_faults(archive.part(part)))
    }


def _parts_by_name(archive: Archive) -> dict[str, str]:
    """Sheet name → part of the archive, through the workbook and its relations."""
    from defusedxml.ElementTree import fromstring

    base = next((name for name in archive.names if name.lower().lstrip("/") == "xl/workbook.xml"), None)
    rels = next((name for name in archive.names if name.lower().endswith("xl/_rels/workbook.xml.rels")), None)
    if base is None or rels is None:
        return {}
    try:
        targets = {item.get("Id"): item.get("Target") or "" for item in fromstring(archive.part(rels))}
        found = {}
        for item in fromstring(archive.part(base)).iter():
            if not str(item.tag).endswith("}sheet"):
                continue
            key = next((value for name, value in item.attrib.items() if name.endswith("}id")), None)
            part = re.sub(r"^/?(xl/)?", "xl/", targets.get(key, ""))
            if part in archive.names:
                found[item.get("name") or ""] = part
        return found
    except TableRefused:
        raise
    except Exception:
        return {}  # the library will say whether the workbook is broken; faults are a courtesy
