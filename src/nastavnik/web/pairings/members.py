"""Mentees of a group: one more, one less."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.features.enrolments.queries import load_enrolment
from nastavnik.features.pairings.actions import drop_mentee
from nastavnik.features.pairings.queries import load_member, load_pairing, waiting_mentees
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.processes.join_group import join_group
from nastavnik.web.pairings.forms import DropForm, MenteeForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="pairings.change", POST="pairings.change", form=MenteeForm)
def add(request: HttpRequest, pairing: str) -> HttpResponse:
    """Let one more mentee join: the pair becomes a group."""
    found = load_pairing(pairing)
    since = min(max(moments.today(), found.starts_on), found.ends_on)
    waiting = waiting_mentees(found.programme, found.track)
    form = MenteeForm(request.POST or None, waiting=waiting, initial={"since": since})
    if request.method == "POST" and form.is_valid():
        mentee = load_enrolment(form.cleaned_data["mentee"])
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: join_group(found, mentee, since=form.cleaned_data["since"], **save)):
            toast(request, "Наставляемый присоединился")
            return redirect("pairings:pairing", found.public_id)
    return show_form(
        request, "pairings/form.html", form, {"pairing": found, "heading": "Добавить наставляемого"}
    )


@policy(GET="pairings.change", POST="pairings.change", form=DropForm)
def drop(request: HttpRequest, pairing_member: str) -> HttpResponse:
    """Let a mentee leave the group."""
    member = load_member(pairing_member)
    form = DropForm(request.POST or None, initial={"on": moments.today()})
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: drop_mentee(member.pairing, member.mentee, **form.cleaned_data, **save)):
            toast(request, "Наставляемый вышел из группы")
            return redirect("pairings:pairing", member.pairing.public_id)
    page = {
        "title": f"«{member.mentee.person}» выходит из группы?",
        "consequences": ["У наставника освободится место", "Наставляемый снова будет ждать пару"],
        "verb": "Убрать из группы",
        "cancel_url": reverse("pairings:pairing", args=[member.pairing.public_id]),
        "danger": False,
    }
    return show_form(request, "confirm.html", form, page)
