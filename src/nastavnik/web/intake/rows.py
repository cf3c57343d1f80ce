"""A row of the list as a page shows it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.intake.enums import RowKind
from nastavnik.features.intake.telling import Told, told

if TYPE_CHECKING:
    from nastavnik.features.intake.models import IntakeRow

SIDES = {"mentee": "наставляемый", "mentor": "наставник"}
KINDS = {
    "pupil": "обучающийся",
    "staff": "работник",
    "outsider": "внешний участник",
    "guardian": "представитель",
}


@dataclass(frozen=True, slots=True)
class RowView:
    """Names, place and side in words; `cells` are addresses with values; questions with their answers."""

    row: "IntakeRow"
    name: str
    place: str
    side: str
    tracks: str
    cells: list[list[str]]
    questions: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    options: list[dict[str, str]] = field(default_factory=list)
    same: str = ""
    fate: str = ""


def view_of(row: "IntakeRow", pack: Pack | None) -> RowView:
    """The row in words; asks nothing of the database."""
    judged, one = row.judged, told(row, pack)
    is_person = row.kind == RowKind.PERSON or bool(row.fixed.get("fields"))
    titles = [pack.track(code).title for code in judged.get("tracks", ())] if pack else []
    questions = list(judged.get("doubts", ())) if judged else _messages(row)
    return RowView(
        row=row,
        name=one.full_name if is_person else "",
        place=_place(one) if is_person else "",
        side=SIDES.get(one.role, KINDS.get(judged.get("kind", ""), "")) if is_person else "",
        tracks=", ".join(titles),
        cells=list(row.read.get("cells", ())),
        questions=questions,
        notes=[*judged.get("notes", ()), *row.made.get("notes", ())],
        options=list(judged.get("options", ())),
        same=str(judged.get("same", "")),
        fate=_fate(row),
    )


def _messages(row: "IntakeRow") -> list[str]:
    told = row.read.get("problems", ())
    return [f"{p['cell']}: {p['message']}" if p.get("cell") else str(p["message"]) for p in told]


def _place(one: Told) -> str:
    return one.school_class or ", ".join(filter(None, (one.post, one.workplace)))


def _fate(row: "IntakeRow") -> str:
    if row.made.get("person"):
        if row.made.get("created"):
            return "внесён"
        return "дополнен" if row.made.get("changed") else "уже был в списках"
    same = str(row.judged.get("same", ""))
    if same.startswith("person:"):
        return "уже есть в списках"
    return "повтор строки списка" if same.startswith("row:") else "новый человек"


def facts_of(row: "IntakeRow", pack: Pack | None) -> dict[str, Any]:
    """What stands in the fields of the row's form."""
    one = told(row, pack)
    return {
        "surname": one.surname, "name": one.name, "patronymic": one.patronymic, "role": one.role,
        "birth_date": one.birth_date, "school_class": one.school_class, "track": one.track, "phone": one.phone,
        "email": one.email, "contact_note": one.contact_note, "post": one.post, "workplace": one.workplace,
        "text": one.text, "places": one.places, "same_as": str(row.judged.get("same") or "new"),
    }  # fmt: skip
