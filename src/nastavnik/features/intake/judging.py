"""What will become of each row: ready, doubtful with its questions, or unreadable."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.tracks import SideRule
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.rules import may_enrol
from nastavnik.features.intake.choosing import Choices
from nastavnik.features.intake.enums import RowKind, RowState
from nastavnik.features.intake.likeness import Acquaintances
from nastavnik.features.intake.models import IntakeRow
from nastavnik.features.intake.telling import Told, told
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme

NEW = "new"


@dataclass(slots=True)
class Ground:
    """What judging stands on; loaded once for the whole list."""

    programme: Programme | None
    pack: Pack | None
    tracks: frozenset[str]
    choices: Choices
    known: Acquaintances
    today: date
    told: dict[int, Told] = field(default_factory=dict)

    def hear(self, rows: Iterable[IntakeRow]) -> None:
        """Read all rows of people first: partners lend each other their form."""
        self.told = {row.position: told(row, self.pack) for row in rows if row.kind != RowKind.SKIPPED}


@dataclass(slots=True)
class Judgement:
    """One row's fate in the making."""

    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    same: str = NEW
    options: list[dict[str, str]] = field(default_factory=list)


def judge(row: IntakeRow, ground: Ground) -> None:
    """Set the state, the reason and the plan of a row that has not been written yet."""
    if row.kind == RowKind.SKIPPED or row.state in {RowState.DONE, RowState.UNDONE}:
        return
    one = ground.told[row.position]
    if row.kind == RowKind.PROBLEM and not row.fixed.get("fields"):
        row.state = RowState.DROPPED if row.fixed.get("dropped") else RowState.UNREADABLE
        row.why = _shortened([problem["message"] for problem in row.read.get("problems", [])])
        return
    found = Judgement()
    tracks = tracks_of(one, ground)
    kind = kind_of(one, tracks, ground)
    _recognise(row, one, kind, ground, found)
    _doubt(row, one, kind, tracks, ground, found)
    _conclude(row, one, kind, tracks, ground, found)


def tracks_of(one: Told, ground: Ground) -> list[str]:
    """Forms in which a person enters the base: the row's own, the partners', or the chosen one."""
    if ground.programme is None or one.role not in Side.values:
        return []
    if one.track or one.track_text:
        return [one.track] if one.track else []
    lent = [ground.told[p].track for p in one.partners if p in ground.told and ground.told[p].track]
    return list(dict.fromkeys(lent)) or ([ground.choices.track] if ground.choices.track else [])


def kind_of(one: Told, tracks: list[str], ground: Ground) -> str:
    """As whom the person stands in the lists of the school: told by a class, else allowed by the form."""
    if one.school_class:
        return PersonKind.PUPIL
    allowed = [kind for track in tracks for kind in _side_kinds(one, track, ground)]
    if allowed:
        # a class would have told a pupil of ours; whoever may be from outside is from outside
        outside = [kind for kind in allowed if kind != PersonKind.PUPIL]
        return outside[0] if outside else allowed[0]
    if one.role == Side.MENTEE and not one.post:
        return PersonKind.PUPIL
    return PersonKind.STAFF


def _side_kinds(one: Told, track: str, ground: Ground) -> tuple[str, ...]:
    return ground.pack.person_kind(_rule(one, track, ground.pack).kind).people if ground.pack else ()


def _rule(one: Told, track: str, pack: Pack) -> SideRule:
    form = pack.track(track)
    return form.mentor if one.role == Side.MENTOR else form.mentee


def _recognise(row: IntakeRow, one: Told, kind: str, ground: Ground, found: Judgement) -> None:
    likeness = ground.known.like(one, kind)
    decided = str(row.fixed.get("same_as") or "")
    _twins(row, ground, found)
    if likeness.certain:
        found.same = f"person:{likeness.certain.public_id}"
        found.options.append(_option(likeness.certain))
        found.notes.append(f"Уже есть в списках: {_described(likeness.certain)}")
    elif likeness.possible:
        found.options += [_option(person) for person in likeness.possible]
        found.same = f"person:{likeness.likely.public_id}" if likeness.likely else ""
        names = "; ".join(_described(person) for person in likeness.possible)
        found.doubts.append(f"В списках есть похожий человек: {names}")
    if found.options:
        found.options.append({"value": NEW, "text": "Нет, внести нового"})
    if decided in {option["value"] for option in found.options}:
        found.same = decided


