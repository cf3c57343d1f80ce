"""«Встреча состоялась» and its notes; missed and cancelled; a mark taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.features.meetings.actions import (
    cancel_meeting,
    describe_meeting,
    hold_meeting,
    miss_meeting,
    undo_mark,
)
from nastavnik.features.meetings.queries import load_meeting
from nastavnik.features.pairings.queries import load_pairing
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import BadInput
from nastavnik.processes.gates import may_meet_on
from nastavnik.processes.mark_meeting import mark_meeting
from nastavnik.web.meetings.forms import NotesForm, ReasonForm
from nastavnik.web.meetings.ways import home_of
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast


@policy(POST="meetings.log")
def happened(request: HttpRequest, pairing: str) -> HttpResponse:
    """One tap: today's meeting is held; then twenty seconds for how it went."""
    found = load_pairing(pairing)
    try:
        meeting = mark_meeting(found, by=request.principal.actor, moment=moments.now())
    except BadInput as missing:
        toast(request, missing.reason, tone="warning")
        return redirect("meetings:log", found.public_id)
    return _noted(request, meeting)


def _noted(request: HttpRequest, meeting) -> HttpResponse:
    toast(request, "Встреча отмечена", undo=reverse("meetings:undo", args=[meeting.public_id]))
    return redirect("meetings:notes", meeting.public_id)


@policy(POST="meetings.log")
def hold(request: HttpRequest, meeting: str) -> HttpResponse:
    """This planned meeting is held."""
    found = load_meeting(meeting)
    hold_meeting(found, gate=may_meet_on, by=request.principal.actor, moment=moments.now())
    return _noted(request, found)


@policy(GET="meetings.log", POST="meetings.log", form=NotesForm)
def notes(request: HttpRequest, meeting: str) -> HttpResponse:
    """How it went: mood, what was done, what was agreed."""
    found = load_meeting(meeting)
    kinds = pack_of(found.pairing.programme).meetings
    initial = initial_of(found, NotesForm)
    form = NotesForm(request.POST or None, kinds=kinds, initial=initial, version=found.version)
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: describe_meeting(found, **form.cleaned_data, **save)):
            toast(request, "Запись сохранена")
            return redirect(home_of(request, found.pairing))
    return show_form(
        request, "meetings/notes.html", form, {"meeting": found, "home": home_of(request, found.pairing)}
    )


@policy(GET="meetings.log", POST="meetings.log", form=ReasonForm)
def off(request: HttpRequest, meeting: str) -> HttpResponse:
    """The meeting did not happen, or will not: by its hour."""
    found = load_meeting(meeting)
    past = found.planned_at <= moments.now()
    form = ReasonForm(request.POST or None, version=found.version)
    if request.method == "POST" and form.is_valid():
        verb = miss_meeting if past else cancel_meeting
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: verb(found, form.cleaned_data["reason"], **save)):
            undo_url = reverse("meetings:undo", args=[found.public_id])
            toast(request, "Отмечено: не состоялась" if past else "Встреча отменена", undo=undo_url)
            return redirect(home_of(request, found.pairing))
    page = {
        "title": "Встреча не состоялась?" if past else "Отменить встречу?",
        "consequences": [
            "Запись останется в журнале с причиной",
            "Назначьте другой день, чтобы пара не затихла",
        ],
        "verb": "Отметить" if past else "Отменить встречу",
        "cancel_url": reverse("meetings:meeting", args=[found.public_id]),
        "danger": False,
    }
    return show_form(request, "confirm.html", form, page)


@policy(POST="meetings.log")
def undo(request: HttpRequest, meeting: str) -> HttpResponse:
    """Take the mark back."""
    found = load_meeting(meeting)
    back = home_of(request, found.pairing)
    undo_mark(found, gate=may_meet_on, by=request.principal.actor, moment=moments.now())
    toast(request, "Отметка снята")
    return redirect(back)
