"""Who soon reaches the age from which others sign, and what to print for that day."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.consents.actions import Due
from nastavnik.features.consents.ages import Turning, turnings
from nastavnik.features.consents.queries import consents_by_person
from nastavnik.features.enrolments.owed import kinds_owed
from nastavnik.features.enrolments.queries import STANDING, enrolments
from nastavnik.features.people.queries import families_of, people
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import Refused
from nastavnik.web.consents.participants import SHOWN, programme_of, tabs, told_skipped
from nastavnik.web.consents.pictures import brief, days_of
from nastavnik.web.consents.printing import numbered
from nastavnik.web.consents.sheet_forms import PrintPickedForm
from nastavnik.web.shell.context import address
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.programmes.models import Programme

WATCHED = "signing_age"
COLUMNS = (Column("Кто"), Column("Класс"), Column("Исполняется"), Column("Чего не хватит с этого дня"))
LATE = timedelta(days=30)


@policy(GET="consents.view")
def ages(request: HttpRequest) -> HttpResponse:
    """Birthdays near and just past, with what each of them will lack."""
    programme = programme_of(request)
    if programme is None:
        return render(request, "consents/no_programme.html", {"new_url": address("programmes:new")})
    pack = pack_of(programme)
    found = near(programme, pack)
    text = request.GET.get("q", "").casefold()
    shown = [one for one in found if text in str(one.person).casefold()]
    page = {
        "tabs": tabs("consents:ages"),
        "programme": programme,
        "listing": Listing(request, shown, COLUMNS, whole=len(found)),
        "days": days_of(pack, WATCHED),
        "may_change": holds(request.principal.role, "consents.change"),
    }
    return render(request, "consents/ages.html", page)


@policy(POST="consents.change", form=PrintPickedForm)
def print_ahead(request: HttpRequest) -> HttpResponse:
    """Sheets for the day itself: signed not earlier than it comes."""
    programme = programme_of(request)
    if programme is None:
        return redirect("consents:list")
    pack = pack_of(programme)
    form = PrintPickedForm(request.POST, pack=pack)
    picked = set(form.cleaned_data["selected"]) if form.is_valid() else set()
    chosen = [one for one in near(programme, pack) if one.person.public_id in picked]
    dues, skipped = _dues(chosen, pack)
    try:
        batch = numbered(request, "К дню рождения", dues, pack)
    except Refused as refusal:
        toast(request, f"{refusal.reason}.{told_skipped(skipped)}", tone="warning")
        return redirect("consents:ages")
    toast(
        request, f"Листов в пачке: {len(dues)}. Подписывать их можно со дня рождения.{told_skipped(skipped)}"
    )
    return redirect("consents:batch", batch.public_id)


def near(programme: "Programme", pack: Pack) -> list[Turning]:
    """Who turns within the days of the pack's rule, or has just turned and still lacks something."""
    rows = list(enrolments(programme).filter(state__in=STANDING, person__in=people()).only(*SHOWN))
    persons = list({row.person_id: row.person for row in rows}.values())
    today = moments.today()
    found = turnings(
        persons,
        kinds_owed(rows, pack),
        consents_by_person(persons, pack.contour),
        today - LATE,
        today + timedelta(days=days_of(pack, WATCHED)),
    )
    return [one for one in found if one.on >= today or not one.ready]


def _dues(chosen: list[Turning], pack: Pack) -> tuple[list[Due], list[str]]:
    families = families_of(one.person for one in chosen)
    dues, skipped = [], []
    for one in chosen:
        adults = tuple(families.get(one.person.pk, ()))
        for code in dict.fromkeys(lack.kind for lack in one.missing):
            signers = tuple(lack.signer for lack in one.missing if lack.kind == code)
            if "guardian" in signers and not adults:
                skipped.append(str(one.person))
                signers = tuple(s for s in signers if s != "guardian")
            if signers:
                dues.append(Due(one.person, pack.consent(code), signers, adults))
    return dues, list(dict.fromkeys(skipped))


def told_missing(one: Turning) -> list[str]:
    """«на участие в программе наставничества: сам участник»."""
    whose = {"guardian": "представитель", "self": "сам участник"}
    return [f"{brief(lack.title)}: {whose[lack.signer]}" for lack in one.missing]
