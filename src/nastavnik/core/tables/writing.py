"""Our own tables for people: workbooks and CSV in which no value can become a formula."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from nastavnik.core.tables.sheet import visible_text

Value = str | int | float | bool | date | datetime | None
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠")
_WIDEST = 60
_LONGEST_FOOTER = 250
_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class SheetToWrite:
    """One sheet to write. `title` lines stand above the header; `widths` are in characters."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    title: Sequence[str] = ()
    widths: Sequence[int] | None = None


def write_workbook(sheets: Sequence[SheetToWrite], stamp: str = "") -> bytes:
    """An XLSX book with typed numbers and dates, a frozen header and a filter on each sheet.

    `stamp` (who took the list away and when) goes under every printed page and on a sheet of its own.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd.mm.yyyy",
    }
    book = xlsxwriter.Workbook(buffer, options)
    # The same rows must give the same bytes: the library would stamp the current moment otherwise.
    book.set_properties({"created": datetime(2020, 1, 1, tzinfo=UTC)})
    styles = _styles(book)
    names: set[str] = set()
    for sheet in sheets:
        target = book.add_worksheet(_sheet_name(sheet.name, names))
        _write_sheet(target, sheet, styles)
        if stamp:
            target.set_footer("&L" + stamp.replace("&", "&&")[:_LONGEST_FOOTER])
    if stamp:
        told = book.add_worksheet(_sheet_name("Кто выгрузил", names))
        told.write_string(0, 0, stamp, styles["title"])
    book.close()
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": "Arial", "font_size": 10, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
    return {
        "title": book.add_format({"font_name": "Arial", "font_size": 12, "bold": True}),
        "header": book.add_format(
            base | {"bold": True, "text_wrap": True, "bg_color": "#E8EEF7", "valign": "vcenter"}
        ),
        "text": book.add_format(base | {"text_wrap": True, "num_format": "@"}),
        "number": book.add_format(base),
        "date": book.add_format(base | {"num_format": "dd.mm.yyyy", "align": "left"}),
        "moment": book.add_format(base | {"num_format": "dd.mm.yyyy hh:mm", "align": "left"}),
    }


def _write_sheet(target: Any, sheet: SheetToWrite, styles: dict[str, Any]) -> None:
    for number, line in enumerate(sheet.title):
        target.write_string(number, 0, line, styles["title"])
    top = len(sheet.title)
    for column, heading in enumerate(sheet.header):
        target.write_string(top, column, heading, styles["header"])
    for number, row in enumerate(sheet.rows, start=top + 1):
        for column, value in enumerate(row):
            _write_cell(target, number, column, value, styles)
    for column, width in enumerate(sheet.widths or _widths(sheet)):
        target.set_column(column, column, width)
    target.freeze_panes(top + 1, 0)
    if sheet.header:
        target.autofilter(top, 0, top + max(len(sheet.rows), 1), len(sheet.header) - 1)
    target.set_landscape()
    target.set_paper(9)
    target.fit_to_pages(1, 0)
    target.repeat_rows(top)


def _write_cell(target: Any, row: int, column: int, value: Value, styles: dict[str, Any]) -> None:
    if value is None or value == "":
        target.write_blank(row, column, None, styles["text"])
    elif isinstance(value, bool):
        target.write_string(row, column, visible_text(value), styles["text"])
    elif isinstance(value, int | float):
        target.write_number(row, column, value, styles["number"])
    elif isinstance(value, datetime):
        target.write_datetime(row, column, value.replace(tzinfo=None), styles["moment"])
    elif isinstance(value, date):
        target.write_datetime(row, column, value, styles["date"])
    else:
        target.write_string(row, column, str(value).replace("\x00", "")[:32_767], styles["text"])


def _widths(sheet: SheetToWrite) -> list[int]:
    widths = [max((len(word) for word in heading.split()), default=4) + 4 for heading in sheet.header]
    for row in sheet.rows[:300]:
        for column, value in enumerate(row[: len(widths)]):
            longest = max((len(line) for line in _text(value).split("\n")), default=0)
            widths[column] = max(widths[column], min(longest + 2, _WIDEST))
    return widths


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A legal, unused sheet name: at most 31 characters, none of `[]:*?/\\`."""
    base = wanted.translate(_FORBIDDEN_IN_NAMES).strip(" '")[:31] or "Лист"
    name, number = base, 2
    while name.casefold() in taken:
        suffix = f" {number}"
        name, number = base[: 31 - len(suffix)] + suffix, number + 1
    taken.add(name.casefold())
    return name


def write_csv(header: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """CSV for Excel: UTF-8 with a mark, `;`, RFC 4180 quotes, an apostrophe before dangerous signs."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(heading) for heading in header])
    for row in rows:
        writer.writerow([_harmless(value) for value in row])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _text(value: Value) -> str:
    return "" if value is None else visible_text(value)


def _harmless(value: Value) -> str:
    text = _text(value)
    # A negative number of ours is a number; only text that somebody typed can hide a formula.
    if not isinstance(value, int | float) and text.startswith(_DANGEROUS):
        text = "'" + text
    return text.replace("\x00", "")
