"""All intakes of the school, and what of one list is still a question, as workbooks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.core.russian.keys import search_key
from nastavnik.features.intake.enums import IntakeState, RowState
from nastavnik.features.intake.queries import intakes, load_intake, report_of, rows
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.web.intake.forms import SHORT_ROLES
from nastavnik.web.intake.rows import view_of
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.workbooks import workbook_response

if TYPE_CHECKING:
    from nastavnik.features.intake.models import Intake, IntakeRow

COLUMNS = (
    Column("Файл", "file", ("file__title",)),
    Column("Загружен", "when", ("uploaded_at",)),
    Column("Кто загрузил"),
    Column("Кто в списке"),
    Column("Записано", "done", ("done",), numeric=True),
    Column("Состояние", "state", ("state",)),
)
TONES = {
    IntakeState.UPLOADED: "calm",
    IntakeState.REHEARSED: "warn",
    IntakeState.PERFORMING: "info",
    IntakeState.PERFORMED: "good",
    IntakeState.UNDOING: "info",
    IntakeState.UNDONE: "calm",
    IntakeState.CANCELLED: "warn",
}
WHOSE = dict(SHORT_ROLES) | {"auto": "определено по списку"}
PROBLEM_HEADER = ("Строка", "Ячейки", "Что прочитано", "Вопрос", "Состояние")


def _listing(request: HttpRequest) -> Listing:
    found = intakes()
    words = search_key(request.GET.get("q", "")).split()
    if words:
        titles = found.order_by().values_list("pk", "file__title")
        found = found.filter(
            pk__in=[pk for pk, title in titles if all(w in search_key(title) for w in words)]
        )
    if request.GET.get("state") in IntakeState.values:
        found = found.filter(state=request.GET["state"])
    return Listing(request, found, COLUMNS, sort="-when", whole=intakes().count())


@policy(GET="intake.change")
def history(request: HttpRequest) -> HttpResponse:
    """Every list ever loaded, newest first."""
    listing = _listing(request)
    shown = [(row, WHOSE.get(row.role, ""), TONES[row.state]) for row in listing.page.object_list]
    page = {
        "listing": listing,
        "rows": shown,
        "states": IntakeState.choices,
        "asked": request.GET.get("state", ""),
    }
    return render(request, "intake/list.html", page)


@policy(GET="intake.change")
def export(request: HttpRequest) -> HttpResponse:
    """The history as shown."""
    told = [
        (
            row.file.title, row.uploaded_at.date(), str(row.uploaded_by or "программа"),
            WHOSE.get(row.role, ""), row.total, row.done, row.get_state_display(),
        )
        for row in _listing(request).ordered
    ]  # fmt: skip
    header = ("Файл", "Загружен", "Кто загрузил", "Кто в списке", "Человек в списке", "Записано", "Состояние")
    title = f"Загрузки списков на {moments.today():%d.%m.%Y}"
    return workbook_response(title, header, told)


@policy(GET="intake.change")
def problems(request: HttpRequest, intake: str) -> HttpResponse:
    """Rows that are still questions, with their cells: to be mended in the file or by hand."""
    found = load_intake(intake)
    title = f"Вопросы загрузки на {moments.today():%d.%m.%Y}"
    return workbook_response(title, PROBLEM_HEADER, _problems(found))


def _problems(found: "Intake") -> Iterator[tuple[Any, ...]]:
    pack = pack_of(found.programme) if found.programme else None
    for row in rows(found).filter(state__in=(RowState.DOUBTFUL, RowState.UNREADABLE)):
        yield _line(row, view_of(row, pack).name, row.why)
    for row, note in report_of(found)["remarks"]:
        yield _line(row, view_of(row, pack).name, note)


def _line(row: "IntakeRow", name: str, question: str) -> tuple[Any, ...]:
    cells = "; ".join(f"{address}: {text}" for address, text in row.read.get("cells", ()))
    return row.row, cells, name, question, RowState(row.state).label
