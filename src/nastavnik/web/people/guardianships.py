"""One guardianship: what the law leaves to the adult, the restriction, and the second person who confirms."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.people.actions import ask_status, confirm_status, drop_status, restrict_guardian
from nastavnik.features.people.queries import load_guardianship
from nastavnik.features.people.rules import may_confirm_status
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.web.people.file_forms import RestrictForm, StatusForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="people.confirm", POST="people.change", form=StatusForm)
def guardianship_page(request: HttpRequest, guardianship: str) -> HttpResponse:
    """What is recorded, what is asked, what can be done; the form asks for a change of rights."""
    form = StatusForm(request.POST or None)
    return _carried(request, guardianship, form, ask_status, "Изменение ждёт подтверждения второго человека")


@policy(POST="people.change", form=RestrictForm)
def restrict(request: HttpRequest, guardianship: str) -> HttpResponse:
    """At once, with its ground."""
    form = RestrictForm(request.POST or None)
    return _carried(
        request, guardianship, form, restrict_guardian, "Расписание и место встреч больше не сообщаются"
    )


@policy(POST="people.confirm")
def confirm(request: HttpRequest, guardianship: str) -> HttpResponse:
    """The second person has seen the document."""
    row = load_guardianship(guardianship)
    confirm_status(row, by=request.principal.actor, moment=moments.now())
    toast(request, "Права представителя изменены")
    return redirect("people:guardianship", guardianship)


@policy(POST="people.confirm")
def drop(request: HttpRequest, guardianship: str) -> HttpResponse:
    """The question is taken off."""
    drop_status(load_guardianship(guardianship), by=request.principal.actor, moment=moments.now())
    toast(request, "Запрос снят")
    return redirect("people:guardianship", guardianship)


def _carried(request: HttpRequest, code: str, form: Any, deed: Callable[..., Any], done: str) -> HttpResponse:
    row, principal = load_guardianship(code), request.principal
    if request.method == "POST" and form.is_valid():
        facts, by = form.cleaned_data, principal.actor
        if carried_out(form, lambda: deed(row, **facts, by=by, moment=moments.now())):
            toast(request, done)
            return redirect("people:guardianship", code)
    page = {
        "row": row,
        "status_form": form if isinstance(form, StatusForm) else StatusForm(),
        "restrict_form": form if isinstance(form, RestrictForm) else RestrictForm(),
        "may_confirm": may_confirm_status(row, principal.actor.account),
        "may_change": holds(principal.role, "people.change"),
    }
    return show_form(request, "people/guardianship.html", form, page)
