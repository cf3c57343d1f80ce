"""The desk itself, the register of purposes and grounds, the public policy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.core.privacy.facts import russian_facts
from nastavnik.features.organisations.queries import public_organisation
from nastavnik.features.privacy import queries
from nastavnik.features.privacy.policy import policy_of
from nastavnik.features.privacy.register import HEADINGS, register_rows
from nastavnik.features.privacy.rules import clocks
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.workbooks import workbook_response


@policy(GET="privacy.view")
def desk(request: HttpRequest) -> HttpResponse:
    """What waits: requests by their terms, clocks of incidents, destructions to be confirmed."""
    moment = moments.now()
    incidents = list(queries.incidents().filter(state="open"))
    proposed = list(queries.destructions().filter(state="proposed"))
    page = {
        "requests": queries.subject_requests("received")[:5],
        "waiting": queries.waiting_requests(),
        "incidents": [(row, [c for c in clocks(row) if c.done is None][:1]) for row in incidents],
        "proposed": proposed,
        "open_incidents": len(incidents),
        "to_confirm": len(proposed),
        "held": queries.holds().filter(until=None).count(),
        "school": request.principal.membership.organisation,
        "today": moments.today(),
        "moment": moment,
        "may_change": holds(request.principal.role, "privacy.change"),
        "may_confirm": holds(request.principal.role, "privacy.confirm"),
    }
    return render(request, "privacy/desk.html", page)


@policy(GET="privacy.view")
def registry(request: HttpRequest) -> HttpResponse:
    """Every personal column: what, why, on which ground, how long, how given out, how erased."""
    rows = _found(request.GET.get("q", ""), request.GET.get("category", ""))
    columns = [Column(title) for title in HEADINGS]
    listing = Listing(request, rows, columns, per_page=50, whole=len(register_rows()))
    page = {
        "listing": listing,
        "categories": russian_facts().categories,
        "chosen": request.GET.get("category", ""),
        "facts": russian_facts(),
        "paper": request.GET.get("paper") == "1",
        "all_rows": rows,
    }
    return render(request, "privacy/registry.html", page)


@policy(GET="privacy.view")
def registry_export(request: HttpRequest) -> HttpResponse:
    """The register as a workbook: it names columns, not people."""
    rows = [row.told for row in _found(request.GET.get("q", ""), request.GET.get("category", ""))]
    return workbook_response("Реестр целей и оснований", HEADINGS, rows, personal=False)


@policy(GET="public")
def policy_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """The school's policy, composed from its passport and the register; open to everybody."""
    school = public_organisation(organisation)
    return render(request, "privacy/policy.html", {"school": school, "policy": policy_of(school)})


def _found(text: str, category: str):
    rows = register_rows()
    asked = text.casefold().replace("ё", "е").split()
    if category:
        title = {one.code: one.title for one in russian_facts().categories}.get(category, "")
        rows = [row for row in rows if row.category == title]
    return [row for row in rows if all(word in row.search for word in asked)]
