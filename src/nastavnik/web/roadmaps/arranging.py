"""Steps arranged: nested, raised, split, deleted; several merged or moved in time; any of it taken back."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.russian.plurals import counted
from nastavnik.features.roadmaps.actions import (
    delete_step,
    merge_steps,
    nest_step,
    raise_step,
    shift_steps,
    split_step,
    undo_edit,
)
from nastavnik.features.roadmaps.queries import family, load_edit, load_step, load_steps
from nastavnik.features.roadmaps.rules import may_edit, may_merge
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import BadInput, NotFound
from nastavnik.web.roadmaps.forms import ChosenForm, MergeForm, ShiftForm, SplitForm
from nastavnik.web.roadmaps.steps import undo_of
from nastavnik.web.roadmaps.views import programme_at_work
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.roadmaps.models import Step

STEPS = ("мероприятие", "мероприятия", "мероприятий")
WAYS = {"merge": "roadmaps:merge", "shift": "roadmaps:shift"}


@policy(POST="roadmaps.change", form=ChosenForm)
def chosen(request: HttpRequest) -> HttpResponse:
    """From the ticks of the list to the page of what was asked for them."""
    form = ChosenForm(request.POST)
    if not form.is_valid():
        raise BadInput("Отметьте мероприятия и выберите, что с ними сделать")
    way, ids = WAYS[form.cleaned_data["action"]], form.cleaned_data["selected"]
    return redirect(f"{reverse(way)}?{urlencode({'step': ids[:200]}, doseq=True)}")


def _asked(request: HttpRequest) -> "list[Step]":
    asked = set(request.GET.getlist("step"))
    found = load_steps(programme_at_work(request), asked)
    if len(found) != len(asked):
        raise NotFound
    return found


@policy(GET="roadmaps.change", POST="roadmaps.change", form=MergeForm, query=("step",))
def merge(request: HttpRequest) -> HttpResponse:
    """Several steps become one: what it is called."""
    rows = _asked(request)
    may_merge(rows).require()
    form = MergeForm(request.POST or None, initial={"title": rows[0].title})
    signed = {"by": request.principal.actor, "moment": moments.now()}
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: merge_steps(rows, title=form.cleaned_data["title"], **signed)):
            toast(request, "Мероприятия объединены", undo=undo_of(rows[0].programme))
            return redirect("roadmaps:step", rows[0].public_id)
    return show_form(request, "roadmaps/merge.html", form, {"steps": rows})


@policy(GET="roadmaps.change", POST="roadmaps.change", form=ShiftForm, query=("step",))
def shift(request: HttpRequest) -> HttpResponse:
    """The dates of chosen steps, or of all open ones, are moved."""
    programme, asked = programme_at_work(request), request.GET.getlist("step")
    rows = _asked(request) if asked else _open(programme)
    if not rows:
        raise BadInput("Открытых мероприятий нет: переносить нечего")
    form, moved = ShiftForm(request.POST or None), []
    signed = {"by": request.principal.actor, "moment": moments.now()}
    if request.method == "POST" and form.is_valid():
        far = {name: form.cleaned_data[name] or 0 for name in ("months", "days")}
        if carried_out(form, lambda: moved.extend(shift_steps(rows, **far, **signed))):
            undo = undo_of(programme) if moved else ""
            toast(request, f"Сроки перенесены: {counted(len(moved), *STEPS)} из {len(rows)}", undo=undo)
            return redirect("roadmaps:current")
    return show_form(request, "roadmaps/shift.html", form, {"steps": rows, "all": not asked})


def _open(programme: Any) -> "list[Step]":
    from nastavnik.features.roadmaps.enums import OPEN
    from nastavnik.features.roadmaps.queries import steps

    return list(steps(programme).filter(state__in=OPEN))


@policy(POST="roadmaps.change")
def nest(request: HttpRequest, step: str) -> HttpResponse:
    """The step becomes a part of the one above it."""
    found = load_step(step)
    nest_step(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Мероприятие стало частью предыдущего", undo=undo_of(found.programme))
    return redirect("roadmaps:step", step)


@policy(POST="roadmaps.change")
def lift(request: HttpRequest, step: str) -> HttpResponse:
    """The step leaves what it belonged to."""
    found = load_step(step)
    raise_step(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Мероприятие вынесено на уровень выше", undo=undo_of(found.programme))
    return redirect("roadmaps:step", step)


@policy(GET="roadmaps.change", POST="roadmaps.change", form=SplitForm)
def split(request: HttpRequest, step: str) -> HttpResponse:
    """One step becomes several."""
    found = load_step(step)
    may_edit(found).require()
    form = SplitForm(request.POST or None, initial={"titles": found.title})
    signed = {"by": request.principal.actor, "moment": moments.now()}
    if request.method == "POST" and form.is_valid():
        titles = form.cleaned_data["titles"].splitlines()
        if carried_out(form, lambda: split_step(found, titles=titles, **signed)):
            toast(request, "Мероприятие разделено", undo=undo_of(found.programme))
            return redirect(f"{reverse('roadmaps:current')}#step-{step}")
    return show_form(request, "roadmaps/split.html", form, {"step": found})


@policy(GET="roadmaps.change", POST="roadmaps.change")
def delete(request: HttpRequest, step: str) -> HttpResponse:
    """A step goes with its parts: asked first, and taken back by one click."""
    found = load_step(step)
    inside = len(family(found)) - 1
    may_edit(found).require()
    if request.method == "POST":
        delete_step(found, by=request.principal.actor, moment=moments.now())
        toast(request, "Мероприятие удалено", undo=undo_of(found.programme))
        return redirect("roadmaps:current")
    parts = [f"Вместе с ним уйдут его части: {counted(inside, *STEPS)}"] if inside else []
    page = {
        "title": f"Удалить мероприятие «{found.title}»?",
        "consequences": [*parts, "Удаление можно отменить, пока карту не меняли дальше",
                         "Если мероприятие просто не нужно в этом году, отметьте его «не требуется»: причина останется"],
        "verb": "Удалить", "cancel_url": reverse("roadmaps:step", args=[step]), "danger": True, "form": None,
    }  # fmt: skip
    return render(request, "confirm.html", page)


@policy(POST="roadmaps.change")
def undo(request: HttpRequest, roadmap_edit: str) -> HttpResponse:
    """The change is taken back."""
    edit = load_edit(roadmap_edit)
    undo_edit(edit, by=request.principal.actor, moment=moments.now())
    toast(request, f"Отменено: {edit.title}")
    return redirect("roadmaps:current")
