"""Sheets come back one after another: a scanner or a keyboard, and nothing in between."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.consents.actions import register_sheet, reopen_sheet
from nastavnik.features.consents.codes import read_code, shown_code
from nastavnik.features.consents.queries import kind_of, load_sheet, sheet_by_code, sheets
from nastavnik.features.people.queries import guardians_of
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import Anticipated
from nastavnik.web.consents.pictures import brief
from nastavnik.web.consents.printing import LOOKS
from nastavnik.web.consents.sheet_forms import RegisterForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

KEPT, LATELY = "consents_taken", 12


@policy(GET="consents.change", POST="consents.change", form=RegisterForm)
def register(request: HttpRequest) -> HttpResponse:
    """One code, one mark; date and place stay for the next sheet."""
    kept = request.session.get(KEPT, {})
    if request.method != "POST":
        return _page(request, RegisterForm(initial={"on": moments.today(), "outcome": "signed", **kept}))
    code = read_code(request.POST.get("code", ""))
    sheet = sheet_by_code(code) if code else None
    known: dict[str, Any] = {}
    if sheet is not None:
        guardians = [row.guardian for row in guardians_of(sheet.person)] if sheet.by_guardian else []
        known = {"sheet": sheet, "kind": kind_of(sheet), "guardians": guardians}
    form = RegisterForm(request.POST, **known)
    signed = request.POST.get("outcome") == "signed"
    if form.needs and signed and not request.POST.get("details"):
        said = {name: request.POST.get(name, "") for name in ("code", "outcome", "on", "place")}
        return _page(request, RegisterForm(initial={**said, "details": "1"}, **known))
    if not signed:
        form.fields = {n: f for n, f in form.fields.items() if not n.startswith(form.grows)}
        form.fields.pop("guardian", None)
    if form.is_valid() and carried_out(form, lambda: _take(request, form, signed)):
        done = [form.sheet.public_id, *kept.get("done", [])][:LATELY]
        request.session[KEPT] = {
            "on": f"{form.cleaned_data['on']:%Y-%m-%d}",
            "place": form.cleaned_data["place"],
            "outcome": form.cleaned_data["outcome"],
            "done": list(dict.fromkeys(done)),
        }
        return redirect("consents:register")
    return _page(request, form)


def _take(request: HttpRequest, form: RegisterForm, signed: bool) -> None:
    register_sheet(
        form.sheet,
        form.kind,
        signed=signed,
        on=form.cleaned_data["on"],
        place=form.cleaned_data["place"],
        guardian=form.who or (form.guardians[0] if form.guardians and not signed else None),
        answers=form.answers,
        terms=form.cleaned_data.get("terms", ""),
        by=request.principal.actor,
        moment=moments.now(),
    )


def _page(request: HttpRequest, form: RegisterForm) -> HttpResponse:
    done = request.session.get(KEPT, {}).get("done", [])
    found = {row.public_id: row for row in sheets().filter(public_id__in=done)}
    lately = [found[key] for key in done if key in found]
    page = {
        "lately": [
            (
                row,
                shown_code(row.code),
                brief(row.text.title),
                *LOOKS[row.state],
                row.state in {"signed", "refused"},
            )
            for row in lately
        ],
        "detailed": form.sheet is not None and bool(form.asked_apart or "guardian" in form.fields),
    }
    return show_form(request, "consents/register.html", form, page)


@policy(POST="consents.change")
def undo(request: HttpRequest, consent_sheet: str) -> HttpResponse:
    """The mark just made is taken off."""
    row = load_sheet(consent_sheet)
    try:
        reopen_sheet(row, by=request.principal.actor, moment=moments.now())
        toast(request, f"Отметка снята: лист {shown_code(row.code)} снова ждёт подписи")
    except Anticipated as refusal:
        toast(request, refusal.reason, tone="warning")
    return redirect("consents:register")
