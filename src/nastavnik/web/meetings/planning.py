"""Meetings planned, moved, or written down afterwards."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime

from nastavnik.features.meetings.actions import change_plan, log_meeting, plan_first_meetings, plan_meeting
from nastavnik.features.meetings.queries import (
    held_kinds,
    last_meeting,
    load_meeting,
    without_first_meeting,
)
from nastavnik.features.meetings.rules import next_kind
from nastavnik.features.pairings.queries import load_pairing, members_of
from nastavnik.features.programmes.queries import current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.processes.gates import gate_for, may_meet_on
from nastavnik.web.meetings.forms import FirstForm, LogForm, WhenForm
from nastavnik.web.meetings.ways import home_of
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast


def _proposed(pairing, ahead: timedelta) -> dict[str, object]:
    """The next kind of the cycle at the usual hour and place."""
    now = localtime(moments.now())
    kind = next_kind(pack_of(pairing.programme).meetings, held_kinds(pairing), now.date(), pairing.ends_on)
    last = last_meeting(pairing)
    usual = (
        {"format": last.format, "place": last.place, "at": localtime(last.planned_at).time()} if last else {}
    )
    day = max(now.date() + ahead, pairing.starts_on)
    hour = now.time() if not ahead else now.replace(hour=14, minute=0).time()
    return {"kind": kind.code, "minutes": kind.minutes, "day": day, "at": hour} | usual


def _page(request: HttpRequest, pairing, heading: str, submit: str) -> dict[str, object]:
    members = members_of([pairing])[pairing.pk]
    return {
        "pairing": pairing,
        "members": members,
        "heading": heading,
        "submit": submit,
        "home": home_of(request, pairing),
    }


@policy(GET="meetings.log", POST="meetings.log", form=WhenForm)
def plan(request: HttpRequest, pairing: str) -> HttpResponse:
    """Plan a meeting of a pair."""
    found = load_pairing(pairing)
    kinds = pack_of(found.programme).meetings
    form = WhenForm(request.POST or None, kinds=kinds, initial=_proposed(found, timedelta(days=7)))
    if request.method == "POST" and form.is_valid():
        save = {"planned_at": form.moment, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: plan_meeting(found, gate=may_meet_on, **form.facts, **save)):
            toast(request, "Встреча назначена")
            return redirect(home_of(request, found))
    return show_form(
        request, "meetings/form.html", form, _page(request, found, "Назначить встречу", "Назначить встречу")
    )


@policy(GET="meetings.log", POST="meetings.log", form=LogForm)
def log(request: HttpRequest, pairing: str) -> HttpResponse:
    """Write down a meeting that has been."""
    found = load_pairing(pairing)
    kinds = pack_of(found.programme).meetings
    form = LogForm(request.POST or None, kinds=kinds, initial=_proposed(found, timedelta()))
    if request.method == "POST" and form.is_valid():
        save = {"held_at": form.moment, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: log_meeting(found, gate=may_meet_on, **form.facts, **save)):
            toast(request, "Встреча записана")
            return redirect(home_of(request, found))
    page = _page(request, found, "Записать прошедшую встречу", "Записать встречу")
    return show_form(request, "meetings/form.html", form, page)


@policy(GET="meetings.log", POST="meetings.log", form=WhenForm)
def move(request: HttpRequest, meeting: str) -> HttpResponse:
    """Another day, hour or place."""
    found = load_meeting(meeting)
    when = localtime(found.planned_at)
    initial = initial_of(found, WhenForm) | {"day": when.date(), "at": when.time()}
    kinds = pack_of(found.pairing.programme).meetings
    form = WhenForm(request.POST or None, kinds=kinds, initial=initial, version=found.version)
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        facts = {"planned_at": form.moment, "gate": may_meet_on} | form.facts
        if carried_out(form, lambda: change_plan(found, **facts, **save)):
            toast(request, "Встреча перенесена")
            return redirect(home_of(request, found.pairing))
    page = _page(request, found.pairing, "Перенести встречу", "Сохранить встречу")
    return show_form(request, "meetings/form.html", form, page)


@policy(GET="meetings.change", POST="meetings.change", form=FirstForm)
def first(request: HttpRequest) -> HttpResponse:
    """Plan acquaintances of all working pairs that have none, one after another."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(request, "meetings/no_programme.html")
    rows = without_first_meeting(programme)
    at = localtime(moments.now()).replace(hour=14, minute=0).time()
    initial = {"day": moments.today() + timedelta(days=1), "at": at, "per_day": 4}
    form = FirstForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = {
            "starting": form.moment,
            "per_day": form.cleaned_data["per_day"],
            "place": form.cleaned_data["place"],
        }
        save = {"gate": gate_for(rows), "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: plan_first_meetings(rows, **facts, **save)):
            toast(request, f"Назначено знакомств: {len(rows)}")
            return redirect("meetings:list")
    return show_form(request, "meetings/first.html", form, {"rows": rows, "programme": programme})
