"""Clearances of adults from outside: who may be with children, who is missing, whose term ends."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.features.enrolments.queries import enrolled_ids
from nastavnik.features.people.queries import load_person
from nastavnik.features.screening.actions import record_clearance
from nastavnik.features.screening.enums import STANDING_TITLES, Admission, Standing
from nastavnik.features.screening.queries import (
    clearance_kinds,
    clearances_by_person,
    history_of,
    load_clearance,
    strangers,
)
from nastavnik.features.screening.rules import is_stranger, may_annul, standing_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import NotFound
from nastavnik.processes.annul_clearance import annul_clearance
from nastavnik.web.screening.forms import AnnulForm, RecordForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.workbooks import workbook_response

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person
    from nastavnik.features.screening.models import Clearance

SOON = 30
TONES = {
    Standing.VALID: ("good", "circle-check"),
    Standing.EXPIRING: ("warn", "clock-exclamation"),
    Standing.EXPIRED: ("bad", "circle-x"),
    Standing.ANNULLED: ("bad", "circle-x"),
    Standing.REFUSED: ("bad", "circle-x"),
    Standing.MISSING: ("bad", "circle-x"),
}
WORST_FIRST = {standing: -place for place, standing in enumerate(Standing)}
COLUMNS = (
    Column("Кто", "name", ("name",)),
    Column("Откуда"),
    Column("Действует по", "until", ("until",)),
    Column("Проверка", "standing", ("standing",)),
)


@dataclass(frozen=True)
class Guest:
    """A line of the list."""

    person: "Person"
    standing: Standing
    clearance: "Clearance | None"

    @property
    def title(self) -> str:
        """The standing in words."""
        return STANDING_TITLES[self.standing]

    @property
    def tone(self) -> str:
        """The colour of the badge."""
        return TONES[self.standing][0]

    @property
    def icon(self) -> str:
        """The picture of the badge."""
        return TONES[self.standing][1]


@policy(GET="screening.view")
def guests(request: HttpRequest) -> HttpResponse:
    """Everybody from outside with how they stand, the missing ones first."""
    rows = _asked(request)
    listing = Listing(request, rows, COLUMNS, whole=len(rows))
    page = {
        "listing": listing,
        "states": [(one.value, STANDING_TITLES[one]) for one in Standing],
        "state": request.GET.get("state", ""),
        "missing": sum(one.standing not in {Standing.VALID, Standing.EXPIRING} for one in rows),
    }
    return render(request, "screening/list.html", page)


@policy(GET="screening.view")
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook: standing and term, no numbers of papers."""
    rows = [
        (
            n,
            str(one.person),
            _whence(one.person),
            one.title,
            one.clearance.expires_on if one.clearance else None,
        )
        for n, one in enumerate(_asked(request), start=1)
    ]
    return workbook_response(
        "Проверка взрослых со стороны", ("№", "Кто", "Откуда", "Проверка", "Действует по"), rows
    )


def _asked(request: HttpRequest) -> list[Guest]:
    """Lines that pass the filters, in the order asked."""
    today = moments.today()
    people = [p for p in strangers(request.GET.get("q", ""), enrolled_ids()) if is_stranger(p, today)]
    known = clearances_by_person(people)
    rows = [Guest(person, *standing_of(known[person.pk], today, SOON)) for person in people]
    state, sort = request.GET.get("state", ""), request.GET.get("sort", "")
    if state:
        rows = [one for one in rows if one.standing == state]
    keys = {
        "name": lambda one: one.person.sort_key,
        "until": lambda one: str(one.clearance.expires_on) if one.clearance else "",
        "standing": lambda one: WORST_FIRST[one.standing],
    }
    key = keys.get(sort.removeprefix("-"), keys["standing"])
    return sorted(rows, key=key, reverse=sort.startswith("-"))


def _whence(person: "Person") -> str:
    return str(person.partner or person.workplace or "")


@policy(GET="screening.view")
def guest(request: HttpRequest, person: str) -> HttpResponse:
    """One adult: how they stand, and everything that was seen."""
    found = _stranger(person)
    rows, titles = list(history_of(found)), {kind.code: kind.title for kind in clearance_kinds()}
    standing, clearance = standing_of(rows, moments.today(), SOON)
    change = holds(request.principal.role, "screening.change")
    page = {
        "guest": Guest(found, standing, clearance),
        "history": [(row, titles.get(row.kind, row.kind), change and bool(may_annul(row))) for row in rows],
        "may_change": change,
        "whence": _whence(found),
        "may_see_people": holds(request.principal.role, "people.view"),
    }
    return render(request, "screening/person.html", page)


def _stranger(public_id: str) -> "Person":
    found = load_person(public_id)
    if not is_stranger(found, moments.today()):
        raise NotFound
    return found


@policy(GET="screening.change", POST="screening.change", form=RecordForm)
def record(request: HttpRequest, person: str) -> HttpResponse:
    """Write down what was seen; a renewal is one more record."""
    found = _stranger(person)
    today = moments.today()
    initial = {"decided_on": today, "decision": Admission.ADMITTED}
    form = RecordForm(request.POST or None, kinds=clearance_kinds(), initial=initial)
    back = reverse("screening:person", args=[found.public_id])
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = dict(form.cleaned_data)
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: record_clearance(found, facts.pop("kind"), **facts, **save)):
            toast(request, "Сведения о проверке внесены")
            return redirect(back)
    return show_form(request, "screening/record.html", form, {"person": found, "back": back})


@policy(GET="screening.change", POST="screening.change", form=AnnulForm)
def annul(request: HttpRequest, clearance: str) -> HttpResponse:
    """The clearance is worth nothing any more; what stops with it is said before."""
    row = load_clearance(clearance)
    form = AnnulForm(request.POST or None, initial={"on": moments.today()}, version=row.version)
    back = reverse("screening:person", args=[row.person.public_id])
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: annul_clearance(row, **form.cleaned_data, **save)):
            toast(request, "Сведения аннулированы", tone="warning")
            return redirect(back)
    page = {
        "title": f"Аннулировать сведения о проверке: {row.person}?",
        "consequences": [
            "Пары этого человека с детьми остановятся сразу, если других действующих сведений нет",
            "Назначенные встречи отменятся; они вернутся, когда будут внесены новые сведения",
        ],
        "verb": "Аннулировать",
        "cancel_url": back,
        "danger": True,
    }
    return show_form(request, "confirm.html", form, page)
