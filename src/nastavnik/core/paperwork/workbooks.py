"""A register as XLSX: every cell is plain text, never a formula, a link or a number by guess."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nastavnik.core.paperwork.characters import legal_text
from nastavnik.core.paperwork.refusals import PaperworkRefused

MAX_ROWS = 20_000
MAX_CELL = 32_767
_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 — a stamp without meaning keeps equal registers byte for byte equal
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FONT = {"font_name": "Times New Roman", "text_wrap": True, "valign": "top"}


@dataclass(frozen=True)
class Column:
    """A heading and the width of its column in characters."""

    header: str
    width: float = 16.0


def base_workbook(
    title: str,
    school: str,
    columns: Sequence[Column | str],
    rows: Sequence[Sequence[str]],
    made: datetime = _FIXED,
) -> bytes:
    """One sheet: school, title, headings that repeat on each page and stay on screen, rows with borders.

    Landscape A4, as wide as one page. `rows` hold one text per column. Equal arguments give equal bytes.
    Raises PaperworkRefused: a row of another length, a cell over 32 767 characters, over 20 000 rows.
    """
    import xlsxwriter

    heads = [column if isinstance(column, Column) else Column(column) for column in columns]
    ready = _checked(heads, rows)
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _PLAIN)
    book.set_properties({"title": legal_text(title), "author": legal_text(school), "created": made})
    sheet = book.add_worksheet(_sheet_name(title))
    _top(book, sheet, legal_text(title), legal_text(school), heads)
    cell = book.add_format({**_FONT, "font_size": 10, "border": 1})
    for number, row in enumerate(ready, 3):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, cell)
    _page(sheet, len(ready) + 2, len(heads))
    book.close()
    return stream.getvalue()


def _checked(heads: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    if len(rows) > MAX_ROWS:
        raise PaperworkRefused(f"В списке больше {MAX_ROWS} строк: выгрузите его частями.")
    ready = []
    for number, row in enumerate(rows, 1):
        if len(row) != len(heads):
            raise PaperworkRefused(f"В строке {number} ячеек {len(row)}, а столбцов {len(heads)}.")
        cells = [legal_text(text) for text in row]
        if any(len(text) > MAX_CELL for text in cells):
            raise PaperworkRefused(f"В строке {number} есть текст длиннее {MAX_CELL} знаков: сократите его.")
        ready.append(cells)
    return ready


def _top(book: Any, sheet: Any, title: str, school: str, heads: Sequence[Column]) -> None:
    last = len(heads) - 1
    small = book.add_format({**_FONT, "font_size": 11, "align": "center", "text_wrap": False})
    large = book.add_format({**_FONT, "font_size": 14, "bold": True, "align": "center", "text_wrap": False})
    for row, text, look in ((0, school, small), (1, title, large)):
        if last:
            sheet.merge_range(row, 0, row, last, "", look)
        sheet.write_string(row, 0, text, look)
    look = book.add_format(
        {**_FONT, "font_size": 10, "bold": True, "border": 1, "align": "center", "bg_color": "#EDEDED"}
    )
    look.set_align("vcenter")
    for number, head in enumerate(heads):
        sheet.set_column(number, number, head.width)
        sheet.write_string(2, number, legal_text(head.header), look)


def _page(sheet: Any, last_row: int, width: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 2 if width > 2 else 0)
    sheet.autofilter(2, 0, max(last_row, 2), width - 1)
    sheet.set_footer("&CСтраница &P из &N")


def _sheet_name(title: str) -> str:
    """A lawful name of the sheet: without []:*?/\\, not in apostrophes, up to 31 characters."""
    name = "".join(" " if sign in "[]:*?/\\\n\t" else sign for sign in legal_text(title)).strip().strip("'")
    return name[:31].strip().strip("'") or "Список"
