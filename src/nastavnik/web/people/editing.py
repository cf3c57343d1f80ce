"""Entering people, correcting them, and how their names are declined."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.features.people.actions import add_person, change_person, correct_cases
from nastavnik.features.people.declension import corrections
from nastavnik.features.people.queries import load_person
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.web.people.forms import CasesForm, PersonForm
from nastavnik.web.people.lists import known_kind, list_url
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person


@policy(GET="people.change", POST="people.change", form=PersonForm)
def new_person(request: HttpRequest, kind: str) -> HttpResponse:
    """Enter a person of a kind; a namesake is asked about once."""
    kind = known_kind(kind)
    form = PersonForm(request.POST or None, kind=kind)
    made: list[Person] = []
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        if carried_out(form, lambda: made.append(add_person(kind=kind, **form.facts, by=by, moment=moment))):
            (person,) = made
            toast(request, f"{person}: внесено", undo=reverse("people:forget", args=[person.public_id]))
            return redirect("people:person", person.public_id)
    return show_form(request, "people/person_form.html", form, {"kind": kind, "cancel": list_url(kind)})


@policy(GET="people.change", POST="people.change", form=PersonForm)
def edit_person(request: HttpRequest, person: str) -> HttpResponse:
    """Correct a person; forms of the name written by hand ask for a look when the name changes."""
    found = load_person(person)
    before, by_hand = str(found), bool(found.name_cases)
    initial = initial_of(found, PersonForm)
    form = PersonForm(
        request.POST or None, kind=found.kind, person=found, initial=initial, version=found.version
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: _save(request, found, form))
    ):
        toast(request, "Сведения сохранены")
        if by_hand and str(found) != before:
            toast(request, "Имя изменилось: проверьте, как оно склоняется", tone="warning")
            return redirect("people:cases", person)
        return redirect("people:person", person)
    cancel = reverse("people:person", args=[person])
    return show_form(
        request, "people/person_form.html", form, {"person": found, "kind": found.kind, "cancel": cancel}
    )


def _save(request: HttpRequest, person: "Person", form: PersonForm) -> None:
    change_person(
        person, expected=form.seen_version, **form.facts, by=request.principal.actor, moment=moments.now()
    )


@policy(GET="people.change", POST="people.change", form=CasesForm)
def cases(request: HttpRequest, person: str) -> HttpResponse:
    """All six cases of the name and the post; what is written by hand wins over the rules."""
    found = load_person(person)
    form = CasesForm(request.POST or None, person=found, version=found.version)
    if request.method == "POST" and form.is_valid():
        names, posts = corrections(found, form.written("name"), form.written("post"))
        correct_cases(
            found,
            name_cases=names,
            post_cases=posts,
            expected=form.seen_version,
            by=request.principal.actor,
            moment=moments.now(),
        )
        toast(request, "Склонение сохранено: так будет во всех новых документах")
        return redirect("people:person", person)
    return show_form(request, "people/cases.html", form, {"person": found})
