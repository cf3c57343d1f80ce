"""A base as a workbook, as it is shown on the screen."""

from django.http import HttpResponse

from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.web.shell.tables import Listing
from nastavnik.web.shell.workbooks import workbook_response

HEADER = (
    "№",
    "Фамилия, имя, отчество",
    "Класс, должность",
    "Форма",
    "В программе с",
    "По",
    "Мест",
    "Занято",
    "Состояние",
)


def base_export(listing: Listing, side: str) -> HttpResponse:
    """Every row that passes the filters, in the order of the screen."""
    from nastavnik.features.methodology.queries import packs_here

    titles = {track.code: track.title for pack in packs_here() for track in pack.tracks}
    rows = [
        (
            number,
            str(row.person),
            str(row.person.school_class or row.person.post or row.person.workplace),
            titles.get(row.track, row.track),
            row.entered_on,
            row.left_on,
            row.places if side == Side.MENTOR else None,
            row.used_places if side == Side.MENTOR else None,
            EnrolmentState(row.state).label,
        )
        for number, row in enumerate(listing.ordered, start=1)
    ]
    title = next(base.title for pack in packs_here() for base in pack.bases if base.side == side)
    return workbook_response(title, HEADER, rows)
