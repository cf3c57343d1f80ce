"""The third step: what was read, tab by tab, with how it will be written; later the progress and the report."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.intake.actions import choose
from nastavnik.features.intake.choosing import choices_of
from nastavnik.features.intake.enums import IntakeState
from nastavnik.features.intake.queries import (
    TABS,
    load_intake,
    missing_tracks,
    report_of,
    rows,
    tab_counts,
)
from nastavnik.features.intake.rules import STILL_OPEN, may_discard, may_turn
from nastavnik.features.programmes.queries import chosen_tracks, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.processes.add_tracks import add_tracks
from nastavnik.web.intake.forms import ChoicesForm
from nastavnik.web.intake.rows import view_of
from nastavnik.web.intake.steps import steps
from nastavnik.web.shell.showing import carried_out
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.intake.models import Intake

TITLES = {
    "ready": "Готовы",
    "doubtful": "Под вопросом",
    "unreadable": "Не прочитаны",
    "skipped": "Пропущены",
    "done": "Записаны",
}
COLUMNS = (
    Column("Строка", "row", ("row", "position"), numeric=True),
    Column("Кто", "name", ("name_key", "position")),
    Column("Что прочитано"),
    Column("Что будет"),
)
AT_WORK = (IntakeState.PERFORMING, IntakeState.UNDOING)


@policy(GET="intake.change")
def page(request: HttpRequest, intake: str) -> HttpResponse:
    """One address for the whole life of an intake: rehearsal, progress, report."""
    found = load_intake(intake)
    if found.state == IntakeState.UPLOADED:
        return redirect("intake:columns", found.public_id)
    if found.state in AT_WORK:
        return render(request, "intake/progress.html", {"intake": found, "steps": steps(4)})
    return _show(request, found, _choices_form(found))


def _show(request: HttpRequest, found: "Intake", form: ChoicesForm | None) -> HttpResponse:
    counts, pack = tab_counts(found), pack_of(found.programme) if found.programme else None
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else _first_tab(counts)
    listing = Listing(request, rows(found, tab, request.GET.get("q", "")), COLUMNS, whole=counts[tab])
    shown: dict[str, Any] = {
        "intake": found,
        "steps": steps(3 if found.state == IntakeState.REHEARSED else 4, found),
        "counts": counts,
        "people": sum(counts[name] for name in TABS) - counts["file"],
        "questions": counts["doubtful"] + counts["unreadable"],
        "tab": tab,
        "tabs": [_tab(name, tab, counts[name]) for name in TABS if counts[name] or name != "done"],
        "listing": listing,
        "views": [view_of(row, pack) for row in listing.page.object_list],
        "form": form if form and (form.errors or counts["ready"] or counts["doubtful"]) else None,
        "missing": missing_tracks(found) if found.state in STILL_OPEN else [],
        "open": found.state in STILL_OPEN,
        "may_undo": bool(may_turn(found, IntakeState.UNDOING)),
        "may_discard": bool(may_discard(found)),
        "written": found.summary.get("written"),
        "remarks": report_of(found)["remarks"][:100] if _has_remarks(found) else [],
        "timeline": timeline_of(found.public_id),
    }
    return render(request, "intake/page.html", shown, status=422 if form and form.errors else 200)


def _has_remarks(found: "Intake") -> bool:
    return bool(found.summary.get("written", {}).get("remarks")) and found.state != IntakeState.UNDONE


def _first_tab(counts: dict[str, int]) -> str:
    order = ("doubtful", "unreadable", "ready", "done")
    return next((name for name in order if counts[name]), "skipped")


def _tab(name: str, current: str, count: int) -> dict[str, Any]:
    return {"title": TITLES[name], "url": f"?tab={name}", "current": name == current, "count": count}


def _choices_form(found: "Intake", sent: Any = None) -> ChoicesForm | None:
    if found.programme is None or found.state not in STILL_OPEN:
        return None
    kept = choices_of(found, moments.today())
    initial = {"track": kept.track, "entered_on": kept.entered_on, "state": kept.state, "pairs": kept.pairs}
    tracks = chosen_tracks(found.programme)
    return ChoicesForm(sent, programme=found.programme, tracks=tracks, initial=initial, version=found.version)


@policy(POST="intake.change", form=ChoicesForm)
def choices(request: HttpRequest, intake: str) -> HttpResponse:
    """Say how the list is to be written; decisions about rows stay."""
    found = load_intake(intake)
    may_turn(found, IntakeState.PERFORMING).require()
    form = _choices_form(found, request.POST)
    if form is None:
        return redirect("intake:page", found.public_id)
    save = {"by": request.principal.actor, "moment": moments.now()}
    if form.is_valid() and carried_out(
        form, lambda: choose(found, form.choices, expected=form.seen_version, **save)
    ):
        toast(request, "Учтено: строки проверены заново")
        return redirect("intake:page", found.public_id)
    return _show(request, found, form)


@policy(POST="intake.change")
def tracks(request: HttpRequest, intake: str) -> HttpResponse:
    """Add the forms the list names to the programme."""
    found = load_intake(intake)
    titles = add_tracks(found, by=request.principal.actor, moment=moments.now())
    toast(request, f"В программу добавлены формы: {', '.join(titles)}")
    return redirect("intake:page", found.public_id)
