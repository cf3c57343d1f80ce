"""Readiness and quality: the checklist, the cases behind a sign, the card of the first page, a coordinator's look."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.features.organisations.queries import load_organisation
from nastavnik.features.programmes.queries import current_programme
from nastavnik.features.readiness.queries import Checkup, overview, sign_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import NotFound
from nastavnik.web.readiness.showing import block_rows, case_rows, quality, sign_row
from nastavnik.web.shell.workbooks import sheets_response, workbook_response

if TYPE_CHECKING:
    from nastavnik.features.programmes.models import Programme
    from nastavnik.features.readiness.queries import SignStanding

SESSION = "programme"
SHOWN = 200  # more than anybody reads on a page; the workbook has them all


def chosen(request: HttpRequest) -> "Programme":
    """The programme at work, or `NotFound`."""
    programme = current_programme(request.session.get(SESSION, ""))
    if programme is None:
        raise NotFound
    return programme


@policy(GET="readiness.view")
def current(request: HttpRequest) -> HttpResponse:
    """The whole checklist of the current programme."""
    programme = current_programme(request.session.get(SESSION, ""))
    if programme is None:
        return render(request, "readiness/no_programme.html")
    checkup, role = Checkup(programme, moments.today()), request.principal.role
    return render(request, "readiness/current.html", {"programme": programme, **_page(checkup, role)})


def _page(checkup: Checkup, role: str | None) -> dict[str, Any]:
    opens = holds(role, "readiness.cases")
    smallest = 0 if opens else checkup.pack.defaults.smallest_group_shown
    changes = holds(role, "readiness.change")
    blocks = block_rows(checkup.blocks, changes)
    return {
        "today": checkup.facts.today,
        "blocks": blocks,
        "conditions_met": sum(one["met"] for one in blocks),
        "conditions": sum(one["total"] for one in blocks),
        "opens": opens,
        "changes": changes,
        **quality(checkup.pack, checkup.assessment, smallest),
    }


@policy(GET="readiness.cases")
def sign(request: HttpRequest, benchmark: str) -> HttpResponse:
    """One sign of quality with the people and pairs behind it."""
    programme = chosen(request)
    found = sign_of(programme, benchmark, moments.today())
    everything = request.GET.get("all") == "1"
    rows = case_rows(found.cases if everything else found.gaps)
    page = {
        "programme": programme,
        "sign": found.sign,
        "row": sign_row(found.sign, found.finding),
        "unseen": found.unseen,
        "rows": rows[:SHOWN],
        "left": len(rows) - SHOWN,
        "all": everything,
    }
    return render(request, "readiness/sign.html", page)


@policy(GET="readiness.cases")
def export_sign(request: HttpRequest, benchmark: str) -> HttpResponse:
    """The cases of a sign as a workbook."""
    found = sign_of(chosen(request), benchmark, moments.today())
    rows = [
        (n, row["case"].name, "да" if row["case"].met else "нет", row["case"].detail)
        for n, row in enumerate(case_rows(found.cases), start=1)
    ]
    return workbook_response(f"Признак {_numbered(found)}", ("№", "О ком", "Выполнено", "Пояснение"), rows)


def _numbered(found: "SignStanding") -> str:
    return found.sign.number.removeprefix("E-")


@policy(GET="readiness.view")
def export(request: HttpRequest) -> HttpResponse:
    """Both checklists as a workbook, without names of people."""
    from nastavnik.core.tables.writing import SheetToWrite

    page = _page(Checkup(chosen(request), moments.today()), request.principal.role)
    conditions = [
        (
            block["title"],
            row["condition"].title,
            "есть" if row["standing"].met else "нет",
            row["standing"].told,
        )
        for block in page["blocks"]
        for row in block["rows"]
    ]
    signs = [
        (part.title, row["title"], _share(row), "" if row["hidden"] else row["n"], row["unknown"])
        for part, rows in page["parts"]
        for row in rows
    ]
    sheets = [
        SheetToWrite("Готовность", ("Блок", "Условие", "Есть", "Чем подтверждается"), conditions),
        SheetToWrite("Качество", ("Раздел", "Признак", "Доля", "Случаев", "Почему нет данных"), signs),
    ]
    return sheets_response("Готовность и качество", sheets, personal=False)


def _share(row: dict[str, Any]) -> str:
    return "нет данных" if row["percent"] is None else f"{row['percent']} %"


@policy(GET="readiness.cases")
def card(request: HttpRequest) -> HttpResponse:
    """Three worst gaps for the first page of a programme; asked for by it after it has been shown."""
    checkup = Checkup(chosen(request), moments.today())
    return render(request, "readiness/card.html", quality(checkup.pack, checkup.assessment))


@policy(GET="readiness.oversee")
def overseen(request: HttpRequest, organisation: str) -> HttpResponse:
    """Shares of a school beneath a coordinator: no people, no small groups."""
    school = load_organisation(organisation)
    found = overview(school, moments.today())
    page: dict[str, Any] = {"school": school, "found": found}
    if found is not None:
        page |= quality(found.pack, found.assessment, found.smallest)
    return render(request, "readiness/overseen.html", page)
