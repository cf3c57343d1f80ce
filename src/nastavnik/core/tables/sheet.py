"""What a table is to the rest of the core: rows of filled cells with their addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

CellValue = str | int | float | bool | date | datetime | time

_BLANKS = dict.fromkeys(
    map(ord, "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\t\x0b\x0c"), " "
) | dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad\u2060"), None)
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell. `column` counts from 0; `text` is the value as a person would see it.

    `fault` is a Russian remark when the stored value cannot be trusted (a formula nobody computed).
    `carried` tells that the value was brought down from the top of a merged range.
    """

    row: int
    column: int
    value: CellValue
    text: str
    fault: str | None = None
    carried: bool = False

    @property
    def address(self) -> str:
        """The spreadsheet address, such as `D7`."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged range; rows count from 1 and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file with only its filled cells, from left to right."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell | None:
        """The filled cell in a column, or None."""
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows` are consecutive and `rows[i].number == i + 1`, empty rows included."""

    name: str
    rows: tuple[Row, ...]
    merges: tuple[MergedRange, ...] = ()
    kind: str = "csv"
    encoding: str | None = None
    sheet_names: tuple[str, ...] = field(default=())

    @property
    def width(self) -> int:
        """Number of columns up to the rightmost filled cell."""
        return max((row.cells[-1].column + 1 for row in self.rows if row.cells), default=0)


def column_letters(column: int) -> str:
    """Letters of a column counted from 0: 0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def plain_value(value: object) -> CellValue | None:
    """A library's value as one of ours: whole floats become ints, blank strings become None."""
    if value is None:
        return None
    if isinstance(value, bool | int | datetime | date | time):
        return value
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return None
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    text = tidy(str(value))
    return text or None


def visible_text(value: CellValue) -> str:
    """The value as a Russian reader sees it: 05.04.2010, да, 8."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y" if value.time() == time() else "%d.%m.%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)


def tidy(text: str) -> str:
    """Strange blanks become plain ones, invisible marks vanish, line breaks stay."""
    if text.isprintable() and "  " not in text:  # nothing strange inside: nearly every cell
        return text.strip()
    text = text.translate(_BLANKS).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    # a cell of nothing but line breaks would cost the readers of names and periods minutes
    return _GAPS.sub("\n\n", "\n".join(" ".join(line.split()) for line in text.split("\n"))).strip()


def build_row(number: int, values: Iterable[object], faults: dict[tuple[int, int], str]) -> Row:
    """A `Row` out of a library's list of values; faults are keyed by (row, column)."""
    cells = []
    for column, raw in enumerate(values):
        value = None if raw == "" else plain_value(raw)
        fault = faults.get((number, column)) if faults else None
        if value is not None or fault:
            shown = "" if value is None else visible_text(value)
            cells.append(Cell(number, column, shown if value is None else value, shown, fault))
    return Row(number, tuple(cells))
