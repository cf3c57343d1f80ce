"""A roadmap from a file: loaded, looked at before anything is written, laid or thrown away."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.core.plans.headers import vocabulary
from nastavnik.core.russian.plurals import counted
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.actions import cancel_file, lay_file, receive_file
from nastavnik.features.roadmaps.enums import RoadmapFileState
from nastavnik.features.roadmaps.filing import judged, read_upload
from nastavnik.features.roadmaps.queries import load_file, steps
from nastavnik.features.roadmaps.rules import may_lay
from nastavnik.kit import moments
from nastavnik.kit.files.kinds import LISTS
from nastavnik.kit.files.receiving import receive
from nastavnik.kit.policy import policy
from nastavnik.web.roadmaps.arranging import STEPS
from nastavnik.web.roadmaps.forms import LayForm, LoadForm
from nastavnik.web.roadmaps.steps import undo_of
from nastavnik.web.roadmaps.views import programme_at_work
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.roadmaps.models import RoadmapFile


@policy(GET="roadmaps.change", POST="roadmaps.change", form=LoadForm)
def load(request: HttpRequest) -> HttpResponse:
    """Choose a file; a bad one gets its sentence and nothing is kept."""
    programme = programme_at_work(request)
    may_change(programme).require()
    form = LoadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    made: list[Any] = []
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: made.append(_received(request, form.cleaned_data["file"], programme))):
            return redirect("roadmaps:file", made[0].public_id)
    return show_form(request, "roadmaps/load.html", form, {"programme": programme})


def _received(request: Any, uploaded: Any, programme: Any) -> "RoadmapFile":
    received = receive(uploaded, LISTS)
    plan = read_upload(received.data, uploaded.name)  # before the action: no transaction waits for the child
    return receive_file(
        programme, title=received.title, plan=plan, by=request.principal.actor, moment=moments.now()
    )


@policy(GET="roadmaps.change", POST="roadmaps.change", form=LayForm)
def file(request: HttpRequest, roadmap_file: str) -> HttpResponse:
    """What was understood and what was not, line by line; then written."""
    found = load_file(roadmap_file)
    standing = steps(found.programme).count()
    form = LayForm(request.POST or None, initial={"way": "replace" if standing else "add"})
    made: list[Any] = []
    signed = {"by": request.principal.actor, "moment": moments.now()}
    if request.method == "POST" and form.is_valid():
        replace = form.cleaned_data["way"] == "replace"
        if carried_out(form, lambda: made.extend(lay_file(found, replace=replace, **signed))):
            toast(request, f"Записано: {counted(len(made), *STEPS)}", undo=undo_of(found.programme))
            return redirect("roadmaps:current")
    return show_form(request, "roadmaps/file.html", form, _page(found, standing))


def _page(found: "RoadmapFile", standing: int) -> dict[str, Any]:
    told = judged(found)
    rows = [one for one in told if one.line.kind == "step"]
    titles = vocabulary()["titles"]
    stages = {stage.number: stage.short_title for stage in pack_of(found.programme).stages}
    return {
        "file": found,
        "programme": found.programme,
        "standing": standing,
        "open": found.state == RoadmapFileState.READ and may_lay(found),
        "told": [
            {"one": one, "stage": stages.get(one.stage, ""), "pad": f"depth-{one.line.depth}"} for one in told
        ],
        "counts": {
            "steps": len(rows),
            "sections": len(told) - len(rows),
            "dated": sum(1 for one in rows if one.period),
            "guessed": sum(1 for one in rows if one.guessed),
        },
        "columns": [
            {"letter": c["letter"], "header": c["header"], "meaning": titles.get(c["meaning"], "")}
            for c in found.columns
        ],
        "findings": [*found.findings, *_remarks(rows)],
    }


def _remarks(rows: list[Any]) -> list[dict[str, Any]]:
    return [
        {"address": remark.address, "text": remark.text, "lost": remark.lost}
        for one in rows
        for remark in one.findings
    ]


@policy(POST="roadmaps.change")
def cancel(request: HttpRequest, roadmap_file: str) -> HttpResponse:
    """Nothing of the file is written."""
    cancel_file(load_file(roadmap_file), by=request.principal.actor, moment=moments.now())
    toast(request, "Файл не загружен, карта не изменилась")
    return redirect(reverse("roadmaps:current"))
