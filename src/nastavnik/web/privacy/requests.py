"""Requests of subjects and holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.core.privacy.facts import russian_facts
from nastavnik.features.people.queries import people
from nastavnik.features.privacy import actions, queries
from nastavnik.features.privacy.rules import may_answer, may_extend
from nastavnik.kit import moments
from nastavnik.kit.policy import holds as holds_right
from nastavnik.kit.policy import policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.web.privacy.forms import AnswerForm, ExtensionForm, HoldForm, RequestForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.workbooks import workbook_response

COLUMNS = [
    Column("Чьи данные", "person", ("person__sort_key",)),
    Column("О чём", "kind", ("kind",)),
    Column("Получено", "received", ("received_on",)),
    Column("Ответить до", "due", ("due_on",)),
    Column("Состояние", "state", ("state",)),
]


def _rows(request: HttpRequest):
    rows = queries.subject_requests(request.GET.get("state", ""))
    keys = people(state="", text=request.GET.get("q", "")).order_by().values("pk")
    return rows.filter(person__in=keys) if request.GET.get("q") else rows


def _titles() -> dict[str, str]:
    return {one.code: one.title for one in russian_facts().requests}


@policy(GET="privacy.view")
def listing(request: HttpRequest) -> HttpResponse:
    """All requests, the most urgent first."""
    shown = Listing(request, _rows(request), COLUMNS, whole=queries.subject_requests().count())
    titles = _titles()
    page = {
        "listing": shown,
        "rows": [(row, titles[row.kind]) for row in shown.page],
        "today": moments.today(),
        "chosen": request.GET.get("state", ""),
        "may_change": holds_right(request.principal.role, "privacy.change"),
    }
    return render(request, "privacy/requests.html", page)


@policy(GET="privacy.view")
def export(request: HttpRequest) -> HttpResponse:
    """The journal of requests as a workbook."""
    titles = _titles()
    rows = [
        (str(r.person), titles[r.kind], r.received_on, r.due_on, r.get_state_display(), r.answered_on)
        for r in Listing(request, _rows(request), COLUMNS).ordered
    ]
    header = ("Чьи данные", "О чём", "Получено", "Ответить до", "Состояние", "Ответ дан")
    return workbook_response("Обращения субъектов", header, rows)


@policy(GET="privacy.change", POST="privacy.change", form=RequestForm)
def new(request: HttpRequest) -> HttpResponse:
    """Write a request down."""
    form = RequestForm(
        request.POST or None, people=list(people(state="")), initial={"received_on": moments.today()}
    )
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: actions.receive_request(**form.cleaned_data, **save)):
            toast(request, "Обращение записано, срок ответа посчитан")
            return redirect("privacy:requests")
    page = {"heading": "Новое обращение", "cancel": "privacy:requests", "verb": "Записать обращение"}
    return show_form(request, "privacy/form.html", form, page)


@policy(GET="privacy.view", POST="privacy.change", form=AnswerForm)
def page(request: HttpRequest, subject_request: str) -> HttpResponse:
    """One request: its term, its answer."""
    found = queries.load_request(subject_request)
    form = AnswerForm(request.POST or None, initial={"decision": "answer"})
    if request.method == "POST" and form.is_valid():
        deed = actions.answer_request if form.cleaned_data["decision"] == "answer" else actions.refuse_request
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: deed(found, answer=form.cleaned_data["answer"], **save)):
            toast(request, "Ответ записан")
            return redirect("privacy:request", found.public_id)
    shown = {
        "found": found,
        "title": _titles()[found.kind],
        "fact": russian_facts().request(found.kind),
        "today": moments.today(),
        "timeline": timeline_of(found.public_id),
        "may_answer": may_answer(found) and holds_right(request.principal.role, "privacy.change"),
        "may_extend": may_extend(found) and holds_right(request.principal.role, "privacy.change"),
        "may_change": holds_right(request.principal.role, "privacy.change"),
    }
    return show_form(request, "privacy/request.html", form, shown)


@policy(GET="privacy.change", POST="privacy.change", form=ExtensionForm)
def extend(request: HttpRequest, subject_request: str) -> HttpResponse:
    """Prolong the term once, with a reason."""
    found = queries.load_request(subject_request)
    form = ExtensionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: actions.extend_request(found, **form.cleaned_data, **save)):
            toast(request, "Срок продлён")
            return redirect("privacy:request", found.public_id)
    page = {"heading": "Продлить срок ответа", "cancel": "privacy:requests", "verb": "Продлить срок"}
    return show_form(request, "privacy/form.html", form, page)


@policy(GET="privacy.view", POST="privacy.change", form=HoldForm)
def holds(request: HttpRequest) -> HttpResponse:
    """Persons whose data must not be destroyed, and a new hold."""
    form = HoldForm(request.POST or None, people=list(people(state="")))
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: actions.hold_person(**form.cleaned_data, **save)):
            toast(request, "Запрет поставлен")
            return redirect("privacy:holds")
    page = {
        "holds": queries.holds(),
        "may_change": holds_right(request.principal.role, "privacy.change"),
    }
    return show_form(request, "privacy/holds.html", form, page)


@policy(POST="privacy.change")
def release(request: HttpRequest, legal_hold: str) -> HttpResponse:
    """Take a hold off."""
    found = queries.load_hold(legal_hold)
    actions.release_hold(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Запрет снят")
    return redirect("privacy:holds")
