"""One record that holds two people is made two; both ways back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.features.people.queries import load_person
from nastavnik.features.people.years import belongings
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.processes.merge_files import split_file, unsplit_files
from nastavnik.web.people.file_forms import SplitForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="people.change", POST="people.change", form=SplitForm)
def split(request: HttpRequest, person: str) -> HttpResponse:
    """Say who the second person is and tick what is theirs."""
    found = load_person(person)
    form = SplitForm(request.POST or None, rows=belongings(found), initial={"surname": found.surname})
    made = []
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        if carried_out(
            form,
            lambda: made.append(split_file(found, form.chosen, **form.facts, by=by, moment=moment)),
        ):
            (other,) = made
            toast(request, "Запись разделена", undo=reverse("people:unsplit", args=[other.public_id]))
            return redirect("people:person", other.public_id)
    return show_form(request, "people/split.html", form, {"person": found})


@policy(POST="people.change")
def take_back(request: HttpRequest, person: str) -> HttpResponse:
    """The two records are one again."""
    back = unsplit_files(load_person(person), by=request.principal.actor, moment=moments.now())
    toast(request, "Разделение отменено")
    return redirect("people:person", back.public_id)
