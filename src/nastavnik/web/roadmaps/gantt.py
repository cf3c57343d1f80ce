"""The roadmap as a diagram of the school year, drawn here: bars, the line of today, months."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.core.calendars import SchoolYear, month_end
from nastavnik.core.calendars.months import NOMINATIVE
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.queries import answerable, chosen_steps, owner_names, placed, steps
from nastavnik.features.roadmaps.rules import overdue_days
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.web.roadmaps.steps import reading_of
from nastavnik.web.roadmaps.views import STATES, programme_at_work, status_of
from nastavnik.web.shell.tables import Column, Listing

if TYPE_CHECKING:
    from nastavnik.features.roadmaps.models import Step

MONTH = 100
"""Units of the picture in a month: months are drawn equally wide."""
WHOLE = 12 * MONTH
COLUMNS = (Column("№", spoken="Номер"), Column("Мероприятие"), Column("Когда"), Column("Состояние"))


@dataclass(frozen=True, slots=True)
class Bar:
    """A step on the line of the year, in units of the picture; `limit` is a mark where only the end was named."""

    left: int
    width: int
    look: str
    limit: bool


@dataclass(frozen=True, slots=True)
class Year:
    """The twelve months that the picture shows."""

    start: int
    first_month: int

    def place(self, day: date, *, end: bool = False) -> int:
        """Where a day stands: 0 is the left edge, `WHOLE` the right one; an end counts the whole day."""
        months = (day.year - self.start) * 12 + day.month - self.first_month
        inside = (day.day if end else day.day - 1) / month_end(day.year, day.month).day
        return max(0, min(WHOLE, round((months + inside) * MONTH)))

    @property
    def names(self) -> list[str]:
        """Short names of the months from left to right."""
        return [NOMINATIVE[(self.first_month - 1 + place) % 12][:3] for place in range(12)]

    @property
    def lines(self) -> list[int]:
        """Where months begin, besides the first."""
        return [MONTH * place for place in range(1, 12)]


def bar_of(step: "Step", year: Year, day: date) -> Bar | None:
    """The bar of a step; None when its dates are not known or lie outside the year."""
    first, last = step.starts_on or step.ends_on, step.ends_on or step.starts_on
    if first is None or last is None:
        return None
    left, right = year.place(first), year.place(last, end=True)
    if left == right:
        return None
    look = "late" if overdue_days(step, day) else str(step.state)
    if step.rhythm != "once" and look in {StepState.PLANNED, StepState.GOING}:
        look += " again"
    return Bar(left, max(right - left, 10), look, step.deadline)


@policy(GET="roadmaps.view")
def gantt(request: HttpRequest) -> HttpResponse:
    """All steps as bars, filtered as the table is."""
    programme, day = programme_at_work(request), moments.today()
    pack, whole = pack_of(programme), list(steps(programme))
    asked = {name: request.GET.get(name, "") for name in ("stage", "owner", "state")}
    rows = list(chosen_steps(programme, day, text=request.GET.get("q", ""), **asked))
    people = answerable(whole)
    year = Year(programme.school_year, pack.roadmap.first_month)
    listing = Listing(request, placed(rows), COLUMNS, per_page=200, whole=len(whole))
    page = {
        "programme": programme,
        "year": SchoolYear(programme.school_year).title,
        "listing": listing,
        "rows": [_row(one, year, day) for one in listing.page],
        "months": year.names,
        "lines": year.lines,
        "today": year.place(day) if 0 < year.place(day) < WHOLE else 0,
        "stages": pack.stages,
        "owners": sorted({name for step in whole for name in owner_names(step, people[step.pk])}),
        "states": STATES,
        "may_change": bool(may_change(programme)) and holds(request.principal.role, "roadmaps.change"),
    }
    return render(request, "roadmaps/gantt.html", page)


def _row(one: Any, year: Year, day: date) -> dict[str, Any]:
    reading = reading_of(one.step)
    return {
        "step": one.step,
        "number": one.number,
        "depth": one.depth,
        "bar": bar_of(one.step, year, day),
        "status": status_of(one.step, day),
        "reading": reading or "срок не распознан",
    }
