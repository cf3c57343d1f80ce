"""Guardians of a child: found among the adults of the lists, or entered anew."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.features.people.actions import add_guardian, enter_families, enter_guardian, remove_guardian
from nastavnik.features.people.family_lines import read_families
from nastavnik.features.people.queries import adults, load_guardianship, load_person, offspring_of
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.web.people.file_forms import FamiliesForm
from nastavnik.web.people.forms import GuardianForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person

MOST_FOUND = 10


@policy(GET="people.change", POST="people.change", form=GuardianForm)
def new_guardian(request: HttpRequest, person: str) -> HttpResponse:
    """Say who answers for the child."""
    child = load_person(person)
    form = GuardianForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: _write(request, child, form))
    ):
        toast(request, "Законный представитель записан")
        return redirect("people:person", person)
    asked = request.GET.get("q", "")
    found = list(adults(asked or child.surname[:-1])[:MOST_FOUND])
    children = offspring_of(found)
    page = {"child": child, "asked": asked, "found": [(adult, children.get(adult.pk, [])) for adult in found]}
    return show_form(request, "people/guardian_form.html", form, page)


def _write(request: HttpRequest, child: "Person", form: GuardianForm) -> None:
    facts, by, moment = form.cleaned_data, request.principal.actor, moments.now()
    if facts["guardian"]:
        add_guardian(
            child, facts["guardian"], relation=facts["relation"], ground=facts["ground"], by=by, moment=moment
        )
    else:
        enter_guardian(
            child, relation=facts["relation"], ground=facts["ground"], **form.new_person, by=by, moment=moment
        )


@policy(GET="people.change", POST="people.change", form=FamiliesForm)
def many_guardians(request: HttpRequest) -> HttpResponse:
    """Families of a whole class from pasted lines: what was understood is shown first."""
    form = FamiliesForm(request.POST or None)
    lines = []
    if request.method == "POST" and form.is_valid():
        lines = read_families(form.cleaned_data["lines"])
        by, moment = request.principal.actor, moments.now()
        if form.cleaned_data["step"] == "write" and carried_out(
            form, lambda: enter_families(lines, by=by, moment=moment)
        ):
            written = sum(line.writes for line in lines)
            toast(request, f"Записано представителей: {written}, пропущено строк: {len(lines) - written}")
            return redirect("people:kind", "guardian")
    page = {"lines": lines, "ready": sum(line.writes for line in lines)}
    return show_form(request, "people/families.html", form, page)


@policy(GET="people.change", POST="people.change")
def remove(request: HttpRequest, guardianship: str) -> HttpResponse:
    """Take a wrong guardian off, after naming what follows."""
    row = load_guardianship(guardianship)
    back = reverse("people:person", args=[row.child.public_id])
    if request.method == "POST":
        remove_guardian(row, by=request.principal.actor, moment=moments.now())
        toast(request, "Представитель убран")
        return redirect(back)
    page = {
        "title": f"Убрать представителя: {row.guardian}?",
        "consequences": [
            f"{row.guardian} больше не сможет подписывать согласия за ребёнка ({row.child}).",
            "Уже данные согласия останутся в силе: если подпись была чужой, уберите и согласие.",
            "Сама запись о взрослом останется в списках.",
        ],
        "verb": "Убрать представителя",
        "cancel_url": back,
        "danger": True,
    }
    return render(request, "confirm.html", page)
