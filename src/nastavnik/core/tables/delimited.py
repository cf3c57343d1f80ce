"""CSV as schools send it: any delimiter, quotes doubled, broken or absent."""

import csv
import re
from collections import Counter

from nastavnik.core.tables.encodings import decode_text
from nastavnik.core.tables.guard import refuse_size
from nastavnik.core.tables.limits import TableLimits
from nastavnik.core.tables.refusal import TableRefused
from nastavnik.core.tables.sheet import Sheet, build_row

_DELIMITERS = ";\t,|"
_SAMPLE_LINES = 60


def read_delimited(source: bytes, limits: TableLimits) -> Sheet:
    """One sheet out of a text file; a record with line breaks inside quotes is one row.

    Raises:
        TableRefused: not text, or more rows and columns than the limits allow.
    """
    text, encoding = decode_text(source)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_size(_records_at_least(text), 0, limits)
    marked = re.match(r"sep=(.)\n", text, re.I)
    if marked:
        text = text[marked.end() :]  # the hint for the spreadsheet program is not a row of it
    records = _records(text, marked[1] if marked else _delimiter(text))
    while records and not any(value.strip() for value in records[-1]):
        if len(records[-1]) > 1:
            break
        records.pop()
    refuse_size(len(records), _filled_width(records), limits)
    _check_cells(records, limits)
    rows = tuple(build_row(number, record, {}) for number, record in enumerate(records, start=1))
    if not any(row.cells for row in rows):
        raise TableRefused("Файл пуст: в нём нет ни одной заполненной ячейки. Проверьте, тот ли файл выбран.")
    return Sheet("", rows, (), "csv", encoding, ())


def _filled_width(records: list[list[str]]) -> int:
    return max((place + 1 for record in records for place, value in enumerate(record) if value), default=0)


def _records_at_least(text: str) -> int:
    """Lines outside quotes; quoted breaks are rare, so quoted files count by halves of their quotes."""
    return text.count("\n") if '"' not in text else 0


def _check_cells(records: list[list[str]], limits: TableLimits) -> None:
    for number, record in enumerate(records, start=1):
        if any(len(value) > limits.cell_characters for value in record):
            raise TableRefused(
                f"В строке {number} есть ячейка длиннее {limits.cell_characters} знаков: "
                "похоже, в файле потеряна кавычка. Откройте его в табличном редакторе и сохраните заново."
            )


def _records(text: str, delimiter: str) -> list[list[str]]:
    records = _parse(text, delimiter, True)
    if records is None or _swallowed(records, delimiter):
        # A lone quote opened a field and swallowed the rows below: read quotes as plain signs.
        records = _parse(text, delimiter, False)
    if records is None:
        raise TableRefused("В файле есть слишком длинная строка: похоже, это не таблица.")
    return records


def _parse(text: str, delimiter: str, quoted: bool) -> list[list[str]] | None:
    try:
        if quoted:
            return list(csv.reader(_lines(text), delimiter=delimiter))
        return list(csv.reader(_lines(text), delimiter=delimiter, quoting=csv.QUOTE_NONE))
    except csv.Error:
        return None


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _swallowed(records: list[list[str]], delimiter: str) -> bool:
    """A field with several lines each of which carries delimiters is a lost quote, not a long note."""
    for record in records:
        for value in record:
            inner = value.split("\n")
            if len(inner) > 3 and sum(line.count(delimiter) >= 2 for line in inner[1:]) >= 2:
                return True
    return False


def _delimiter(text: str) -> str:
    """The delimiter under which most lines break into one and the same number of fields."""
    sample = "\n".join(text.split("\n", _SAMPLE_LINES * 4)[: _SAMPLE_LINES * 4])
    return max(_DELIMITERS, key=lambda sign: (_regularity(sample, sign), -_DELIMITERS.index(sign)))


def _regularity(sample: str, sign: str) -> float:
    records = _parse(sample, sign, True) or []
    widths = Counter(len(record) for record in records if any(value.strip() for value in record))
    if not widths:
        return 0.0
    width, times = max(widths.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]))
    if width < 2:
        return 0.0
    share = times / sum(widths.values())
    # Commas live inside names and addresses: they must be very regular to be trusted.
    strictness = 0.6 if sign in ",|" else 1.0
    return share * strictness + min(width, 12) / 1000
