"""The days of a stay in a class, corrected by hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.features.people.actions import date_stay
from nastavnik.features.people.years import load_stay
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.web.people.file_forms import StayForm
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="people.change", POST="people.change", form=StayForm)
def edit_stay(request: HttpRequest, class_stay: str) -> HttpResponse:
    """Since when, and until when unless it is the current one."""
    stay = load_stay(class_stay)
    initial = initial_of(stay, StayForm)
    form = StayForm(request.POST or None, current=stay.until is None, initial=initial, version=stay.version)
    if request.method == "POST" and form.is_valid():
        facts = {"until": None, **form.cleaned_data}
        by, moment = request.principal.actor, moments.now()
        if carried_out(
            form, lambda: date_stay(stay, **facts, expected=form.seen_version, by=by, moment=moment)
        ):
            toast(request, "Дни обучения исправлены")
            return redirect("people:person", stay.person.public_id)
    page = {"stay": stay, "cancel": reverse("people:person", args=[stay.person.public_id])}
    return show_form(request, "people/stay.html", form, page)
