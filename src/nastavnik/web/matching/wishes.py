"""After the general meeting: sheets printed, entered from paper, and whose is missing."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.core.paperwork.wish_sheets import SheetPaper, wish_sheets_pdf
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.queries import load_enrolment
from nastavnik.features.matching.actions import hand_in_sheet, take_sheet_back
from nastavnik.features.matching.enums import SheetWay
from nastavnik.features.matching.wishes import Line, counterparts, lines_of, sheet_of, told_on
from nastavnik.features.programmes.queries import chosen_tracks, current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.codes import grouped, plain
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import BadInput, NotFound
from nastavnik.processes.print_wish_sheets import print_wish_sheets
from nastavnik.web.matching.forms import PrintSheetsForm, SheetForm, told_of
from nastavnik.web.matching.showing import track_tabs
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

OPEN_DAYS = timedelta(days=14)
ASKED = {
    Side.MENTEE: "С кем из наставников вам хотелось бы работать?",
    Side.MENTOR: "С кем из наставляемых вам хотелось бы работать?",
}


@policy(GET="matching.view", POST="matching.change", form=PrintSheetsForm, query=("track",))
def sheets(request: HttpRequest) -> HttpResponse:
    """Whose sheets are in and whose are not; printing gives a file with personal codes."""
    programme = current_programme(request.session.get("programme", ""))
    tracks = chosen_tracks(programme) if programme else []
    if not tracks:
        raise NotFound(
            "Листы собирают среди участников программы: сначала нужна программа с формами наставничества"
        )
    wanted = request.POST.get("track") or request.GET.get("track", "")
    track = next((one for one in tracks if one.code == wanted), tracks[0])
    sides = [(side, lines_of(programme, track.code, side)) for side in (Side.MENTEE, Side.MENTOR)]
    form = PrintSheetsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        lines = dict(sides)[Side(form.cleaned_data["side"])]
        made: list[HttpResponse] = []
        if carried_out(form, lambda: made.append(_printed(request, lines))):
            return made[0]
    page = {
        "programme": programme,
        "track": track,
        "tabs": track_tabs(tracks, track),
        "sides": [_side(side, lines) for side, lines in sides],
        "may_change": holds(request.principal.role, "matching.change"),
    }
    return show_form(request, "matching/sheets.html", form, page)


def _side(side: Side, lines: list[Line]) -> dict[str, Any]:
    title = {Side.MENTEE: "Листы наставляемых", Side.MENTOR: "Листы наставников"}[side]
    return {"code": side, "title": title, "lines": lines, "handed_in": sum(1 for line in lines if line.sheet)}


def _printed(request: HttpRequest, lines: list[Line]) -> HttpResponse:
    moment = moments.true_now()
    until = moment + OPEN_DAYS
    rows = [line.enrolment for line in lines]
    coded = print_wish_sheets(rows, until=until, by=request.principal.actor, moment=moment)
    address = settings.PUBLIC_URL.rstrip("/") + reverse("accounts:link")
    possible = tuple(told_of(row) for row in counterparts(rows[0]))
    papers = [
        SheetPaper(
            told_of(row),
            ASKED[Side(row.side)],
            possible,
            grouped(code),
            f"{address}#{plain(code)}",
            f"{until:%d.%m.%Y}",
        )
        for row, code in coded
    ]
    site = address.split("://")[-1].rstrip("/")
    data = wish_sheets_pdf(papers, most_named(rows[0]), site, str(rows[0].programme))
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="sheets.pdf"'
    return response


@policy(GET="matching.change", POST="matching.change", form=SheetForm)
def sheet(request: HttpRequest, enrolment: str) -> HttpResponse:
    """Entering one sheet from paper; saving leads to the next participant whose sheet is missing."""
    found = load_enrolment(enrolment)
    form = sheet_form(request, found)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: hand_in(form, found, SheetWay.PAPER, request)):
            toast(request, f"Лист сохранён: {found.person}")
            return redirect(_next(found))
    page = {"enrolment": found, "back": _back(found), "standing": sheet_of(found)}
    return show_form(request, "matching/sheet.html", form, page)


@policy(POST="matching.change")
def clear_sheet(request: HttpRequest, enrolment: str) -> HttpResponse:
    """A sheet entered by mistake goes."""
    found = load_enrolment(enrolment)
    standing = sheet_of(found)
    if standing is None:
        raise BadInput("Этого листа уже нет")
    take_sheet_back(standing, by=request.principal.actor, moment=moments.now())
    toast(request, "Лист убран")
    return redirect(_back(found))


def sheet_form(request: HttpRequest, found) -> SheetForm:
    """The form of one participant's sheet, with what stands on it."""
    if found.state != EnrolmentState.ACCEPTED:
        raise NotFound("Лист заполняют принятые участники программы")
    told = told_on(sheet_of(found))
    return SheetForm(request.POST or None, possible=counterparts(found), most=most_named(found), told=told)


def hand_in(form: SheetForm, found, way: SheetWay, request: HttpRequest) -> None:
    """Keep what the form says."""
    save = {"by": request.principal.actor, "moment": moments.now()}
    hand_in_sheet(found, named=form.named, never=form.never, way=way, on=moments.today(), **save)


def most_named(found) -> int:
    """How many the methodology lets one name."""
    return pack_of(found.programme).matching.norms.named_at_most


def _next(found) -> str:
    lines = lines_of(found.programme, found.track, found.side)
    missing = [line.enrolment for line in lines if line.sheet is None]
    later = [row for row in missing if row.person.sort_key > found.person.sort_key]
    following = (later or missing or [None])[0]
    if following is None:
        return _back(found)
    return reverse("matching:sheet", args=[following.public_id])


def _back(found) -> str:
    return f"{reverse('matching:sheets')}?track={found.track}"
