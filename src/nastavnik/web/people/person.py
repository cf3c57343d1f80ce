"""The page of one person: who it is, whom they belong to, what they take part in, what is missing."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.features.accounts.rights import RIGHTS
from nastavnik.features.consents.portraits import may_have_portrait
from nastavnik.features.consents.queries import missing_for
from nastavnik.features.enrolments.owed import kinds_owed
from nastavnik.features.enrolments.queries import STANDING, enrolments
from nastavnik.features.people.actions import bring_back, show_contacts, undo_addition
from nastavnik.features.people.declension import all_cases
from nastavnik.features.people.enums import PersonKind, RegroupingKind
from nastavnik.features.people.queries import children_of, classes_of, guardians_of, load_person, merged_into
from nastavnik.features.people.rules import age_of
from nastavnik.features.people.years import regrouping_of
from nastavnik.features.programmes.queries import current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.timeline import timeline_about
from nastavnik.web.people.contacts import Contacts, covered, opened
from nastavnik.web.people.days import asked_day
from nastavnik.web.people.filing import file_of
from nastavnik.web.people.forms import ReasonForm
from nastavnik.web.people.lists import list_url, origin_of
from nastavnik.web.shell.context import address
from nastavnik.web.shell.showing import carried_out
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person


@policy(GET="people.view")
def person_page(request: HttpRequest, person: str) -> HttpResponse:
    """Everything about one person; contacts stay covered."""
    found = load_person(person)
    return _shown(request, found, covered(found), ReasonForm())


@policy(POST="people.contacts", form=ReasonForm)
def contacts(request: HttpRequest, person: str) -> HttpResponse:
    """The same page with contacts uncovered once, for a reason that stays in the trail."""
    found, form = load_person(person), ReasonForm(request.POST)
    if form.is_valid() and carried_out(
        form,
        lambda: show_contacts(found, **form.cleaned_data, by=request.principal.actor, moment=moments.now()),
    ):
        return _shown(request, found, opened(found), ReasonForm())
    return _shown(request, found, covered(found), form)


@policy(POST="people.change")
def return_to_lists(request: HttpRequest, person: str) -> HttpResponse:
    """On the lists again."""
    found = bring_back(load_person(person), by=request.principal.actor, moment=moments.now())
    toast(request, f"{found.full_name.short}: снова в списках")
    return redirect("people:person", person)


@policy(POST="people.change")
def forget(request: HttpRequest, person: str) -> HttpResponse:
    """Take back a person just entered."""
    found = load_person(person)
    undo_addition(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Внесение отменено")
    return redirect(list_url(found.kind))


def _shown(request: HttpRequest, person: "Person", shown: Contacts, form: ReasonForm) -> HttpResponse:
    role, day = request.principal.role, asked_day(request)
    told = file_of(person, day, moments.today())
    page = {
        "person": person,
        "day": day,
        "file": told,
        "photo": _photo(person),
        "facts": _facts(person),
        "contacts": shown,
        "form": form,
        "cases": all_cases(person),
        "families": _families(person),
        "missing": _missing(request, person),
        "merged": list(merged_into(person)),
        "split_from": regrouping_of(person, RegroupingKind.SPLIT),
        "timeline": timeline_about(person.public_id, told.story),
        "list_url": list_url(person.kind),
        "consents_url": address("consents:list") and reverse("consents:person", args=[person.public_id]),
        "rights": {
            right.replace(".", "_"): holds(role, right)
            for right in RIGHTS
            if right.startswith(("people.", "consents.", "pairings."))
        },
    }
    return render(request, "people/person.html", page, status=422 if form.errors else 200)


def _families(person: "Person") -> dict[str, Any]:
    if person.kind == PersonKind.PUPIL:
        return {"guardians": list(guardians_of(person)), "children": []}
    return {"guardians": [], "children": list(children_of(person))}


def _facts(person: "Person") -> list[tuple[str, str]]:
    age = age_of(person, moments.today())
    born = f"{person.birth_date:%d.%m.%Y}" if person.birth_date else str(person.birth_year or "")
    known = {
        "Дата рождения": f"{born}, полных лет: {age}" if person.birth_date else born,
        "Пол": person.get_sex_display() or "не определён",
    }
    if person.kind == PersonKind.PUPIL:
        return [("Класс", str(person.school_class or "")), *known.items()]
    if person.kind == PersonKind.STAFF:
        led = ", ".join(str(one) for one in classes_of(person))
        return [("Должность", person.post), ("Порученные классы", led), *known.items()]
    outside = [] if person.kind != PersonKind.OUTSIDER else _outside(person)
    return [
        ("Место работы или учёбы", origin_of(person)),
        ("Должность", person.post),
        *outside,
        *known.items(),
    ]


def _outside(person: "Person") -> list[tuple[str, str]]:
    dated = f", {person.recommended_on:%d.%m.%Y}" if person.recommended_on else ""
    return [
        ("Кто это", person.get_outsider_kind_display() or "не указано"),
        ("Рекомендация", f"{person.recommended_by}{dated}" if person.recommended_by else "не записана"),
    ]


def _photo(person: "Person") -> bool:
    """Whether there is a picture and a consent for it today."""
    return person.photo_id is not None and bool(may_have_portrait(person, moments.today()))


def _missing(request: HttpRequest, person: "Person") -> list[Any] | None:
    """Signatures owed to the current programme; None when the person takes no part in it."""
    programme = current_programme(request.session.get("programme", ""))
    rows = list(enrolments(programme).filter(person=person, state__in=STANDING)) if programme else []
    if not rows:
        return None
    pack = pack_of(programme)
    return missing_for([person], kinds_owed(rows, pack), moments.today(), pack.contour).get(person.pk, [])
