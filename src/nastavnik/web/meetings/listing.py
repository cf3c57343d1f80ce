"""The list of meetings: rows, months, the workbook."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime

from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.queries import meetings
from nastavnik.features.pairings.queries import members_of, pairings
from nastavnik.features.programmes.queries import pack_of
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.workbooks import workbook_response

TONES = {
    MeetingState.PLANNED: "info",
    MeetingState.HELD: "good",
    MeetingState.MISSED: "bad",
    MeetingState.CANCELLED: "calm",
}
COLUMNS = (
    Column("Когда", "when", ("planned_at",)),
    Column("Наставник", "name", ("pairing__mentor__person__sort_key",)),
    Column("Наставляемые"),
    Column("Встреча"),
    Column("Минут", "minutes", ("minutes",), numeric=True),
    Column("Состояние", "state", ("state",)),
)
HEADER = (
    "№", "Дата", "Время", "Наставник", "Наставляемые", "Встреча", "Тема", "Где", "Минут", "Состояние",
    "Как прошло", "Что сделали", "О чём договорились", "Причина",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting as the list tells it. `unmarked`: its time has passed and nobody said what came of it."""

    row: object
    mentees: str
    kind: str
    tone: str
    unmarked: bool


def months_of(programme) -> list[date]:
    """First days of the programme's months."""
    months, day = [], programme.starts_on.replace(day=1)
    while day <= programme.ends_on and len(months) < 24:
        months.append(day)
        day = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
    return months


def read_meetings(request: HttpRequest, programme, form) -> Listing:
    """Meetings narrowed and ordered as asked, newest first."""
    narrowed = form.cleaned_data if form.is_valid() else {}
    rows = meetings(programme, narrowed.get("state", ""), form.chosen_month)
    if text := request.GET.get("q", ""):
        rows = rows.filter(pairing__in=pairings(programme, text=text))
    return Listing(request, rows, COLUMNS, sort="-when")


def lines(programme, rows, moment) -> list[Line]:
    """Rows with the names of mentees: one query more, however many rows."""
    rows = list(rows)
    members = members_of({row.pairing_id: row.pairing for row in rows}.values())
    titles = {kind.code: kind.title for kind in pack_of(programme).meetings}
    return [
        Line(
            row, "; ".join(str(member.mentee.person) for member in members[row.pairing_id]),
            titles.get(row.kind, row.kind), TONES[row.state],
            row.state == MeetingState.PLANNED and row.planned_at < moment,
        )
        for row in rows
    ]  # fmt: skip


def meetings_export(programme, listing: Listing, moment) -> HttpResponse:
    """Every row that passes the filters, in the order of the screen."""
    told = enumerate(lines(programme, listing.ordered, moment), start=1)
    return workbook_response("Журнал встреч", HEADER, [_cells(number, line) for number, line in told])


def _cells(number: int, line: Line) -> tuple[object, ...]:
    row, when = line.row, localtime(line.row.planned_at)
    return (
        number, when.date(), f"{when:%H:%M}", str(row.pairing.mentor.person), line.mentees, line.kind, row.topic,
        row.place, row.minutes, row.get_state_display(), row.get_mood_display(), row.done, row.agreed, row.reason,
    )  # fmt: skip
