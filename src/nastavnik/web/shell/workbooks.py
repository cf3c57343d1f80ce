"""Any list of the program taken away as a workbook."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_response(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """An attachment with one sheet; `title` names both the sheet and the file and holds no personal data."""
    from nastavnik.core.tables.writing import SheetToWrite, write_workbook

    body = write_workbook([SheetToWrite(title, header, list(rows))])  # type: ignore[arg-type]
    response = HttpResponse(body, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title)}.xlsx"
    response["Cache-Control"] = "no-store"
    return response
