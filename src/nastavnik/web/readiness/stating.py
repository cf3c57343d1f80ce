"""The organisation's word about a condition: given, changed, taken back; its file."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.readiness.actions import restate_condition, state_condition, withdraw_statement
from nastavnik.features.readiness.queries import load_statement, statement_on
from nastavnik.features.readiness.rules import may_be_stated
from nastavnik.kit import moments
from nastavnik.kit.files.serving import file_response
from nastavnik.kit.policy import policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.kit.verdict import NotFound
from nastavnik.web.readiness.forms import StatementForm
from nastavnik.web.readiness.views import chosen
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="readiness.change", POST="readiness.change", form=StatementForm)
def state(request: HttpRequest, condition: str) -> HttpResponse:
    """Say what shows that a condition is met, or say it anew."""
    programme = chosen(request)
    asked = _condition(programme, condition)
    said = statement_on(programme, asked.code)
    initial = initial_of(said, StatementForm) if said else {"stated_on": moments.today()}
    form = StatementForm(
        request.POST or None,
        request.FILES or None,
        initial=initial | {"file": None},
        version=said.version if said else None,
    )
    if request.method == "POST" and form.is_valid():
        save = {**form.cleaned_data, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: _save(programme, asked.code, said, form, save)):
            toast(request, "Подтверждение сохранено")
            return redirect("readiness:current")
    shown = {"programme": programme, "condition": asked, "statement": said}
    shown["timeline"] = timeline_of(said.public_id) if said else []
    return show_form(request, "readiness/state.html", form, shown)


def _condition(programme: Any, code: str) -> Any:
    try:
        found = pack_of(programme).condition(code)
    except UnknownCode as fault:
        raise NotFound from fault
    may_be_stated(found).require()
    return found


def _save(programme: Any, code: str, said: Any, form: StatementForm, save: dict[str, Any]) -> None:
    if said is None:
        state_condition(programme, code, **save)
    else:
        restate_condition(said, expected=form.seen_version, **save)


@policy(GET="readiness.change", POST="readiness.change")
def withdraw(request: HttpRequest, statement: str) -> HttpResponse:
    """Take the word back."""
    found = load_statement(statement)
    if request.method == "POST":
        withdraw_statement(found, by=request.principal.actor, moment=moments.now())
        toast(request, "Подтверждение снято")
        return redirect("readiness:current")
    question = {
        "title": "Снять подтверждение?",
        "consequences": ["Условие снова станет невыполненным.", "Приложенный файл будет удалён."],
        "verb": "Снять подтверждение",
        "cancel_url": reverse("readiness:current"),
        "danger": True,
        "form": None,
    }
    return render(request, "confirm.html", question)


@policy(GET="readiness.cases")
def download(request: HttpRequest, statement: str) -> FileResponse:
    """The file beside the word."""
    found = load_statement(statement)
    if found.file is None:
        raise NotFound("К этому подтверждению файл не приложен")
    return file_response(found.file)
