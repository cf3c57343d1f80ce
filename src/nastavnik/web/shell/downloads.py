"""A list taken away as a workbook; the name of the file says what it is and names nobody."""

from collections.abc import Sequence
from urllib.parse import quote

from django.http import HttpResponse

from nastavnik.core.tables.writing import SheetToWrite, write_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_response(title: str, sheets: Sequence[SheetToWrite]) -> HttpResponse:
    """The sheets as an attachment called by `title` (RFC 5987), never cached."""
    response = HttpResponse(write_workbook(sheets), content_type=XLSX)
    named = quote(f"{title}.xlsx", safe="")
    response["Content-Disposition"] = f"attachment; filename=\"list.xlsx\"; filename*=UTF-8''{named}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
