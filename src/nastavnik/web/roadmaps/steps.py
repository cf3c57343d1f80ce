"""One step of the roadmap: read, written, moved, closed by evidence, opened again, dropped."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.calendars import Period, format_period
from nastavnik.features.norms.queries import doubts
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.actions import (
    add_step,
    change_step,
    drop_step,
    move_step,
    reopen_step,
    start_step,
)
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.queries import answerable, last_edit, load_step, neighbour
from nastavnik.features.roadmaps.rules import may_edit, may_merge, may_turn, understood
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.kit.verdict import BadInput
from nastavnik.processes.prove_step import proofs_for, prove_step
from nastavnik.web.roadmaps.forms import OWN, CloseForm, DropForm, MoveForm, StepForm
from nastavnik.web.roadmaps.views import programme_at_work, status_of
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.roadmaps.models import Step


@policy(GET="roadmaps.view")
def step(request: HttpRequest, step: str) -> HttpResponse:
    """What the step says, what proves it, what may be done and what was."""
    found = load_step(step)
    pack, changes = pack_of(found.programme), holds(request.principal.role, "roadmaps.change")
    page = {
        "step": found,
        "stage": pack.stage_number(found.stage),
        "status": status_of(found, moments.today()),
        "reading": reading_of(found),
        "doubts": doubts([("", _words(found))], moments.today(), found.programme.pack),
        "people": answerable([found])[found.pk],
        "beside": _beside(found) if changes else None,
        "may_edit": changes and may_edit(found),
        "may_start": changes and may_turn(found, StepState.GOING),
        "may_close": changes and may_turn(found, StepState.DONE),
        "may_drop": changes and may_turn(found, StepState.DROPPED),
        "may_reopen": changes and may_turn(found, StepState.PLANNED),
        "timeline": timeline_of(found.public_id),
    }
    return render(request, "roadmaps/step.html", page)


def _words(step: "Step") -> str:
    """What a person wrote in the step, each text apart."""
    return "\n\n".join((step.title, step.content, step.result, step.document_kind, step.note))


def _beside(step: "Step") -> "Step | None":
    """The step below, if both are open: they may become one."""
    other = neighbour(step, earlier=False)
    return other if other is not None and may_merge([step, other]) else None


def reading_of(step: "Step") -> str:
    """The dates of a step in words: how its period is understood."""
    if step.starts_on and step.ends_on:
        return format_period(Period(step.starts_on, step.ends_on))
    if step.ends_on:
        return f"до {step.ends_on:%d.%m.%Y}"
    return f"с {step.starts_on:%d.%m.%Y}" if step.starts_on else ""


@policy(GET="roadmaps.change", POST="roadmaps.change", form=StepForm, query=("step",))
def new(request: HttpRequest) -> HttpResponse:
    """Add a step of one's own."""
    programme = programme_at_work(request)
    may_change(programme).require()
    above = request.GET.get("step", "")
    parent = load_step(above) if above else None
    form = StepForm(request.POST or None, programme=programme, initial=_fresh(request, programme, parent))
    made: list[Any] = []
    if request.method == "POST" and form.is_valid():
        signed = {"by": request.principal.actor, "moment": moments.now()}
        told = form.facts | {"parent": parent}
        if carried_out(form, lambda: made.append(add_step(programme, **told, **signed))):
            toast(request, f"Мероприятие добавлено. {said(made[0])}", undo=undo_of(programme))
            return redirect("roadmaps:step", made[0].public_id)
    page = {"back": reverse("roadmaps:current"), "reading": "", "parent": parent, "step": None}
    return show_form(request, "roadmaps/step_form.html", form, page)


def _fresh(request: HttpRequest, programme: Any, parent: Any) -> dict[str, Any]:
    if parent is None:
        return {"stage": _stage_asked(request, programme)}
    return {"stage": parent.stage, "section": _section_of(parent), "period": parent.period}


def _section_of(step: "Step") -> str:
    return f"{OWN}{step.own_section.public_id}" if step.own_section else step.section


def said(step: "Step") -> str:
    """How the period was understood, or that it was not."""
    reading = reading_of(step)
    return f"Срок: {reading}" if reading else "Срок сохранён словами, без дат"


def undo_of(programme: Any) -> str:
    """The address that takes back what was just done."""
    edit = last_edit(programme)
    return reverse("roadmaps:undo", args=[edit.public_id]) if edit else ""


def _stage_asked(request: HttpRequest, programme: Any) -> int:
    asked = request.GET.get("stage", "")
    return (
        int(asked)
        if asked in {str(stage.number) for stage in pack_of(programme).stages}
        else int(programme.stage)
    )


