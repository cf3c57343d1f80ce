"""Reads of intakes and their rows."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Count, QuerySet

from nastavnik.core.russian.keys import search_key
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.intake.choosing import Choices, choices_of
from nastavnik.features.intake.enums import RowKind, RowState
from nastavnik.features.intake.judging import Ground
from nastavnik.features.intake.likeness import Acquaintances
from nastavnik.features.intake.models import Intake, IntakeRow
from nastavnik.features.people.enums import PersonState
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.queries import chosen_tracks, pack_of
from nastavnik.kit.verdict import NotFound

TABS = {
    "ready": (RowState.READY,),
    "doubtful": (RowState.DOUBTFUL,),
    "unreadable": (RowState.UNREADABLE,),
    "skipped": (RowState.DROPPED,),
    "done": (RowState.DONE, RowState.UNDONE),
}


def intakes() -> QuerySet[Intake]:
    """Intakes of the scope, newest first."""
    return Intake.objects.select_related("file", "programme", "uploaded_by")


def load_intake(public_id: str) -> Intake:
    """One intake, or `NotFound`."""
    found: Intake | None = intakes().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def load_row(intake: Intake, public_id: str) -> IntakeRow:
    """One row of this intake, or `NotFound`."""
    found: IntakeRow | None = IntakeRow.objects.filter(intake=intake, public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def rows(intake: Intake, tab: str = "", text: str = "") -> QuerySet[IntakeRow]:
    """Rows of an intake in the order of the file; `tab` is a key of `TABS`, `text` searches the names."""
    found = IntakeRow.objects.filter(intake=intake).order_by("row", "position")
    if tab:
        found = found.filter(state__in=TABS[tab])
    for word in search_key(text).split():
        found = found.filter(name_key__contains=word)
    return found


def chosen_rows(intake: Intake, ids: Collection[str]) -> list[IntakeRow]:
    """Those of the rows that bear these ids."""
    return list(rows(intake).filter(public_id__in=list(ids)))


def tab_counts(intake: Intake) -> dict[str, int]:
    """How many rows are under each tab; «file» counts skipped rows of the file alone."""
    told = dict[str, int]()
    found = IntakeRow.objects.filter(intake=intake).order_by().values_list("state", "kind")
    for state, kind, number in found.annotate(n=Count("pk")):
        tab = next(name for name, states in TABS.items() if state in states)
        told[tab] = told.get(tab, 0) + number
        if kind == RowKind.SKIPPED:
            told["file"] = told.get("file", 0) + number
    return {tab: told.get(tab, 0) for tab in (*TABS, "file")}


def seal_of(intake: Intake) -> str:
    """Changes with every decision about any row: what was shown when «Записать» was pressed."""
    import hashlib

    told = IntakeRow.objects.filter(intake=intake).order_by("position")
    versions = told.values_list("position", "version", "state")
    text = repr((intake.public_id, intake.version, list(versions)))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def next_rows(intake: Intake, count: int) -> list[IntakeRow]:
    """The next rows to write, in the order of the list: a row may lean on an earlier one."""
    found = IntakeRow.objects.filter(intake=intake, state=RowState.READY)
    return list(found.order_by("position")[:count])


def next_pairings(intake: Intake, count: int) -> list[IntakeRow]:
    """Written mentors whose pairs from the list have not been looked at yet."""
    if not intake.choices.get("pairs") or intake.programme_id is None:
        return []
    found = IntakeRow.objects.filter(intake=intake, state=RowState.DONE).order_by("position")
    waiting = (row for row in found if row.made.get("enrolments") or row.made.get("standing"))
    mentors = (row for row in waiting if row.read.get("paired_with") and "pairings" not in row.made)
    return list(islice((row for row in mentors if side_of(row) == Side.MENTOR), count))


def side_of(row: IntakeRow) -> str:
    """The side on which the row stands after corrections."""
    return str(row.fixed.get("fields", {}).get("role") or row.read.get("role") or "")


def made_people(intake: Intake) -> set[str]:
    """Public ids of people this intake itself has entered."""
    found = IntakeRow.objects.filter(intake=intake, state=RowState.DONE).values_list("made", flat=True)
    return {str(made["person"]) for made in found if made.get("created")}


def written_rows(intake: Intake) -> list[IntakeRow]:
    """Rows whose people are written."""
    return list(IntakeRow.objects.filter(intake=intake, state=RowState.DONE).order_by("position"))


def rows_at(intake: Intake, positions: Collection[int]) -> dict[int, IntakeRow]:
    """Rows by their positions."""
    found = IntakeRow.objects.filter(intake=intake, position__in=list(positions))
    return {row.position: row for row in found}


def neighbours(intake: Intake, near: Iterable[IntakeRow]) -> dict[int, IntakeRow]:
    """These rows, the partners they name and the rows they may repeat, by position."""
    positions = set[int]()
    for row in near:
        twins = [twin.get("position") for twin in row.read.get("twins") or ()]
        positions |= {row.position, *(row.read.get("paired_with") or ()), *filter(None, twins)}
    return rows_at(intake, positions)


def acquaintances(without: Collection[str] = ()) -> Acquaintances:
    """Everybody on the lists, except those with these public ids."""
    people = Person.objects.filter(state=PersonState.ACTIVE).select_related("school_class")
    left_out = set(without)
    return Acquaintances(person for person in people if person.public_id not in left_out)


def ground_of(intake: Intake, today: date, choices: Choices | None = None) -> Ground:
    """What judging the rows of this intake stands on."""
    programme = intake.programme
    return Ground(
        programme=programme,
        pack=pack_of(programme) if programme else None,
        tracks=frozenset(track.code for track in chosen_tracks(programme)) if programme else frozenset(),
        choices=choices or choices_of(intake, today),
        known=acquaintances(),
        today=today,
    )


def missing_tracks(intake: Intake) -> list[tuple[str, str, int]]:
    """Forms named in the list but not chosen in the programme: code, title, how many people name each."""
    if intake.programme is None:
        return []
    pack = pack_of(intake.programme)
    chosen = {track.code for track in chosen_tracks(intake.programme)}
    named: dict[str, int] = {}
    for read in IntakeRow.objects.filter(intake=intake, kind=RowKind.PERSON).values_list("read", flat=True):
        track = pack.track_by_spelling(str(read.get("track") or ""))
        if track and track.code not in chosen:
            named[track.code] = named.get(track.code, 0) + 1
    return [(code, pack.track(code).title, number) for code, number in named.items()]


def plan_of(intake: Intake) -> dict[str, int]:
    """What pressing «Записать» would do: people in all, those already known, mentors with pairs named."""
    ready = IntakeRow.objects.filter(intake=intake, state=RowState.READY).values_list(
        "judged", "read", "fixed"
    )
    found = {"people": 0, "known": 0, "bases": 0, "moved": 0, "pairs": 0}
    for judged, read, fixed in ready:
        role = fixed.get("fields", {}).get("role") or read.get("role")
        found["people"] += 1
        found["known"] += str(judged.get("same", "")).startswith(("person:", "row:"))
        found["bases"] += bool(judged.get("tracks"))
        found["moved"] += any("вне программы" in note for note in judged.get("notes", ()))
        found["pairs"] += len(read.get("paired_with") or ()) if role == Side.MENTOR else 0
    return found


def report_of(intake: Intake) -> dict[str, Any]:
    """What was written: numbers, and the remarks that remain."""
    told: dict[str, Any] = {"created": 0, "updated": 0, "known": 0, "enrolled": 0, "pairs": 0, "classes": 0}
    remarks: list[tuple[IntakeRow, str]] = []
    for row in written_rows(intake):
        made = row.made
        told["created"] += bool(made.get("created"))
        told["updated"] += bool(not made.get("created") and made.get("changed"))
        told["known"] += bool(not made.get("created") and not made.get("changed"))
        told["enrolled"] += len(made.get("enrolments", ()))
        told["pairs"] += len(made.get("pairings", ()))
        told["classes"] += bool(made.get("school_class"))
        remarks += [(row, str(note)) for note in made.get("notes", ())]
    return told | {"remarks": remarks}
