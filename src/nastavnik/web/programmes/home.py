"""The programme home: where it stands, what burns, six numbers, what changed."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.core.calendars import SchoolYear
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.features.programmes.queries import current_programme, newer_edition
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit import moments
from nastavnik.kit.audit.week import changes_since
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.tenancy.scope import current_scope
from nastavnik.web.programmes import burning_gates  # noqa: F401  more rules of «Что горит»
from nastavnik.web.programmes.burning import burning, place
from nastavnik.web.programmes.facts import Facts
from nastavnik.web.programmes.numbers import chart_of, chart_words, numbers, proposed_stage, stage_line
from nastavnik.web.programmes.views import RIGHT, SESSION

WEEK = timedelta(days=7)
SHOWN = 7  # more than a person does in fifteen minutes; the rest stays one click away


@policy(GET="programmes.view")
def home(request: HttpRequest) -> HttpResponse:
    """One look at the current programme; without one, the first step."""
    programme = current_programme(request.session.get(SESSION, ""))
    if programme is None:
        may_open = holds(request.principal.role, RIGHT)
        return render(
            request, "programmes/nothing.html", {"organisation": own_organisation(), "may_open": may_open}
        )
    facts = Facts(programme, moments.today(), moments.now())
    return render(request, "programmes/home.html", _page(facts, request.principal.role))


def _page(facts: Facts, role: str | None) -> dict[str, Any]:
    changes, lines = may_change(facts.programme), burning(facts, role)
    return {
        "programme": facts.programme,
        "organisation": facts.organisation,
        "year": SchoolYear(facts.programme.school_year).title,
        "stages": stage_line(facts),
        "proposed": proposed_stage(facts) if changes and holds(role, RIGHT) else None,
        "newer": holds(role, "methodology.adopt") and newer_edition(facts.programme) is not None,
        "burning": lines[:SHOWN],
        "later": lines[SHOWN:],
        "new_meeting": place("meetings:list") if holds(role, "meetings.change") else "",
        "numbers": numbers(facts, role),
        "quality": place("readiness:card") if holds(role, "readiness.cases") else "",
        "chart": chart_of(facts),
        "chart_words": chart_words(facts),
        "week": changes_since(current_scope().organisations, facts.moment - WEEK),
    }
