"""«Мои данные»: by the desk for anybody, by a person or a guardian for themselves and their children."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from nastavnik.core.paperwork.acts import pdf_of
from nastavnik.features.people.queries import children_of, load_person, person_of_account
from nastavnik.features.privacy.actions import note_own_export
from nastavnik.features.privacy.own_data import as_json, own_data, own_paper
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import NotFound
from nastavnik.web.privacy.forms import GiveForm

NAME = "сведения о субъекте"


@policy(GET="privacy.change")
def person_page(request: HttpRequest, person: str) -> HttpResponse:
    """What the desk may give out about a person, and two buttons that leave a trail; the desk need not read it."""
    found = load_person(person)
    tables = own_data(found, seen_by=request.principal.role)
    return render(request, "privacy/own.html", {"person": found, "tables": tables, "desk": True})


@policy(POST="privacy.change", form=GiveForm)
def give(request: HttpRequest, person: str) -> HttpResponse:
    """Give the data out on paper or for a machine; the trail keeps that it was done."""
    found, form = load_person(person), GiveForm(request.POST)
    kind = form.cleaned_data["form"] if form.is_valid() else "pdf"
    note_own_export(found, form=kind, by=request.principal.actor, moment=moments.now())
    return _pdf(found) if kind == "pdf" else _json(found)


@policy(GET="privacy.own")
def mine(request: HttpRequest) -> HttpResponse:
    """One's own data and one's children's."""
    shown = [(one, own_data(one)) for one in _own_people(request)]
    return render(request, "privacy/mine.html", {"shown": shown})


@policy(GET="privacy.own")
def mine_json(request: HttpRequest, person: str) -> HttpResponse:
    """For a machine."""
    return _json(_own_person(request, person))


@policy(GET="privacy.own")
def mine_pdf(request: HttpRequest, person: str) -> HttpResponse:
    """On paper."""
    return _pdf(_own_person(request, person))


def _own_people(request):
    me = person_of_account(request.principal.actor.account)
    if me is None:
        return []
    return [me, *(row.child for row in children_of(me) if row.legal_status == "full")]


def _own_person(request, public_id):
    found = next((one for one in _own_people(request) if one.public_id == public_id), None)
    if found is None:
        raise NotFound
    return found


def _json(person) -> HttpResponse:
    response = JsonResponse(as_json(person), json_dumps_params={"ensure_ascii": False, "indent": 2})
    return _attached(response, f"{NAME}.json")


def _pdf(person) -> HttpResponse:
    return _attached(HttpResponse(pdf_of(own_paper(person)), content_type="application/pdf"), f"{NAME}.pdf")


def _attached(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
