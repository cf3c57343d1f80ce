"""Large lists: the reason is asked before, and read afterwards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.privacy import actions, queries
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.taking_away import address_with, read_ticket
from nastavnik.web.privacy.forms import ReasonForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.tables import Column, Listing

COLUMNS = [
    Column("Когда", "when", ("made_at",)),
    Column("Кто"),
    Column("Что"),
    Column("Строк", "rows", ("rows",), numeric=True),
    Column("Для чего"),
]


@policy(GET="privacy.view")
def listing(request: HttpRequest) -> HttpResponse:
    """Who took large lists away, and what for."""
    rows = queries.export_reasons()
    return render(
        request, "privacy/exports.html", {"listing": Listing(request, rows, COLUMNS, whole=rows.count())}
    )


@policy(POST="signed-in", form=ReasonForm)
def reason(request: HttpRequest) -> HttpResponse:
    """Write the reason down and go on to the list."""
    form = ReasonForm(request.POST)
    ticket = read_ticket(request.POST.get("ticket", ""), request.principal.actor.account)
    if form.is_valid():
        made = []
        told = {"address": ticket.address, "rows": ticket.rows, "reason": form.cleaned_data["reason"]}
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: made.append(actions.give_reason(**told, **save))):
            return redirect(address_with(ticket.address, made[0].public_id))
    return show_form(request, "privacy/reason.html", form, {"rows": ticket.rows})
