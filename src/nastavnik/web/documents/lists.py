"""The programme's kit of documents by stages, and the register of what was issued."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.queries import KitRow, kit_of, released
from nastavnik.features.programmes.queries import current_programme, pack_of
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import NotFound
from nastavnik.web.documents.forms import RegisterFilter
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.workbooks import workbook_response

COLUMNS = (Column("Документ"), Column("Номер"), Column("Дата"), Column("Состояние"))
TONES = {DocumentState.DRAFT: "info", DocumentState.ISSUED: "good", DocumentState.VOID: "calm"}


def chosen_programme(request: HttpRequest):
    """The programme at work now, or None."""
    return current_programme(request.session.get("programme", ""))


@policy(GET="documents.view")
def kit(request: HttpRequest) -> HttpResponse:
    """What is issued, begun and missing, stage by stage."""
    programme = chosen_programme(request)
    if programme is None:
        return render(request, "documents/nothing.html")
    stages = kit_of(programme)
    layouts = {
        one.blank: f"{one.letter}. {one.title}" for one in pack_of(programme).roadmap.layouts if one.blank
    }
    page = {
        "programme": programme,
        "may_change": holds(request.principal.role, "documents.change"),
        "stages": [(stage, [_told(row, layouts) for row in stage.rows]) for stage in stages],
        "issued": sum(stage.done for stage in stages),
        "whole": sum(len(stage.rows) for stage in stages),
    }
    return render(request, "documents/kit.html", page)


def _told(row: KitRow, layouts: dict[str, str]) -> dict[str, object]:
    """A row with its state in words and the ways to begin it."""
    word, tone = (
        ("выпущен", "good") if row.issued else ("проект", "info") if row.drafts else ("не начат", "calm")
    )
    ways = [(way, layouts.get(way, "") if len(row.ways) > 1 else "") for way in row.undrafted]
    return {"row": row, "word": word, "tone": tone, "ways": ways}


@policy(GET="documents.view")
def register(request: HttpRequest) -> HttpResponse:
    """Issued and cancelled documents of the programme."""
    programme = chosen_programme(request)
    if programme is None:
        return render(request, "documents/nothing.html")
    rows = released(programme, request.GET.get("state", ""), request.GET.get("q", ""))
    listing = Listing(request, rows, COLUMNS, whole=len(released(programme)))
    page = {"listing": listing, "filter": RegisterFilter(request.GET), "tones": TONES, "programme": programme}
    return render(request, "documents/register.html", page)


@policy(GET="documents.view")
def export(request: HttpRequest) -> HttpResponse:
    """The register as a workbook."""
    programme = chosen_programme(request)
    if programme is None:
        raise NotFound("Сначала создайте программу")
    rows = released(programme, request.GET.get("state", ""), request.GET.get("q", ""))
    told = [(row.title, row.number, row.dated, row.get_state_display(), row.void_reason) for row in rows]
    header = ("Документ", "Номер", "Дата", "Состояние", "Почему отменён")
    return workbook_response("Документы", header, told)
