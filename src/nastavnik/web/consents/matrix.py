"""Who has which consent and what is missing: the list, its workbook, and marking many at once."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.tables.writing import SheetToWrite
from nastavnik.features.consents.actions import give_many
from nastavnik.features.consents.standing import Stand
from nastavnik.features.people.queries import class_choices, families_of, people
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.web.consents.forms import MarkForm, PickForm
from nastavnik.web.consents.participants import programme_of, rows_of, tabs
from nastavnik.web.consents.pictures import MatrixRow, brief
from nastavnik.web.shell.context import address
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.workbooks import sheets_response

if TYPE_CHECKING:
    pass

NAME, CLASS = Column("Кто", "name", ("name",)), Column("Класс", "class", ("class",))
STATES = (
    ("gap", "Чего-то не хватает"),
    ("soon", "Скоро истекает"),
    ("older", "По прежней редакции"),
    ("full", "Всё на месте"),
)


@policy(GET="consents.view", query=("school_class",))
def consent_list(request: HttpRequest) -> HttpResponse:
    """The matrix of the current programme."""
    programme = programme_of(request)
    if programme is None:
        return render(request, "consents/no_programme.html", {"new_url": address("programmes:new")})
    pack = pack_of(programme)
    whole = rows_of(programme, pack)
    used = _used(whole, pack)
    columns = (NAME, CLASS, *(Column(brief(pack.consents[place].title)) for place in used))
    listing = Listing(request, _asked(request, whole, pack), columns, sort="name", whole=len(whole))
    page = {
        "tabs": tabs("consents:list"),
        "programme": programme,
        "listing": listing,
        "kinds": [pack.consents[place] for place in used],
        "rows": [(row, [row.cells[place] for place in used]) for row in listing.page],
        "states": STATES,
        "classes": class_choices(),
        "asked": request.GET,
        "gaps": sum(row.gap for row in whole),
        "people": len(whole),
        "may_change": holds(request.principal.role, "consents.change"),
        "may_see_people": holds(request.principal.role, "people.view"),
        "bases_url": address("enrolments:bases"),
    }
    return render(request, "consents/list.html", page)


@policy(GET="consents.view", query=("school_class",))
def export(request: HttpRequest) -> HttpResponse:
    """The same matrix as a workbook, in the order shown."""
    programme = programme_of(request)
    if programme is None:
        return redirect("consents:list")
    pack = pack_of(programme)
    header = ("№", "Фамилия, имя, отчество", "Класс", "В программе", *(kind.title for kind in pack.consents))
    rows = [
        (number, str(row.person), str(row.person.school_class or ""), row.sides, *_words(row))
        for number, row in enumerate(_asked(request, rows_of(programme, pack), pack), start=1)
    ]
    title = f"Согласия на {moments.today():%d.%m.%Y}: {programme.title}"
    return sheets_response("Согласия", [SheetToWrite("Согласия", header, rows, (title,))])


@policy(POST="consents.change", form=MarkForm)
def mark(request: HttpRequest) -> HttpResponse:
    """Chosen rows and a kind: first who signs is shown, then one date and place are entered for all."""
    programme = programme_of(request)
    if programme is None:
        return redirect("consents:list")
    pack = pack_of(programme)
    first = "given_on" not in request.POST
    if first and (fault := _nothing_picked(PickForm(request.POST, pack=pack))):
        toast(request, fault, tone="warning")
        return redirect("consents:list")
    picked = set(request.POST.getlist("selected"))
    rows = [row for row in rows_of(programme, pack) if row.person.public_id in picked]
    families = families_of(row.person for row in rows)
    kind = request.POST.get("kind", "")
    form = MarkForm(None if first else request.POST, pack=pack, kind=kind, rows=rows, families=families)
    if not first and form.is_valid() and carried_out(form, lambda: _give(request, form, pack)):
        toast(request, form.report)
        return redirect("consents:list")
    return show_form(request, "consents/mark.html", form)


def _nothing_picked(form: PickForm) -> str:
    return "" if form.is_valid() else " ".join(m for errors in form.errors.values() for m in errors)


def _give(request: HttpRequest, form: MarkForm, pack: Pack) -> None:
    give_many(
        form.signatures,
        contour=pack.contour,
        given_on=form.cleaned_data["given_on"],
        place=form.cleaned_data["place"],
        by=request.principal.actor,
        moment=moments.now(),
    )


def _asked(request: HttpRequest, rows: list[MatrixRow], pack: Pack) -> list[MatrixRow]:
    """Filtered by the words, the class, the kind and the state, in the order asked."""
    found = _found(request.GET.get("q", ""), request.GET.get("school_class", ""))
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    kept = [row for row in rows if (found is None or row.person.pk in found) and _fits(row, kind, state)]
    sort = request.GET.get("sort", "")
    if sort.removeprefix("-") == "class":
        kept.sort(key=lambda row: row.person.school_class.sort_key if row.person.school_class else "~")
    return kept[::-1] if sort.startswith("-") else kept


def _found(text: str, school_class: str) -> set[int] | None:
    """People who answer the search; None when nothing was asked."""
    if not text and not school_class:
        return None
    return set(people(text=text, school_class=school_class).values_list("pk", flat=True))


def _fits(row: MatrixRow, kind: str, state: str) -> bool:
    told = [one for one in row.standings if kind in ("", one.kind.code)]
    if kind and not told:
        return False
    if state == "gap":
        return any(one.lacking if kind else one.gap for one in told)
    if state == "soon":
        return any(one.stand == Stand.EXPIRING for one in told)
    if state == "older":
        return any(one.outdated for one in told)
    if state == "full":
        return not any(one.lacking if kind else one.gap for one in told)
    return True


def _used(rows: list[MatrixRow], pack: Pack) -> list[int]:
    """Places of the kinds that mean something for anybody here; all when there is nobody."""
    places = range(len(pack.consents))
    return [n for n in places if any(row.told[n] for row in rows)] or list(places)


def _words(row: MatrixRow) -> list[str]:
    return [f"{look.word} {look.note}".strip() if look else "" for _, look in row.cells]