def _twins(row: IntakeRow, ground: Ground, found: Judgement) -> None:
    for twin in row.read.get("twins", ()):
        found.doubts.append(str(twin["why"]))
        other = ground.told.get(twin["position"] or 0)
        if other is None:
            continue
        value = f"row:{other.id}"
        row_number = other.extras.get("row", "")
        text = f"Тот же, что в строке {row_number}"
        found.options.append({"value": value, "text": text})
        if twin["kind"] == "certain":
            found.same = value


def _option(person: Person) -> dict[str, str]:
    return {"value": f"person:{person.public_id}", "text": f"Да, это {person}"}


def _described(person: Person) -> str:
    place = person.school_class or person.post or person.workplace
    return f"{person}, {place}" if place else str(person)


def _doubt(row: IntakeRow, one: Told, kind: str, tracks: list[str], ground: Ground, found: Judgement) -> None:
    for problem in row.read.get("problems", ()):
        place = f"{problem['cell']}: " if problem.get("cell") else ""
        found.doubts.append(f"{place}{problem['message']}")
    if one.extras.get("status"):
        told = re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3.\2.\1", str(one.extras["status"]))
        found.doubts.append(f"В списке отмечено: {told}. Решите, вносить ли в базу")
    if ground.programme is None or ground.pack is None:
        return
    if one.role not in Side.values:
        found.doubts.append(
            "Непонятно, наставник это или наставляемый: укажите, иначе человек не попадёт в базу"
        )
        return
    _doubt_tracks(one, tracks, ground, found)
    for track in tracks:
        if track in ground.tracks:
            verdict = may_enrol(
                _as_person(one, kind, found, ground), one.role, track, ground.pack, ground.today
            )
            if not verdict:
                found.doubts.append(verdict.reason)


def _doubt_tracks(one: Told, tracks: list[str], ground: Ground, found: Judgement) -> None:
    assert ground.pack is not None
    if one.track_text and not one.track:
        found.doubts.append(f"Форма «{one.track_text}» незнакома: выберите её из списка")
    elif not tracks:
        found.doubts.append("Не указана форма наставничества: выберите её для всей загрузки или для строки")
    for track in tracks:
        if track not in ground.tracks:
            title = ground.pack.track(track).title
            found.doubts.append(f"Форма «{title}» не выбрана в программе: добавьте её или укажите другую")


def _as_person(one: Told, kind: str, found: Judgement, ground: Ground) -> Person:
    known = ground.known.by_id.get(found.same.removeprefix("person:"))
    return known or Person(
        kind=kind, surname=one.surname, name=one.name, patronymic=one.patronymic, birth_date=one.birth_date,
        birth_year=one.birth_year,
    )  # fmt: skip


def _conclude(
    row: IntakeRow, one: Told, kind: str, tracks: list[str], ground: Ground, found: Judgement
) -> None:
    starts, ends = dates_of(one, ground)
    if starts != one.starts and one.starts and ground.programme:
        found.notes.append(
            f"Дата вхождения в списке ({one.starts:%d.%m.%Y}) вне программы: запишется {starts:%d.%m.%Y}"
        )
    row.judged = {
        "kind": kind,
        "tracks": [track for track in tracks if track in ground.tracks],
        "same": found.same,
        "options": found.options,
        "doubts": found.doubts,
        "notes": found.notes,
        "entered_on": starts.isoformat(),
        "left_on": ends.isoformat() if ends else None,
    }
    row.state, row.why = _standing(row, one, found)


def _standing(row: IntakeRow, one: Told, found: Judgement) -> tuple[RowState, str]:
    if row.fixed.get("dropped"):
        return RowState.DROPPED, "решено не записывать"
    if not one.surname and not one.name:
        return RowState.UNREADABLE, "Нет ни фамилии, ни имени"
    if found.options and not found.same:
        return RowState.DOUBTFUL, _shortened(found.doubts)
    if found.doubts and not row.fixed.get("accepted"):
        return RowState.DOUBTFUL, _shortened(found.doubts)
    return RowState.READY, ""


def dates_of(one: Told, ground: Ground) -> tuple[date, date | None]:
    """Day of entry and of completion: the list's own when they fall into the programme, else the chosen day."""
    programme = ground.programme
    if programme is None:
        return ground.choices.entered_on, None
    inside = one.starts and programme.starts_on <= one.starts <= programme.ends_on
    starts = one.starts if inside and one.starts else ground.choices.entered_on
    ends = one.ends if one.ends and starts <= one.ends <= programme.ends_on else None
    return starts, ends


def _shortened(texts: list[str]) -> str:
    joined = ". ".join(text.rstrip(".") for text in texts)
    return joined if len(joined) <= 400 else joined[:399] + "…"
