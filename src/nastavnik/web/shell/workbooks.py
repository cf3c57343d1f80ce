"""A list taken away as a workbook; the name of the file says what it is and names nobody."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import HttpResponse

if TYPE_CHECKING:
    from nastavnik.core.tables.writing import SheetToWrite

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_response(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """One sheet as an attachment; `title` names both the sheet and the file."""
    from nastavnik.core.tables.writing import SheetToWrite

    return sheets_response(title, [SheetToWrite(title, header, list(rows))])  # type: ignore[arg-type]


def sheets_response(title: str, sheets: "Sequence[SheetToWrite]") -> HttpResponse:
    """The sheets as an attachment called by `title` (RFC 5987), never cached."""
    from nastavnik.core.tables.writing import write_workbook

    response = HttpResponse(write_workbook(sheets), content_type=XLSX)
    named = quote(f"{title}.xlsx", safe="")
    response["Content-Disposition"] = f"attachment; filename=\"list.xlsx\"; filename*=UTF-8''{named}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
