"""Reading a table that a stranger brought: in a child process that cannot run long, grow, write or fork."""

import json
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from nastavnik.core.isolation.asking import Declined, Limits, Stopped, ask
from nastavnik.core.tables.limits import DEFAULT_LIMITS, TableLimits
from nastavnik.core.tables.refusal import TableRefused
from nastavnik.core.tables.sheet import Cell, CellValue, MergedRange, Row, Sheet, visible_text

# the largest table that `TableLimits` lets through takes about half of this memory and a third of this time
ORDINARY = Limits(cpu=15, wall=30.0, memory=768 * 1024 * 1024, output=64 * 1024 * 1024)
CHILD = "nastavnik.core.tables.child"
_STOPPED = (
    "Таблицу не удалось прочитать за отведённые время и память. Скопируйте нужные строки в новую книгу "
    "и загрузите её."
)


def read_tables_in_child(
    source: bytes, filename: str, limits: TableLimits = DEFAULT_LIMITS, bounds: Limits = ORDINARY
) -> list[Sheet]:
    """`reading.read_tables` in a child with an empty environment and hard limits; the same sheets.

    Raises `TableRefused`, also when the child had to be stopped.
    """
    order = {"filename": filename, "table_limits": asdict(limits)}
    try:
        answer = ask(CHILD, order, source, bounds)
    except Declined as declined:
        raise TableRefused(str(declined)) from None
    except Stopped:
        raise TableRefused(_STOPPED) from None
    return unpacked(answer)


def packed(sheets: list[Sheet]) -> bytes:
    """Sheets as JSON: a child that a hostile file has taken over can send data only, never objects."""
    plain = [
        {
            "name": sheet.name,
            "rows": [[_packed_cell(cell) for cell in row.cells] for row in sheet.rows],
            "merges": [[one.top, one.left, one.bottom, one.right] for one in sheet.merges],
            "kind": sheet.kind,
            "encoding": sheet.encoding,
            "sheet_names": sheet.sheet_names,
        }
        for sheet in sheets
    ]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpacked(answer: bytes) -> list[Sheet]:
    """What `packed` made, as sheets again."""
    return [
        Sheet(
            one["name"],
            tuple(_row(number, cells) for number, cells in enumerate(one["rows"], start=1)),
            tuple(MergedRange(*corners) for corners in one["merges"]),
            one["kind"],
            one["encoding"],
            tuple(one["sheet_names"]),
        )
        for one in json.loads(answer)
    ]


_MOMENTS: dict[str, Any] = {"moment": datetime, "day": date, "hour": time}


def _packed_cell(cell: Cell) -> list[Any]:
    value: Any = cell.value
    if type(value) is str and not cell.fault:
        return [cell.column, value]
    for word, kind in _MOMENTS.items():  # a moment is also a day: it is asked first
        if isinstance(value, kind):
            value = {word: value.isoformat()}
            break
    return [cell.column, value, cell.fault] if cell.fault else [cell.column, value]


def _row(number: int, cells: list[list[Any]]) -> Row:
    return Row(number, tuple([_cell(number, *cell) for cell in cells]))


def _cell(number: int, column: int, sent: Any, fault: str | None = None) -> Cell:
    if type(sent) is str:  # nearly every cell
        return Cell(number, column, sent, sent, fault)
    value: CellValue = sent
    if isinstance(sent, dict):
        word, written = next(iter(sent.items()))
        value = _MOMENTS[word].fromisoformat(written)
    return Cell(number, column, value, visible_text(value), fault)
