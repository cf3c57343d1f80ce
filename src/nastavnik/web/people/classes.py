"""Classes: how many pupils, who answers for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.people.actions import add_class, entrust_class
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.queries import classes, load_class, people
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.web.people.forms import ClassForm, EntrustForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast

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
    """Pupils of one class and who answers for it."""
    found = load_class(school_class)
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
    pupils = people(PersonKind.PUPIL, school_class=school_class).order_by("sort_key")
    page = {
        "school_class": found,
        "listing": Listing(request, pupils, PUPILS, per_page=60),
        "may_change": may_change,
    }
    return show_form(request, "people/class.html", form, page)
