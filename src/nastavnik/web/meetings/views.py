"""The list of meetings of the programme, and the page of one meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.queries import held_by_month, load_meeting, without_first_meeting
from nastavnik.features.meetings.rules import may_mark, may_meet
from nastavnik.features.pairings.queries import members_of
from nastavnik.features.programmes.queries import current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.kit.verdict import NotFound
from nastavnik.web.meetings.forms import MONTHS, MeetingFilter
from nastavnik.web.meetings.listing import TONES, lines, meetings_export, months_of, read_meetings
from nastavnik.web.shell.charts import BarChart


@policy(GET="meetings.view")
def meeting_list(request: HttpRequest) -> HttpResponse:
    """All meetings of the current programme with plan and fact by month."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(request, "meetings/no_programme.html")
    form = MeetingFilter(request.GET, months=months_of(programme))
    listing = read_meetings(request, programme, form)
    may_change = holds(request.principal.role, "meetings.change")
    page = {
        "programme": programme,
        "filter": form,
        "listing": listing,
        "lines": lines(programme, listing.page, moments.now()),
        "waiting": len(without_first_meeting(programme)) if may_change else 0,
        **_months(programme),
    }
    return render(request, "meetings/list.html", page)


def _months(programme) -> dict[str, object]:
    counts = held_by_month(programme)
    planned, held = sum(one.planned for one in counts), sum(one.held for one in counts)
    labels = [MONTHS[one.first.month - 1] for one in counts]
    series = [("Назначено", [one.planned for one in counts]), ("Состоялось", [one.held for one in counts])]
    text = f"Состоялось {held} из {planned} назначенных встреч."
    return {"chart": BarChart(labels, series, unit="встреч") if counts else None, "chart_text": text}


@policy(GET="meetings.view")
def export(request: HttpRequest) -> HttpResponse:
    """The list as shown, as a workbook."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        raise NotFound
    form = MeetingFilter(request.GET, months=months_of(programme))
    return meetings_export(programme, read_meetings(request, programme, form), moments.now())


@policy(GET="meetings.open")
def meeting_page(request: HttpRequest, meeting: str) -> HttpResponse:
    """One meeting: facts, what may be done, its story."""
    found = load_meeting(meeting)
    pairing = found.pairing
    role, log = request.principal.role, holds(request.principal.role, "meetings.log")
    planned, held = found.state == MeetingState.PLANNED, found.state == MeetingState.HELD
    page = {
        "meeting": found,
        "pairing": pairing,
        "members": members_of([pairing])[pairing.pk],
        "kind": _kind(pairing.programme, found.kind),
        "tone": TONES[found.state],
        "past": found.planned_at < moments.now(),
        "may_hold": log and planned and _has_come(found) and may_mark(pairing),
        "may_move": log and planned and may_meet(pairing),
        "may_note": log and held,
        "may_undo": log and not planned and may_mark(pairing),
        "sees_pair": holds(role, "pairings.view"),
        "timeline": timeline_of(found.public_id),
    }
    return render(request, "meetings/meeting.html", page)


def _has_come(meeting) -> bool:
    zone = meeting.pairing.organisation.zone
    return moments.local_day(meeting.planned_at, zone) <= moments.today(zone)


def _kind(programme, code: str):
    return next((kind for kind in pack_of(programme).meetings if kind.code == code), None)
