"""A person leaves: what that closes is said first, then done as one thing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.features.people.queries import load_person
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.processes.leave_school import closing_reasons, foreseen, leave_school
from nastavnik.web.people.file_forms import LeaveForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="people.change", POST="people.change", form=LeaveForm)
def leave_lists(request: HttpRequest, person: str) -> HttpResponse:
    """Off the lists, out of the class, the bases and the pairs."""
    found = load_person(person)
    told = foreseen(found)
    form = LeaveForm(request.POST or None, reasons=closing_reasons(found) if told.pairings else [])
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        facts = {**form.cleaned_data, "on": form.cleaned_data["on"] or moments.today()}
        if carried_out(form, lambda: leave_school(found, **facts, by=by, moment=moment)):
            way_back = None if told.pairings or told.enrolments else reverse("people:return", args=[person])
            toast(request, f"{found.full_name.short}: выбытие отмечено", undo=way_back)
            return redirect("people:person", person)
    return show_form(request, "people/leave.html", form, {"person": found, "told": told})
