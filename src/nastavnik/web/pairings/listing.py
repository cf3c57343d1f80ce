"""The register of pairings: rows, what is told of each, and the workbook."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime

from nastavnik.features.meetings.queries import held_counts, last_held
from nastavnik.features.pairings.enums import OPEN_STATES, PairingKind, PairingState
from nastavnik.features.pairings.queries import members_of, pairings
from nastavnik.features.programmes.queries import pack_of
from nastavnik.web.pairings.forms import OPEN
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.workbooks import workbook_response

TONES = {
    PairingState.PROPOSED: "warn",
    PairingState.TRIAL: "info",
    PairingState.ACTIVE: "good",
    PairingState.SUSPENDED: "warn",
}
COLUMNS = (
    Column("Наставник", "name", ("mentor__person__sort_key",)),
    Column("Наставляемые"),
    Column("Форма", "track", ("track",)),
    Column("Срок", "term", ("starts_on",)),
    Column("Встреч", numeric=True),
    Column("Последняя"),
    Column("Состояние", "state", ("state",)),
)
HEADER = (
    "№", "Вид", "Наставник", "Наставляемые", "Форма", "Начало", "Окончание по плану", "Закончена",
    "Приказ", "Дата приказа", "Встреч", "Последняя встреча", "Состояние",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One pairing as the register tells it."""

    row: object
    mentees: tuple[str, ...]
    track: str
    meetings: int
    last: object
    tone: str


def read_register(request: HttpRequest, programme, form) -> Listing:
    """Pairings narrowed and ordered as asked."""
    rows = pairings(programme, text=request.GET.get("q", ""))
    narrowed = form.cleaned_data if form.is_valid() else {}
    if state := narrowed.get("state"):
        rows = rows.filter(state__in=OPEN_STATES) if state == OPEN else rows.filter(state=state)
    if narrowed.get("track"):
        rows = rows.filter(track=narrowed["track"])
    return Listing(request, rows, COLUMNS, sort="name")


def lines(programme, rows) -> list[Line]:
    """Rows with their mentees and meetings: three queries, however many rows."""
    rows = list(rows)
    ids = [row.pk for row in rows]
    members, counts, last = members_of(rows), held_counts(ids), last_held(ids)
    titles = {track.code: track.title for track in pack_of(programme).tracks}
    return [
        Line(
            row, tuple(_named(member.mentee.person) for member in members[row.pk]), titles.get(row.track, row.track),
            counts.get(row.pk, 0), last.get(row.pk), TONES.get(row.state, "calm"),
        )
        for row in rows
    ]  # fmt: skip


def _named(person) -> str:
    return f"{person}, {person.school_class}" if person.school_class else str(person)


def register_export(programme, listing: Listing) -> HttpResponse:
    """Every row that passes the filters, in the order of the screen."""
    told = enumerate(lines(programme, listing.ordered), start=1)
    return workbook_response("Пары и группы", HEADER, [_cells(number, line) for number, line in told])


def _cells(number: int, line: Line) -> tuple[object, ...]:
    row = line.row
    last = localtime(line.last).date() if line.last else None
    return (
        number, PairingKind(row.kind).label, str(row.mentor.person), "; ".join(line.mentees), line.track,
        row.starts_on, row.ends_on, row.ended_on, row.order_number, row.order_date, line.meetings, last,
        PairingState(row.state).label,
    )  # fmt: skip
