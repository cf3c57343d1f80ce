"""The photograph: shown only while its consent is in force."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.features.consents.portraits import may_have_portrait
from nastavnik.features.people.actions import drop_photo
from nastavnik.features.people.queries import load_person
from nastavnik.kit import moments
from nastavnik.kit.files.serving import file_response
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import NotFound
from nastavnik.processes.keep_portrait import keep_portrait
from nastavnik.web.people.file_forms import PhotoForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="people.view")
def photo(request: HttpRequest, person: str) -> HttpResponseBase:
    """The picture itself; without a consent in force there is none."""
    found = load_person(person)
    if found.photo is None or not may_have_portrait(found, moments.today()):
        raise NotFound
    return file_response(found.photo)


@policy(GET="people.change", POST="people.change", form=PhotoForm)
def new_photo(request: HttpRequest, person: str) -> HttpResponse:
    """Put a picture, when there is a consent."""
    found = load_person(person)
    form = PhotoForm(request.POST or None, request.FILES or None)
    verdict = may_have_portrait(found, moments.today())
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        if carried_out(form, lambda: keep_portrait(found, form.cleaned_data["file"], by=by, moment=moment)):
            toast(request, "Фотография сохранена")
            return redirect("people:person", person)
    return show_form(request, "people/photo.html", form, {"person": found, "verdict": verdict})


@policy(GET="people.change", POST="people.change")
def remove_photo(request: HttpRequest, person: str) -> HttpResponse:
    """Destroy the picture."""
    found = load_person(person)
    if request.method == "POST":
        drop_photo(found, by=request.principal.actor, moment=moments.now())
        toast(request, "Фотография уничтожена")
        return redirect("people:person", person)
    page = {
        "title": "Уничтожить фотографию?",
        "consequences": [
            "Файл исчезнет с диска, вернуть его нельзя.",
            "Согласие на съёмку останется в силе.",
        ],
        "verb": "Уничтожить фотографию",
        "cancel_url": reverse("people:person", args=[person]),
        "danger": True,
    }
    return render(request, "confirm.html", page)
