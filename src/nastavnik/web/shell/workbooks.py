"""A list taken away as a workbook; the name of the file says what it is and names nobody."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import HttpResponse

from nastavnik.kit.taking_away import stamp_for

if TYPE_CHECKING:
    from nastavnik.core.tables.writing import SheetToWrite

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_response(
    title: str, header: Sequence[str], rows: Iterable[Sequence[object]], *, personal: bool = True
) -> HttpResponse:
    """One sheet as an attachment; `title` names both the sheet and the file."""
    from nastavnik.core.tables.writing import SheetToWrite

    return sheets_response(title, [SheetToWrite(title, header, list(rows))], personal=personal)  # type: ignore[arg-type]


def sheets_response(title: str, sheets: "Sequence[SheetToWrite]", *, personal: bool = True) -> HttpResponse:
    """The sheets as an attachment called by `title` (RFC 5987), never cached.

    Above the threshold a list of people (`personal`) needs a reason and bears a stamp: `kit.taking_away`.
    """
    from nastavnik.core.tables.writing import write_workbook

    stamp = stamp_for(sum(len(sheet.rows) for sheet in sheets)) if personal else ""
    response = HttpResponse(write_workbook(sheets, stamp), content_type=XLSX)
    named = quote(f"{title}.xlsx", safe="")
    response["Content-Disposition"] = f"attachment; filename=\"list.xlsx\"; filename*=UTF-8''{named}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
