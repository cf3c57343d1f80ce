"""Two records of one person: found, compared, merged or told apart."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.features.enrolments.queries import enrolments_of
from nastavnik.features.people.actions import distinguish, forget_distinction
from nastavnik.features.people.queries import (
    children_of,
    guardians_of,
    load_person,
    offspring_of,
    possible_duplicates,
)
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.processes.merge_files import may_merge_files, merge_files, unmerge_files
from nastavnik.web.people.contacts import covered
from nastavnik.web.people.forms import MergeForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person

COLUMNS = (
    Column("Одна запись"),
    Column("Другая запись"),
    Column("Почему похожи"),
    Column("", spoken="Действия"),
)


@policy(GET="people.change")
def duplicate_list(request: HttpRequest) -> HttpResponse:
    """Pairs of records that look like one person."""
    listing = Listing(request, possible_duplicates(), COLUMNS)
    pairs = list(listing.page)
    children = offspring_of(person for one, other, _ in pairs for person in (one, other))
    rows = [(one, _note(one, children), other, _note(other, children), why) for one, other, why in pairs]
    return render(request, "people/duplicates.html", {"listing": listing, "rows": rows})


@policy(GET="people.change", POST="people.change", form=MergeForm)
def compare(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Side by side; merging keeps one record and fills its gaps from the other."""
    pair = (load_person(one), load_person(other))
    form = MergeForm(request.POST or None, pair=pair, initial={"kept": one})
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: _merge(request, pair, form))
    ):
        kept, dropped = _chosen(pair, form)
        toast(
            request,
            f"Записи объединены: осталась «{kept}»",
            undo=reverse("people:unmerge", args=[dropped.public_id]),
        )
        return redirect("people:person", kept.public_id)
    page = {"one": pair[0], "other": pair[1], "rows": _side_by_side(*pair), "verdict": may_merge_files(*pair)}
    return show_form(request, "people/compare.html", form, page)


@policy(POST="people.change")
def apart(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """These are different people: they are not offered again."""
    distinguish(load_person(one), load_person(other), by=request.principal.actor, moment=moments.now())
    toast(request, "Запомнено: это разные люди", undo=reverse("people:together", args=[one, other]))
    return redirect("people:duplicates")


@policy(POST="people.change")
def together(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Take the remark back."""
    forget_distinction(load_person(one), load_person(other), by=request.principal.actor, moment=moments.now())
    toast(request, "Отметка снята")
    return redirect("people:duplicates")


@policy(POST="people.change")
def separate(request: HttpRequest, person: str) -> HttpResponse:
    """Take a merger back."""
    unmerge_files(load_person(person), by=request.principal.actor, moment=moments.now())
    toast(request, "Объединение отменено: запись снова в списках")
    return redirect("people:person", person)


def _note(person: "Person", children: dict[int, list["Person"]]) -> str:
    """What tells namesakes apart at a glance."""
    if found := children.get(person.pk):
        return "дети: " + ", ".join(str(child) for child in found)
    return str(person.school_class or "") or person.post or person.get_kind_display()


def _chosen(pair: tuple["Person", "Person"], form: MergeForm) -> tuple["Person", "Person"]:
    first, second = pair
    return (first, second) if form.cleaned_data["kept"] == first.public_id else (second, first)


def _merge(request: HttpRequest, pair: tuple["Person", "Person"], form: MergeForm) -> None:
    kept, dropped = _chosen(pair, form)
    merge_files(kept, dropped, by=request.principal.actor, moment=moments.now())


def _side_by_side(one: "Person", other: "Person") -> list[tuple[str, str, str, bool]]:
    told = zip(_told(one), _told(other), strict=True)
    return [(title, mine, theirs, mine != theirs) for (title, mine), (_, theirs) in told]


def _told(person: "Person") -> list[tuple[str, str]]:
    contacts = covered(person)
    part = [f"{row.programme.title}: {row.get_side_display()}" for row in enrolments_of(person)]
    return [
        ("Фамилия, имя, отчество", str(person)),
        ("Класс", str(person.school_class or "")),
        (
            "Дата рождения",
            f"{person.birth_date:%d.%m.%Y}" if person.birth_date else str(person.birth_year or ""),
        ),
        ("Должность", person.post),
        ("Место работы или учёбы", person.partner.name if person.partner else person.workplace),
        ("Телефон", contacts.phone),
        ("Почта", contacts.email),
        ("Представители", ", ".join(str(row.guardian) for row in guardians_of(person))),
        ("Дети", ", ".join(str(row.child) for row in children_of(person))),
        ("Участие", "; ".join(part)),
        ("Учётная запись", "есть" if person.account_id else ""),
    ]
