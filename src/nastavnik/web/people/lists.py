"""Lists of people by kind, and the same as a workbook."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nastavnik.core.tables.writing import SheetToWrite
from nastavnik.features.people.enums import PersonKind, PersonState
from nastavnik.features.people.queries import class_choices, families_of, kind_counts, offspring_of, people
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import NotFound
from nastavnik.web.shell.context import address
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.workbooks import sheets_response

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nastavnik.features.people.models import Person

TABS = {
    PersonKind.PUPIL: "Обучающиеся",
    PersonKind.STAFF: "Работники",
    PersonKind.OUTSIDER: "Внешние",
    PersonKind.GUARDIAN: "Представители",
}
NAME = Column("Фамилия, имя, отчество", "name", ("sort_key",))
COLUMNS = {
    PersonKind.PUPIL: (
        NAME, Column("Класс", "class", ("school_class__sort_key", "sort_key")), Column("Дата рождения"),
        Column("Представители"),
    ),
    PersonKind.STAFF: (NAME, Column("Должность", "post", ("post", "sort_key"))),
    PersonKind.OUTSIDER: (NAME, Column("Откуда", "partner", ("partner__name", "sort_key")), Column("Должность")),
    PersonKind.GUARDIAN: (NAME, Column("Чей представитель")),
}  # fmt: skip
STATES = (("", "Сейчас в списках"), (PersonState.LEFT.value, "Выбывшие"))


@policy(GET="people.view", query=("school_class",))
def people_list(request: HttpRequest, kind: str = PersonKind.PUPIL) -> HttpResponse:
    """One kind of people: found, filtered, in the Russian order."""
    kind = known_kind(kind)
    counts = kind_counts()
    listing = Listing(request, _asked(request, kind), COLUMNS[kind], sort="name", whole=counts[kind])
    shown = list(listing.page.object_list)
    page = {
        "listing": listing,
        "rows": _with_families(shown, kind),
        "kind": kind.value,
        "kind_title": TABS[kind],
        "tabs": _tabs(request, kind, counts),
        "classes": class_choices() if kind == PersonKind.PUPIL else [],
        "states": STATES,
        "asked": request.GET,
        "may_change": holds(request.principal.role, "people.change"),
        "intake_url": address("intake:list"),
    }
    return render(request, "people/list.html", page)


@policy(GET="people.view", query=("school_class",))
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list without contacts, in the order shown."""
    kind = known_kind(kind)
    listing = Listing(request, _asked(request, kind), COLUMNS[kind], sort="name")
    header = ("№", "Фамилия", "Имя", "Отчество", "Класс", "Дата рождения", "Должность", "Откуда", "Состояние")
    rows = [
        (
            number, p.surname, p.name, p.patronymic, str(p.school_class or ""), p.birth_date or p.birth_year,
            p.post, origin_of(p), p.get_state_display(),
        )
        for number, p in enumerate(listing.ordered, start=1)
    ]  # fmt: skip
    title = f"{TABS[kind]} на {moments.today():%d.%m.%Y}"
    return sheets_response(TABS[kind], [SheetToWrite(TABS[kind], header, rows, (title,))])


def origin_of(person: "Person") -> str:
    """The partner or the place of work."""
    return person.partner.name if person.partner else person.workplace


def known_kind(asked: str) -> PersonKind:
    """The kind named in the address, or `NotFound`."""
    if asked not in PersonKind.values:
        raise NotFound
    return PersonKind(asked)


def list_url(kind: str) -> str:
    """Where people of this kind are listed."""
    return reverse("people:list") if kind == PersonKind.PUPIL else reverse("people:kind", args=[kind])


def _asked(request: HttpRequest, kind: PersonKind) -> "QuerySet[Person]":
    state = request.GET.get("state", "")
    return people(
        kind,
        state if state == PersonState.LEFT else PersonState.ACTIVE,
        request.GET.get("q", ""),
        request.GET.get("school_class", "") if kind == PersonKind.PUPIL else "",
    )


def _with_families(shown: list["Person"], kind: PersonKind) -> list[tuple["Person", Any]]:
    if kind == PersonKind.PUPIL:
        found = families_of(shown)
    elif kind == PersonKind.GUARDIAN:
        found = offspring_of(shown)
    else:
        return [(person, origin_of(person)) for person in shown]
    return [(person, found.get(person.pk, [])) for person in shown]


def _tabs(request: HttpRequest, current: PersonKind, counts: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {"title": title, "url": list_url(kind), "current": kind == current, "count": counts[kind]}
        for kind, title in TABS.items()
        if counts[kind] or kind == current or holds(request.principal.role, "people.change")
    ]
