"""Sections of the school's own: listed, added, renamed, moved, removed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.actions import add_section, change_section, move_section, remove_section
from nastavnik.features.roadmaps.queries import load_section, sections, steps
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import BadInput
from nastavnik.web.roadmaps.forms import MoveForm, NewSectionForm, SectionForm
from nastavnik.web.roadmaps.steps import undo_of
from nastavnik.web.roadmaps.views import programme_at_work
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="roadmaps.change", POST="roadmaps.change", form=NewSectionForm)
def section_list(request: HttpRequest) -> HttpResponse:
    """All own sections, and a form for one more."""
    programme = programme_at_work(request)
    may_change(programme).require()
    form = NewSectionForm(request.POST or None, programme=programme)
    signed = {"by": request.principal.actor, "moment": moments.now()}
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        facts = {"title": sent["title"], "number": sent["number"], "parent": sent["inside"]}
        if carried_out(form, lambda: add_section(programme, **facts, **signed)):
            toast(request, "Раздел добавлен", undo=undo_of(programme))
            return redirect("roadmaps:sections")
    inside: dict[int | None, int] = {}
    for key in steps(programme).values_list("own_section_id", flat=True):
        inside[key] = inside.get(key, 0) + 1
    rows = [{"section": one, "steps": inside.get(one.pk, 0)} for one in sections(programme)]
    return show_form(request, "roadmaps/sections.html", form, {"rows": rows, "programme": programme})


@policy(GET="roadmaps.change", POST="roadmaps.change", form=SectionForm)
def section(request: HttpRequest, section: str) -> HttpResponse:
    """Another title or number."""
    programme = programme_at_work(request)
    found = load_section(programme, section)
    may_change(programme).require()
    form = SectionForm(request.POST or None, initial=initial_of(found, SectionForm), version=found.version)
    signed = {"by": request.principal.actor, "moment": moments.now()}
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(
            form, lambda: change_section(found, expected=form.seen_version, **form.cleaned_data, **signed)
        )
    ):
        toast(request, "Раздел сохранён", undo=undo_of(programme))
        return redirect("roadmaps:sections")
    return show_form(request, "roadmaps/section.html", form, {"section": found})


@policy(POST="roadmaps.change", form=MoveForm)
def move(request: HttpRequest, section: str) -> HttpResponse:
    """One place up or down."""
    programme, form = programme_at_work(request), MoveForm(request.POST)
    found = load_section(programme, section)
    if not form.is_valid():
        raise BadInput("Раздел можно поставить выше или ниже")
    earlier = form.cleaned_data["way"] == "up"
    move_section(found, earlier=earlier, by=request.principal.actor, moment=moments.now())
    return redirect(f"{reverse('roadmaps:sections')}#section-{section}")


@policy(POST="roadmaps.change")
def remove(request: HttpRequest, section: str) -> HttpResponse:
    """The heading goes, its steps stay."""
    programme = programme_at_work(request)
    remove_section(load_section(programme, section), by=request.principal.actor, moment=moments.now())
    toast(request, "Раздел удалён, его мероприятия остались", undo=undo_of(programme))
    return redirect("roadmaps:sections")
