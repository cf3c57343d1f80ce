"""Classes: how many pupils, who answers for them, who was in them on a day."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.core.tables.writing import SheetToWrite
from nastavnik.features.people.actions import add_class, entrust_class
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.queries import classes, load_class, people
from nastavnik.features.people.years import class_on
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.web.people.days import asked_day
from nastavnik.web.people.forms import ClassForm, EntrustForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.workbooks import sheets_response

if TYPE_CHECKING:
    from datetime import date

    from nastavnik.features.people.models import Person, SchoolClass

COLUMNS = (
    Column("Класс", "class", ("sort_key",)),
    Column("Классный руководитель", "teacher", ("class_teacher__sort_key", "sort_key")),
    Column("Педагог-психолог"),
    Column("Обучающихся", numeric=True),
)
PUPILS = (Column("Фамилия, имя, отчество"), Column("Дата рождения"))


@policy(GET="people.view", POST="people.change", form=ClassForm)
def class_list(request: HttpRequest) -> HttpResponse:
    """All classes; a new one is added on the same page."""
    form = ClassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        if carried_out(form, lambda: add_class(form.cleaned_data["code"], by=by, moment=moment)):
            toast(request, "Класс добавлен")
            return redirect("people:classes")
    listing = Listing(
        request,
        list(classes()),
        COLUMNS[:1] + tuple(Column(c.title, numeric=c.numeric) for c in COLUMNS[1:]),
        per_page=60,
    )
    page = {"listing": listing, "may_change": holds(request.principal.role, "people.change")}
    return show_form(request, "people/classes.html", form, page)


@policy(GET="people.view", POST="people.change", form=EntrustForm)
def class_page(request: HttpRequest, school_class: str) -> HttpResponse:
    """Pupils of one class, now or on a day asked for, and who answers for it."""
    found, day = load_class(school_class), asked_day(request)
    initial = {"class_teacher": found.class_teacher, "psychologist": found.psychologist}
    may_change = holds(request.principal.role, "people.change")
    form = (
        EntrustForm(request.POST or None, initial=initial, version=found.version)
        if may_change
        else ClassForm()
    )
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        if carried_out(
            form,
            lambda: entrust_class(
                found, **form.cleaned_data, expected=form.seen_version, by=by, moment=moment
            ),
        ):
            toast(request, f"Класс {found}: сохранено")
            return redirect("people:class", school_class)
    page = {
        "school_class": found,
        "day": day,
        "listing": Listing(request, _pupils(found, day), PUPILS, per_page=60),
        "may_change": may_change,
    }
    return show_form(request, "people/class.html", form, page)


@policy(GET="people.view")
def export_class(request: HttpRequest, school_class: str) -> HttpResponse:
    """The list of the class as a workbook, as of the same day."""
    found, day = load_class(school_class), asked_day(request)
    pupils = _pupils(found, day)
    rows = [
        (n, p.surname, p.name, p.patronymic, p.birth_date or p.birth_year) for n, p in enumerate(pupils, 1)
    ]
    header = ("№", "Фамилия", "Имя", "Отчество", "Дата рождения")
    title = f"Класс {found} на {day or moments.today():%d.%m.%Y}"
    return sheets_response("Список класса", [SheetToWrite(str(found), header, rows, (title,))])


def _pupils(school_class: "SchoolClass", day: "date | None") -> "list[Person]":
    if day is not None:
        return [stay.person for stay in class_on(school_class, day)]
    return list(people(PersonKind.PUPIL, school_class=school_class.public_id).order_by("sort_key"))
