"""The first two steps: the file, and what its columns mean."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.intake.actions import rehearse_list, upload_list
from nastavnik.features.intake.enums import IntakeState
from nastavnik.features.intake.queries import load_intake
from nastavnik.features.intake.reading import (
    column_views,
    fitting_sheet,
    rehearsal_of,
    repeated_headings,
    sheet_named,
    sheets_in,
    sheets_of,
)
from nastavnik.features.intake.rules import may_turn
from nastavnik.features.programmes.queries import current_programme, programmes
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit import moments
from nastavnik.kit.files.kinds import LISTS
from nastavnik.kit.files.receiving import receive
from nastavnik.kit.policy import policy
from nastavnik.web.intake.forms import ROLES, ColumnsForm, UploadForm
from nastavnik.web.intake.steps import steps
from nastavnik.web.shell.showing import carried_out, show_form

if TYPE_CHECKING:
    from nastavnik.features.intake.models import Intake


@policy(GET="intake.change", POST="intake.change", form=UploadForm)
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; a bad one gets its sentence and nothing is kept."""
    open_ones = [row for row in programmes() if may_change(row)]
    current = current_programme(request.session.get("programme", ""))
    initial = {"programme": current if current in open_ones else None, "role": "auto"}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, programmes=open_ones, initial=initial)
    made: list[Intake] = []
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: made.append(_uploaded(request, form.cleaned_data))):
            return redirect("intake:columns", made[0].public_id)
    return show_form(request, "intake/new.html", form, {"steps": steps(1)})


def _uploaded(request: HttpRequest, facts: dict) -> "Intake":
    received = receive(facts["file"], LISTS)
    sheet = fitting_sheet(sheets_in(received.data, facts["file"].name), facts["role"])
    return upload_list(
        received, sheet=sheet, role=facts["role"], programme=facts["programme"],
        by=request.principal.actor, moment=moments.now(),
    )  # fmt: skip


@policy(GET="intake.change", POST="intake.change", form=ColumnsForm)
def columns(request: HttpRequest, intake: str) -> HttpResponse:
    """The guess under each heading with examples; another sheet is another address."""
    found = load_intake(intake)
    may_turn(found, IntakeState.REHEARSED).require()
    sheets = sheets_of(found)
    asked = request.POST if request.method == "POST" else request.GET
    sheet = sheet_named(sheets, asked.get("sheet", found.sheet))
    role = asked.get("role", "") if asked.get("role") in dict(ROLES) else found.role
    guess = rehearsal_of(sheet, role, {}, found.file.title)
    views = column_views(sheet, guess)
    # what was chosen before stands in the fields again
    kept = (
        {f"column_{index}": meaning for index, meaning in found.columns} if sheet.name == found.sheet else {}
    )
    form = ColumnsForm(request.POST or None, views=views, initial={"role": role, "sheet": sheet.name, **kept})
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        facts = {"role": form.cleaned_data["role"], "columns": form.chosen}
        told = rehearsal_of(sheet, filename=found.file.title, **facts)
        if carried_out(form, lambda: rehearse_list(found, sheet, told, **facts, **save)):
            return redirect("intake:page", found.public_id)
    tabs = [
        {"title": one.name, "url": "?" + urlencode({"sheet": one.name}), "current": one is sheet}
        for one in sheets
        if one.name
    ]
    page = {"intake": found, "steps": steps(2), "tabs": tabs if len(tabs) > 1 else [], "guess": guess}
    page |= {"repeated": repeated_headings(views), "decided": found.state == IntakeState.REHEARSED}
    return show_form(request, "intake/columns.html", form, page)
