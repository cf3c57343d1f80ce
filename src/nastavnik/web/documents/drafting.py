"""Beginning a document, deciding about it, correcting forms in cases, throwing a draft away."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.russian.plurals import counted
from nastavnik.features.documents.actions import discard_draft, draft_document, settle_document
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.settings import SettingKind, date_of, said, settings_of
from nastavnik.features.documents.queries import draft_of, load_document
from nastavnik.features.documents.rules import may_edit
from nastavnik.features.people.actions import change_person
from nastavnik.features.people.declension import corrections
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.queries import load_person, people
from nastavnik.kit import moments
from nastavnik.kit.forms import ActionForm
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import BadInput, NotFound
from nastavnik.processes.mend_citations import mend_citations
from nastavnik.web.documents.forms import CaseForm, DraftForm, SettingsForm
from nastavnik.web.documents.lists import chosen_programme
from nastavnik.web.documents.preview import facts_of
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.documents.models import Document


@policy(POST="documents.change", form=DraftForm)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a document, or go on with its draft."""
    form, programme = DraftForm(request.POST), chosen_programme(request)
    if programme is None:
        raise NotFound("Сначала создайте программу")
    if not form.is_valid():
        raise BadInput("Выберите документ из списка")
    blank = form.cleaned_data["blank"]
    begun = draft_of(programme, blank) or draft_document(
        programme, blank, by=request.principal.actor, moment=moments.now()
    )
    return redirect("documents:document", begun.public_id)


@policy(GET="documents.change", POST="documents.change", form=SettingsForm)
def settle(request: HttpRequest, document: str) -> HttpResponse:
    """What the curator decides about the document."""
    found = load_document(document)
    may_edit(found).require()
    facts = facts_of(found)
    form = _settings_form(request, facts)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: _settled(request, found, form)):
            toast(request, "Настройки сохранены")
            return redirect("documents:document", found.public_id)
    return show_form(request, "documents/settings.html", form, {"document": found})


def _settings_form(request: HttpRequest, facts: Facts) -> SettingsForm:
    chosen, settings = said(facts), settings_of(facts)
    for one in settings:
        if one.kind == SettingKind.DATE:
            chosen[one.name] = date_of(chosen[one.name])
    asks_people = any(one.kind == SettingKind.PERSON for one in settings)
    return SettingsForm(
        request.POST or None,
        settings=settings,
        people=_staff() if asks_people else (),
        initial=chosen,
        version=facts.document.version,
    )


def _staff() -> list[tuple[str, str]]:
    rows = people(PersonKind.STAFF)
    return [(row.public_id, f"{row}, {row.post}" if row.post else str(row)) for row in rows]


def _settled(request: HttpRequest, found: "Document", form: SettingsForm) -> None:
    by, moment = request.principal.actor, moments.now()
    settle_document(found, form.values, expected=form.seen_version, by=by, moment=moment)


@policy(POST="documents.change", form=CaseForm)
def correct(request: HttpRequest, document: str) -> HttpResponse:
    """Keep a form of a name and a post written by hand; an empty one returns to the rules."""
    found, form = load_document(document), CaseForm(request.POST)
    if not form.is_valid():
        raise BadInput("Форма имени слишком длинная: сократите её")
    person, case = load_person(form.cleaned_data["person"]), form.cleaned_data["case"]
    names, posts = corrections(
        person,
        {**(person.name_cases or {}), case: form.cleaned_data["name"]},
        {**(person.post_cases or {}), case: form.cleaned_data["post"]},
    )
    change_person(
        person, expected=form.seen_version, name_cases=names, post_cases=posts,
        by=request.principal.actor, moment=moments.now(),
    )  # fmt: skip
    toast(request, "Форма сохранена в карточке человека: она войдёт во все документы")
    return redirect("documents:document", found.public_id)


@policy(POST="documents.change", form=ActionForm)
def mend(request: HttpRequest, document: str) -> HttpResponse:
    """Put wrong references to legal acts right wherever the curator wrote them."""
    found, form = load_document(document), ActionForm(request.POST)
    may_edit(found).require()
    if form.is_valid():
        by, moment = request.principal.actor, moments.now()
        texts = mend_citations(found, expected=form.seen_version, by=by, moment=moment)
        toast(request, f"Ссылки исправлены: {counted(texts, 'текст', 'текста', 'текстов')}")
    return redirect("documents:document", found.public_id)


@policy(GET="documents.change", POST="documents.change", form=ActionForm)
def discard(request: HttpRequest, document: str) -> HttpResponse:
    """Ask, then throw the draft away."""
    found = load_document(document)
    may_edit(found).require()
    form = ActionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        discard_draft(found, by=request.principal.actor, moment=moments.now())
        toast(request, "Проект удалён")
        return redirect("documents:list")
    page = {
        "title": f"Удалить проект «{found.title}»?",
        "consequences": ["Настройки проекта пропадут.", "Выпущенные документы останутся."],
        "verb": "Удалить проект",
        "danger": True,
        "form": form,
        "cancel_url": reverse("documents:document", args=[found.public_id]),
    }
    return render(request, "confirm.html", page)
