"""Lists on their way to people, loaded by the product's own actions."""

from pathlib import Path

from nastavnik.features.intake.actions import decide_rows, rehearse_list, upload_list
from nastavnik.features.intake.models import Intake
from nastavnik.features.intake.queries import load_intake, rows, seal_of
from nastavnik.features.intake.reading import fitting_sheet, rehearsal_of, sheets_in
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.files.kinds import LISTS
from nastavnik.kit.files.receiving import judged
from nastavnik.processes.perform_intake import perform_intake
from tests.makers.organisations import BY, MOMENT

EXAMPLES = Path(__file__).parents[1] / "core" / "rosters" / "intake"
PUPILS = (
    "ФИО ученика;Класс;Дата рождения\nИванова Алиса Денисовна;7А;05.04.2013\nЁлкин Пётр Ильич;6Б;01.02.2014\n"
)


def example(name: str) -> str:
    """The text of one of the lists schools really keep; `name` is its number."""
    (found,) = EXAMPLES.glob(f"{name}_*.csv")
    return found.read_text(encoding="utf-8")


def make_intake(text: str = PUPILS, programme: Programme | None = None, **settings) -> Intake:
    """A list read and rehearsed with the columns as guessed; `role` may be given."""
    received = judged(text.encode(), "список.csv", LISTS)
    role = settings.pop("role", "auto")
    sheet = fitting_sheet(sheets_in(received.data, "список.csv"), role)
    row = upload_list(received, sheet=sheet, role=role, programme=programme, by=BY, moment=MOMENT)
    found = rehearsal_of(sheet, role, settings, row.file.title)
    return rehearse_list(row, sheet, found, role=role, columns=settings, by=BY, moment=MOMENT)


def accept_everything(intake: Intake) -> None:
    """Say «всё верно» to every question that has an answer offered."""
    doubtful = [row.public_id for row in rows(intake, "doubtful")]
    if doubtful:
        decide_rows(intake, doubtful, decision="accept", by=BY, moment=MOMENT)


def perform(intake: Intake) -> Intake:
    """Write what is ready, as pressing the button would."""
    found = load_intake(intake.public_id)
    perform_intake(found, seal=seal_of(found), by=BY, moment=MOMENT)
    return load_intake(intake.public_id)
