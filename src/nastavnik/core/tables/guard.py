"""Checks inside the parts of a workbook: dimensions, entities, formulas nobody computed."""

import re
from collections.abc import Iterator
from xml.parsers import expat

from nastavnik.core.tables.archive import BROKEN, Archive
from nastavnik.core.tables.limits import TableLimits
from nastavnik.core.tables.refusal import TableRefused

_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,4})(\d{1,10})[\"']")
_ROW = re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_FORMULA = re.compile(
    rb"<(?:[\w.-]+:)?c\s([^>]*)>((?:(?!</?(?:[\w.-]+:)?c[\s>]).)*?<(?:[\w.-]+:)?f[\s/>].*?)</(?:[\w.-]+:)?c>",
    re.S,
)
_STORED = re.compile(rb"<(?:[\w.-]+:)?(?:v|t)(?:\s[^>]*)?>[^<]")
_ERROR = re.compile(rb"<(?:[\w.-]+:)?c\s([^>]*\bt\s*=\s*[\"']e[\"'][^>]*)>")
NOT_COMPUTED = "В ячейке формула, значение которой не сохранено: откройте файл, пересчитайте и сохраните"
WRONG_FORMULA = "В ячейке ошибка вычисления: исправьте формулу или впишите значение"


def refuse_entities(archive: Archive) -> None:
    """A document type or an entity has no business in a spreadsheet."""
    for name in archive.names:
        if name.lower().endswith((".xml", ".rels")):
            head = archive.part(name)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise TableRefused(
                    "Внутри файла есть вставки, которых в обычной таблице не бывает. "
                    "Скопируйте данные в новую книгу и загрузите её."
                )


def check_workbook(archive: Archive, limits: TableLimits) -> None:
    """Refuse XLSX sheets whose declared cells lie beyond the caps."""
    for name in sheet_parts(archive):
        part = archive.part(name)
        _check_size(part, limits)


def sheet_parts(archive: Archive) -> list[str]:
    """Names of the parts that hold cells."""
    return [name for name in archive.names if re.search(r"xl/worksheets/[^/]+\.xml$", name, re.I)]


def _check_size(part: bytes, limits: TableLimits) -> None:
    rows = sum(1 for _ in _ROW.finditer(part))
    last_row, last_column = 0, 0
    for letters, digits in _REFERENCE.findall(part):
        last_row = max(last_row, int(digits))
        if letters:
            last_column = max(last_column, _column_number(letters))
    refuse_size(max(rows, last_row), last_column, limits)
    if sum(1 for _ in _CELL.finditer(part)) > limits.filled_cells * 3:
        raise TableRefused("В таблице слишком много ячеек. Оставьте только нужные столбцы и строки.")


def refuse_size(rows: int, columns: int, limits: TableLimits) -> None:
    """Say how many and how many are allowed."""
    if rows > limits.rows:
        raise TableRefused(
            f"В таблице {rows} строк, а за один раз читается не больше {limits.rows}. "
            "Разделите список на части или удалите лишние строки внизу листа."
        )
    if columns > limits.columns:
        raise TableRefused(
            f"В таблице {columns} столбцов, а читается не больше {limits.columns}. Удалите лишние столбцы справа."
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def formula_faults(part: bytes) -> dict[tuple[int, int], str]:
    """Cells of one sheet part whose value cannot be trusted, keyed by (row from 1, column from 0)."""
    faults: dict[tuple[int, int], str] = {}
    if b"<f" in part or b":f" in part:
        for attributes, body in _FORMULA.findall(part):
            if not _STORED.search(body.split(b"</f>")[-1].split(b"</x:f>")[-1]):
                faults |= _keyed(attributes, NOT_COMPUTED)
    for attributes in _ERROR.findall(part):
        faults |= _keyed(attributes, WRONG_FORMULA)
    return faults


def _keyed(attributes: bytes, message: str) -> dict[tuple[int, int], str]:
    found = _REFERENCE.search(attributes)
    if not found or not found[1]:
        return {}
    return {(int(found[2]), _column_number(found[1]) - 1): message}


def check_open_document(archive: Archive, limits: TableLimits) -> None:
    """Refuse ODS whose filled rows or cells repeat beyond the caps (blank repeats are normal)."""
    counter = _RepeatCounter(limits)
    parser = expat.ParserCreate()
    parser.StartElementHandler = counter.start
    parser.CharacterDataHandler = counter.text
    parser.EndElementHandler = counter.end
    try:
        for chunk in _chunks(archive.part("content.xml")):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        raise TableRefused(BROKEN) from fault


def _chunks(data: bytes, size: int = 1 << 20) -> Iterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


class _RepeatCounter:
    """Counts filled rows and columns of an ODS as a reader would unfold them."""

    def __init__(self, limits: TableLimits) -> None:
        self._limits = limits
        self._row_repeat = self._cell_repeat = 1
        self._rows = self._blank_rows = self._columns = self._filled = 0
        self._row_filled = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(":table"):
            self._rows = self._blank_rows = 0
        elif tag.endswith(":table-row"):
            self._row_repeat = _repeat(attributes, "number-rows-repeated")
            self._row_filled, self._columns = False, 0
        elif tag.endswith(("table-cell", "covered-table-cell")):
            self._cell_repeat = _repeat(attributes, "number-columns-repeated")
            if any(key.endswith("value-type") for key in attributes):
                self._note_filled()
            self._columns += self._cell_repeat

    def text(self, data: str) -> None:
        if data.strip():
            self._row_filled = True

    def end(self, tag: str) -> None:
        if not tag.endswith(":table-row"):
            return
        if not self._row_filled:
            self._blank_rows += self._row_repeat
            return
        self._rows += self._blank_rows + self._row_repeat
        self._blank_rows = 0
        refuse_size(self._rows, 0, self._limits)

    def _note_filled(self) -> None:
        self._row_filled = True
        self._filled += self._cell_repeat * self._row_repeat
        refuse_size(self._row_repeat, self._columns + self._cell_repeat, self._limits)
        if self._filled > self._limits.filled_cells:
            raise TableRefused("В таблице слишком много ячеек. Оставьте только нужные столбцы и строки.")


def _repeat(attributes: dict[str, str], name: str) -> int:
    written = next((value for key, value in attributes.items() if key.endswith(name)), "1")
    return int(written) if written.isdecimal() and len(written) < 12 else 1