@policy(GET="roadmaps.change", POST="roadmaps.change", form=StepForm)
def edit(request: HttpRequest, step: str) -> HttpResponse:
    """Change the words of a step."""
    found = load_step(step)
    may_edit(found).require()
    form = StepForm(
        request.POST or None, programme=found.programme, initial=_initial(found), version=found.version
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: _changed(request, form, found))
    ):
        toast(request, f"Мероприятие сохранено. {said(found)}", undo=undo_of(found.programme))
        return redirect("roadmaps:step", step)
    back = reverse("roadmaps:step", args=[step])
    page = {"step": found, "back": back, "reading": reading_of(found), "parent": found.parent}
    return show_form(request, "roadmaps/step_form.html", form, page)


def _initial(step: "Step") -> dict[str, Any]:
    """Dates are shown only where the words alone would not give them."""
    named = [person.public_id for person in answerable([step])[step.pk] if person != step.owner]
    shown = initial_of(step, StepForm) | {
        "owner": step.owner.public_id if step.owner else "",
        "people": named,
    }
    shown |= {"section": _section_of(step), "undated": not (step.starts_on or step.ends_on)}
    try:
        read = understood(step.period, step.programme)
    except BadInput:
        return shown
    if (read.start, read.end) == (step.starts_on, step.ends_on):
        shown |= {"starts_on": None, "ends_on": None}
    return shown


def _changed(request: Any, form: StepForm, step: "Step") -> None:
    fields = form.facts | {"number": form.cleaned_data["number"] or step.number}
    change_step(step, expected=form.seen_version, **fields, by=request.principal.actor, moment=moments.now())


@policy(GET="roadmaps.change", POST="roadmaps.change", form=CloseForm)
def close(request: HttpRequest, step: str) -> HttpResponse:
    """Close a step by evidence or by a reason."""
    found, today = load_step(step), moments.today()
    may_turn(found, StepState.DONE).require()
    proofs = proofs_for(found, today)
    form = CloseForm(
        request.POST or None, proofs=proofs, initial={"done_on": today, "proof": _proposed(found, proofs)}
    )
    if request.method == "POST" and form.is_valid():
        sent, signed = form.cleaned_data, {"by": request.principal.actor, "moment": moments.now()}
        told = {"chosen": sent["proof"], "reason": sent["reason"], "done_on": sent["done_on"]}
        if carried_out(form, lambda: prove_step(found, day=today, **told, **signed)):
            toast(request, "Мероприятие выполнено", undo=reverse("roadmaps:reopen", args=[step]))
            return redirect("roadmaps:step", step)
    return show_form(request, "roadmaps/close.html", form, {"step": found, "proofs": proofs})


def _proposed(step: "Step", proofs: list[Any]) -> str:
    """The fact the step waits for, if it is there: a person still decides."""
    return str(proofs[0].value) if proofs and proofs[0].kind == step.evidence_kind else ""


@policy(POST="roadmaps.change")
def start(request: HttpRequest, step: str) -> HttpResponse:
    """The step is being done."""
    start_step(load_step(step), by=request.principal.actor, moment=moments.now())
    toast(request, "Мероприятие идёт", undo=reverse("roadmaps:reopen", args=[step]))
    return redirect("roadmaps:step", step)


@policy(POST="roadmaps.change")
def reopen(request: HttpRequest, step: str) -> HttpResponse:
    """Back to work."""
    reopen_step(load_step(step), by=request.principal.actor, moment=moments.now())
    toast(request, "Мероприятие снова в работе")
    return redirect("roadmaps:step", step)


@policy(GET="roadmaps.change", POST="roadmaps.change", form=DropForm)
def drop(request: HttpRequest, step: str) -> HttpResponse:
    """Take a step off the roadmap; the reason stays."""
    found, form = load_step(step), DropForm(request.POST or None)
    may_turn(found, StepState.DROPPED).require()
    if request.method == "POST" and form.is_valid():
        signed = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: drop_step(found, reason=form.cleaned_data["reason"], **signed)):
            toast(request, "Мероприятие отмечено как ненужное", undo=reverse("roadmaps:reopen", args=[step]))
            return redirect("roadmaps:current")
    page = {
        "title": f"Мероприятие «{found.title}» не требуется?",
        "consequences": [
            "В печатной карте его не будет",
            "Оно останется в списке с причиной, его можно вернуть",
        ],
        "verb": "Не требуется",
        "cancel_url": reverse("roadmaps:step", args=[step]),
        "danger": True,
    }
    return show_form(request, "confirm.html", form, page)


@policy(POST="roadmaps.change", form=MoveForm)
def move(request: HttpRequest, step: str) -> HttpResponse:
    """One place up or down inside the stage."""
    found, form = load_step(step), MoveForm(request.POST)
    if not form.is_valid():
        raise BadInput("Мероприятие можно поставить выше или ниже")
    signed = {"by": request.principal.actor, "moment": moments.now()}
    move_step(found, earlier=form.cleaned_data["way"] == "up", **signed)
    toast(request, "Мероприятие переставлено", undo=undo_of(found.programme))
    return redirect(f"{reverse('roadmaps:current')}#step-{step}")
