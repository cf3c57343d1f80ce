"""A rehearsal laid out as rows of an intake: every row of the file ends as a person, a question or a named skip."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from nastavnik.core.rosters.columns import NAME_MEANINGS, NAME_PARTS, Column
from nastavnik.core.rosters.findings import Person, Problem
from nastavnik.core.rosters.rehearsal import Rehearsal
from nastavnik.core.tables import Sheet
from nastavnik.features.intake.enums import RowKind, RowState
from nastavnik.features.intake.models import Intake, IntakeRow

SKIPS = {
    "empty": "пустая строка",
    "header": "шапка таблицы",
    "title": "заголовок списка",
    "section": "название раздела",
    "total": "итог",
    "footer": "подпись",
}
Cells = list[list[str]]


def rows_of(intake: Intake, sheet: Sheet, found: Rehearsal) -> list[IntakeRow]:
    """Unsaved rows; the position of a person is the person's number in the rehearsal."""
    cells = {row.number: [[cell.address, cell.text] for cell in row.cells] for row in sheet.rows}
    told = found.to_json()
    persons: list[dict[str, Any]] = told["persons"]  # type: ignore[assignment]
    of_person, loose = _shared_out(found)
    twins = _twins(found)
    rows = [
        _row(
            intake,
            person["id"],
            person["row"],
            RowKind.PERSON,
            person
            | {
                "problems": of_person[person["id"]],
                "twins": twins[person["id"]],
                "cells": cells.get(person["row"], []),
            },
        )
        for person in persons
    ]
    rows += [
        _row(intake, len(persons) + place, row, RowKind.PROBLEM, _question(problems, cells))
        for place, (row, problems) in enumerate(loose, start=1)
    ]
    for skip in found.skipped:
        read = {"skip": skip.why, "cells": cells.get(skip.row, [])}
        row = _row(intake, len(rows) + 1, skip.row, RowKind.SKIPPED, read)
        row.why = SKIPS[skip.why]
        rows.append(row)
    return rows


def _row(intake: Intake, position: int, number: int, kind: RowKind, read: dict[str, Any]) -> IntakeRow:
    states = {RowKind.PROBLEM: RowState.UNREADABLE, RowKind.SKIPPED: RowState.DROPPED}
    return IntakeRow(
        organisation_id=intake.organisation_id, intake=intake, position=position, row=number, kind=kind,
        state=states.get(kind, RowState.READY), read=read,
    )  # fmt: skip


def _question(problems: list[Problem], cells: dict[int, Cells]) -> dict[str, Any]:
    row = problems[0].row
    return {"row": row, "rows": [row], "problems": [_told(p) for p in problems], "cells": cells.get(row, [])}


def _told(problem: Problem) -> dict[str, Any]:
    return {
        "cell": problem.cell, "column": problem.column, "level": problem.level, "value": problem.value,
        "message": problem.message,
    }  # fmt: skip


def _shared_out(found: Rehearsal) -> tuple[dict[int, list[Any]], list[tuple[int, list[Problem]]]]:
    """Problems by the id of the person they speak of; those of rows without people stand alone."""
    speaking: dict[int, list[Person]] = defaultdict(list)
    for person in found.persons:
        for row in person.rows:
            speaking[row].append(person)
    skipped = {skip.row for skip in found.skipped}
    of_person: dict[int, list[Any]] = defaultdict(list)
    loose: dict[int, list[Problem]] = defaultdict(list)
    for problem in found.problems:
        people = speaking.get(problem.row)
        if people:
            of_person[_meant(problem, people, found.columns).id].append(_told(problem))
        elif problem.row not in skipped:
            loose[problem.row].append(problem)
    return of_person, sorted(loose.items())


def _meant(problem: Problem, people: list[Person], columns: tuple[Column, ...]) -> Person:
    """Whose cell it is: by the side its column names, else by the nearest column of names on its left."""
    named = [person for person in people if person.surname and person.surname in problem.value]
    first = [person for person in people if person.row == problem.row] or people
    if named:
        return named[0]
    role = _side_of(problem.column, columns)
    return next((person for person in first if person.role == role), first[0])


def _side_of(label: str | None, columns: tuple[Column, ...]) -> str | None:
    side: str | None = None
    for column in columns:
        if column.meaning in NAME_MEANINGS | set(NAME_PARTS):
            side = column.role or side
        if column.label == label:
            return "mentee" if column.role == "parent" else column.role or side
    return None


def _twins(found: Rehearsal) -> dict[int, list[dict[str, Any]]]:
    """Suspicions of one person standing twice in the list, told on the later of the two."""
    told: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for duplicate in found.duplicates:
        other = min(duplicate.ids) if len(duplicate.ids) > 1 else None
        told[max(duplicate.ids)].append({"position": other, "kind": duplicate.kind, "why": duplicate.why})
    return told


def unaccounted(rows: Iterable[IntakeRow], total: int) -> list[int]:
    """Numbers of rows of the file that no row of the intake speaks of: always empty, and shown to be so."""
    known = {number for row in rows for number in (row.read.get("rows") or [row.row])}
    return [number for number in range(1, total + 1) if number not in known]


def digest_of(rows: Iterable[IntakeRow]) -> str:
    """What was rehearsed, in one word: equal only when every row reads the same."""
    told = [[row.position, row.row, row.read] for row in rows]
    told.sort(key=lambda item: item[0])
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
