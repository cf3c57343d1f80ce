"""Issuing a document under its number and date; cancelling an issued one."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.core.russian.plurals import counted
from nastavnik.features.documents.actions import issue_document, void_document
from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.filling.citations import flags_of
from nastavnik.features.documents.filling.filled import fill, sheets
from nastavnik.features.documents.filling.pairs import pairings_in_order
from nastavnik.features.documents.filling.settings import said
from nastavnik.features.documents.numbers import ordinal_in
from nastavnik.features.documents.queries import journal_of, load_document, mask_of, next_number
from nastavnik.features.documents.rules import fixes_pairs, is_numbered, may_issue, may_turn
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.processes.issue_pairs_order import issue_pairs_order
from nastavnik.web.documents.forms import IssueForm, VoidForm
from nastavnik.web.documents.preview import citations_shown, facts_of
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.documents.models import Document


@policy(GET="documents.issue", POST="documents.issue", form=IssueForm)
def issue(request: HttpRequest, document: str) -> HttpResponse:
    """Ask for number and date, then issue."""
    found = load_document(document)
    form = _issue_form(request, found)
    if request.method == "POST" and form.is_valid():
        leap = _leap(found, form.cleaned_data.get("number", ""))
        if carried_out(form, lambda: _issued(request, found, form)):
            toast(request, f"Документ выпущен. {leap}".strip(), tone="warning" if leap else "success")
            return redirect("documents:document", found.public_id)
    facts = facts_of(found)
    filled = fill(facts, preview=False)
    may_issue(found, filled.lacking).require()
    flags = flags_of(facts, sheets(facts, filled), filled.content)
    fixed = len(pairings_in_order(facts, said(facts))) if fixes_pairs(found) else 0
    told = citations_shown(found, facts, flags, holds(request.principal.role, "documents.change"))
    return show_form(request, "documents/issue.html", form, {"document": found, "fixed": fixed, **told})


def _issue_form(request: HttpRequest, found: "Document") -> IssueForm:
    may_turn(found, DocumentState.ISSUED).require()
    numbered = is_numbered(found)
    proposed = next_number(found) if numbered else ""
    hint = f"Следующий по журналу — {proposed}. Можно вписать любой другой"
    initial = {"number": proposed, "dated": moments.today(found.organisation.zone)}
    return IssueForm(
        request.POST or None, numbered=numbered, hint=hint, initial=initial, version=found.version
    )


def _issued(request: HttpRequest, found: "Document", form: IssueForm) -> None:
    run = issue_pairs_order if fixes_pairs(found) else issue_document
    run(
        found,
        number=form.cleaned_data.get("number", ""),
        dated=form.cleaned_data["dated"],
        expected=form.seen_version,
        by=request.principal.actor,
        moment=moments.now(),
    )


def _leap(found: "Document", number: str) -> str:
    """A warning when the number leaves others unused."""
    ordinal, journal = ordinal_in(mask_of(found), number), journal_of(found)
    last = journal.last if journal else 0
    if ordinal is None or ordinal <= last + 1:
        return ""
    passed = counted(ordinal - last - 1, "номер", "номера", "номеров")
    return f"В журнале пропущено: {passed} перед № {number}"


@policy(GET="documents.issue", POST="documents.issue", form=VoidForm)
def void(request: HttpRequest, document: str) -> HttpResponse:
    """Ask why, then cancel."""
    found = load_document(document)
    may_turn(found, DocumentState.VOID).require()
    form = VoidForm(request.POST or None, version=found.version)
    if request.method == "POST" and form.is_valid():
        by, moment, reason = request.principal.actor, moments.now(), form.cleaned_data["reason"]
        if carried_out(
            form,
            lambda: void_document(found, reason=reason, expected=form.seen_version, by=by, moment=moment),
        ):
            toast(request, "Документ отменён")
            return redirect("documents:document", found.public_id)
    page = {"document": found, "cancel": reverse("documents:document", args=[found.public_id])}
    return show_form(request, "documents/void.html", form, page | {"fixes": fixes_pairs(found)})
