"""Incidents with their clocks."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.core.paperwork.acts import docx_of
from nastavnik.features.privacy import actions, queries
from nastavnik.features.privacy.papers import category_titles, notice_of
from nastavnik.features.privacy.rules import clocks, may_close
from nastavnik.kit import moments
from nastavnik.kit.files.kinds import KINDS
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.web.privacy.forms import IncidentForm, StepForm
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="privacy.view")
def listing(request: HttpRequest) -> HttpResponse:
    """All incidents, the newest first."""
    page = {
        "incidents": queries.incidents(),
        "may_change": holds(request.principal.role, "privacy.change"),
    }
    return render(request, "privacy/incidents.html", page)


@policy(GET="privacy.change", POST="privacy.change", form=IncidentForm)
def new(request: HttpRequest) -> HttpResponse:
    """Open an incident."""
    form = IncidentForm(request.POST or None, initial={"discovered_at": moments.now()})
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        made = []
        if carried_out(form, lambda: made.append(actions.open_incident(**form.cleaned_data, **save))):
            toast(request, "Происшествие открыто: сроки идут")
            return redirect("privacy:incident", made[0].public_id)
    page = {"heading": "Новое происшествие", "cancel": "privacy:incidents", "verb": "Открыть происшествие"}
    return show_form(request, "privacy/form.html", form, page)


@policy(GET="privacy.view")
def page(request: HttpRequest, incident: str) -> HttpResponse:
    """One incident: clocks, what is known, the notice."""
    found, moment = queries.load_incident(incident), moments.now()
    shown = {
        "found": found,
        "clocks": [(clock, clock.late(moment), clock.left(moment)) for clock in clocks(found)],
        "categories": category_titles(found.categories),
        "may_change": found.state == "open" and holds(request.principal.role, "privacy.change"),
        "may_close": may_close(found),
        "timeline": timeline_of(found.public_id),
    }
    return render(request, "privacy/incident.html", shown)


@policy(GET="privacy.change", POST="privacy.change", form=IncidentForm)
def edit(request: HttpRequest, incident: str) -> HttpResponse:
    """Add what has become known."""
    found = queries.load_incident(incident)
    form = IncidentForm(request.POST or None, initial=initial_of(found, IncidentForm), version=found.version)
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: actions.change_incident(found, **form.cleaned_data, **save)):
            toast(request, "Сведения дополнены")
            return redirect("privacy:incident", found.public_id)
    page = {"heading": "Сведения о происшествии", "cancel": "privacy:incidents", "verb": "Сохранить"}
    return show_form(request, "privacy/form.html", form, page)


@policy(POST="privacy.change", form=StepForm)
def step(request: HttpRequest, incident: str) -> HttpResponse:
    """Mark a step as done."""
    found = queries.load_incident(incident)
    code = request.POST.get("step", "")
    actions.do_step(found, step=code, by=request.principal.actor, moment=moments.now())
    toast(request, "Шаг отмечен")
    return redirect("privacy:incident", found.public_id)


@policy(POST="privacy.change")
def close(request: HttpRequest, incident: str) -> HttpResponse:
    """Close it when every step is done."""
    found = queries.load_incident(incident)
    actions.close_incident(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Происшествие закрыто")
    return redirect("privacy:incident", found.public_id)


@policy(GET="privacy.view")
def notice(request: HttpRequest, incident: str) -> HttpResponse:
    """The notice to the authority as DOCX."""
    data = docx_of(notice_of(queries.load_incident(incident)))
    response = HttpResponse(data, content_type=KINDS["docx"].media_type)
    name = quote("Уведомление о происшествии.docx", safe="")
    response["Content-Disposition"] = f"attachment; filename=\"notice.docx\"; filename*=UTF-8''{name}"
    response["Cache-Control"] = "no-store"
    return response
