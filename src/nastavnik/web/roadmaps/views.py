"""The roadmap of the current programme: read, filtered, taken away, printed."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.calendars import SchoolYear, format_period
from nastavnik.core.russian.plurals import counted
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.features.programmes.queries import current_programme, pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.actions import draft_roadmap, number_steps
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.filing import lines_of
from nastavnik.features.roadmaps.printing import roadmap_groups
from nastavnik.features.roadmaps.queries import (
    OVERDUE,
    answerable,
    chosen_steps,
    last_edit,
    owner_names,
    placed,
    progress,
    steps,
)
from nastavnik.features.roadmaps.rules import overdue_days, understood
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import BadInput, NotFound
from nastavnik.web.roadmaps.forms import NumberForm
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.workbooks import sheets_response

if TYPE_CHECKING:
    from datetime import date

    from nastavnik.features.programmes.models import Programme
    from nastavnik.features.roadmaps.models import Step

COLUMNS = (
    Column("№", spoken="Номер"),
    Column("Мероприятие", "title", ("title",)),
    Column("Срок", "term", ("ends_on", "starts_on")),
    Column("Ответственный", "owner", ("owner_text",)),
    Column("Подтверждение"),
    Column("Состояние", "state", ("state", "ends_on")),
)
DAYS = ("день", "дня", "дней")
STATES = [*StepState.choices, (OVERDUE, "просрочено")]
TONES = {
    StepState.PLANNED: "calm",
    StepState.GOING: "info",
    StepState.DONE: "good",
    StepState.DROPPED: "calm",
}


def programme_at_work(request: HttpRequest) -> "Programme":
    """The programme these pages speak of, or `NotFound` with what to do."""
    found = current_programme(request.session.get("programme", ""))
    if found is None:
        raise NotFound("Сначала откройте программу наставничества: дорожная карта составится вместе с ней")
    return found


def status_of(step: "Step", day: "date") -> tuple[str, str]:
    """The badge of a step: words and tone."""
    late = overdue_days(step, day)
    if late:
        return f"просрочено на {counted(late, *DAYS)}", "bad"
    return step.get_state_display(), TONES[step.state]  # type: ignore[index]


@policy(GET="roadmaps.view")
def current(request: HttpRequest) -> HttpResponse:
    """All steps with progress by stage."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(
            request, "roadmaps/nothing.html", {"may_open": holds(request.principal.role, "programmes.change")}
        )
    day, whole = moments.today(), list(steps(programme))
    listing = Listing(request, _asked(request, programme), COLUMNS, per_page=100, whole=len(whole))
    changes = bool(may_change(programme)) and holds(request.principal.role, "roadmaps.change")
    people = answerable(whole)
    page = {
        "programme": programme, "year": SchoolYear(programme.school_year).title, "listing": listing,
        "rows": _rows(listing.page, whole, people, day), "edit": last_edit(programme) if changes else None,
        "progress": progress(pack_of(programme), whole, day), "empty": not whole, "may_change": changes,
        "stages": pack_of(programme).stages, "owners": _owners(whole, people), "states": STATES,
        "layouts": pack_of(programme).roadmap.layouts,
    }  # fmt: skip
    return render(request, "roadmaps/roadmap.html", page)


def _rows(shown: Any, whole: "list[Step]", people: Any, day: "date") -> list[dict[str, Any]]:
    """Rows of the list: numbers as typed or by the tree, everybody who answers, the state in words."""
    stands = {one.step.pk: one for one in placed(whole)}
    return [
        {
            "step": step,
            "number": stands[step.pk].number,
            "depth": stands[step.pk].depth,
            "people": people[step.pk],
            "status": status_of(step, day),
            "undated": not (step.starts_on or step.ends_on),
        }
        for step in shown
    ]


def _owners(whole: "list[Step]", people: Any) -> list[str]:
    return sorted({name for step in whole for name in owner_names(step, people[step.pk])})


def _asked(request: HttpRequest, programme: "Programme") -> Any:
    asked = {name: request.GET.get(name, "") for name in ("stage", "owner", "state")}
    return chosen_steps(programme, moments.today(), text=request.GET.get("q", ""), **asked)


@policy(POST="roadmaps.change")
def draft(request: HttpRequest) -> HttpResponse:
    """Draft the roadmap of a programme that has none."""
    programme = programme_at_work(request)
    draft_roadmap(programme, by=request.principal.actor, moment=moments.now())
    toast(request, "Дорожная карта составлена: проверьте сроки и ответственных")
    return redirect("roadmaps:current")


@policy(POST="roadmaps.change", form=NumberForm)
def renumber(request: HttpRequest) -> HttpResponse:
    """Number the steps one after another, or inside their sections."""
    form, programme = NumberForm(request.POST), programme_at_work(request)
    if not form.is_valid():
        raise BadInput("Нумеровать можно подряд или по разделам")
    by_sections = form.cleaned_data["order"] == "sections"
    number_steps(programme, by_sections=by_sections, by=request.principal.actor, moment=moments.now())
    edit = last_edit(programme)
    undo = reverse("roadmaps:undo", args=[edit.public_id]) if edit else ""
    toast(
        request,
        "Мероприятия пронумерованы по разделам" if by_sections else "Мероприятия пронумерованы подряд",
        undo=undo,
    )
    return redirect("roadmaps:current")


@policy(GET="roadmaps.view")
def period(request: HttpRequest) -> HttpResponse:
    """How the words of a period are understood: a fragment beside the field."""
    text = request.GET.get("period", "").strip()
    page = {"text": text, "reading": "", "fault": ""}
    try:
        page["reading"] = format_period(understood(text, programme_at_work(request))) if text else ""
    except BadInput as refusal:
        page["fault"] = refusal.reason
    return render(request, "roadmaps/period.html", page)


@policy(GET="roadmaps.view")
def export(request: HttpRequest) -> HttpResponse:
    """The steps as filtered, as a workbook which the program itself reads back."""
    from nastavnik.core.plans.writing import plan_sheet

    programme = programme_at_work(request)
    filtered = any(request.GET.get(name) for name in ("stage", "owner", "state", "q"))
    chosen = {step.pk for step in _asked(request, programme)} if filtered else None
    title = f"Дорожная карта {SchoolYear(programme.school_year).short.replace('/', '-')}"
    return sheets_response(title, [plan_sheet(title, lines_of(programme, chosen))], personal=False)


@policy(GET="roadmaps.view")
def printed(request: HttpRequest, layout: str) -> HttpResponse:
    """The roadmap on paper in one of the layouts of the pack."""
    programme = programme_at_work(request)
    layouts = pack_of(programme).roadmap.layouts
    chosen = next((one for one in layouts if one.code == layout), None)
    if chosen is None:
        raise NotFound("Такого вида дорожной карты нет")
    whole = sum(column.width for column in chosen.columns)
    page = {
        "programme": programme,
        "organisation": own_organisation(),
        "year": SchoolYear(programme.school_year).title,
        "layout": chosen,
        "layouts": layouts,
        "widths": [round(100 * column.width / whole) for column in chosen.columns],
        "groups": _cells(programme, chosen),
    }
    return render(request, "roadmaps/print.html", page)


def _cells(programme: "Programme", layout: Any) -> list[dict[str, Any]]:
    groups = roadmap_groups(programme, layout.group_by)
    fields = [column.field for column in layout.columns]
    return [
        {
            "number": g.number,
            "title": g.title,
            "depth": g.depth,
            "rows": [
                [{"text": row.cell(f), "span": row.span if f == "period" else 1} for f in fields]
                for row in g.rows
            ],
        }
        for g in groups
    ]
