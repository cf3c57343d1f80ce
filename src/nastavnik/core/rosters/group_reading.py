"""What the columns of names say in one row: people, nobody, or words nobody understood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from nastavnik.core.rosters.owners import NameGroup
from nastavnik.core.russian.full_names import NameHabit, NameReading, read_name
from nastavnik.core.russian.people_cells import Mention, PeopleCell, is_blank_mark, parse_people
from nastavnik.core.tables.sheet import Cell

Cells = Mapping[int, Cell]
_DASH = re.compile(r"\s+[-–—]+>?\s+|\s*[→⇒]\s*|\s*/\s*|\n|\s[-–—]|[–—]\s")


@dataclass(frozen=True, slots=True)
class GroupReading:
    """What a group of name columns says in one row."""

    cell: Cell
    people: tuple[tuple[str, Mention], ...]
    nobody: str | None = None
    group_of: int | None = None
    leftovers: tuple[str, ...] = ()


def read_group(group: NameGroup, cells: Cells, habit: NameHabit) -> GroupReading | None:
    """The people a group names in a row; None when its cells are empty."""
    if group.separate:
        return _from_parts(group, cells, habit)
    cell = cells.get(group.index)
    if cell is None or not cell.text:
        return None
    if group.role == "pair":
        return _from_pair(group, cell, habit)
    found = parse_people(cell.text, habit)
    return _reading(cell, found, group.role)


def _reading(cell: Cell, found: PeopleCell, role: str) -> GroupReading:
    left = (*found.leftovers, *found.attached_to_nobody)
    return GroupReading(
        cell, tuple((role, mention) for mention in found.people), found.nobody, found.group_of, left
    )


def _from_parts(group: NameGroup, cells: Cells, habit: NameHabit) -> GroupReading | None:
    parts = {column.meaning: cells[column.index] for column in group.columns if column.index in cells}
    parts = {meaning: cell for meaning, cell in parts.items() if cell.text and not is_blank_mark(cell.text)}
    if not parts:
        return None
    first = next(iter(parts.values()))
    texts = {meaning: " ".join(cell.text.split()) for meaning, cell in parts.items()}
    if len(parts) == 1 and len(first.text.split()) > 1:
        return _reading(first, parse_people(first.text, habit), group.role)
    reading = _assembled(texts, habit)
    if reading is None:
        return GroupReading(first, (), leftovers=(" ".join(texts.values()),))
    return GroupReading(first, ((group.role, Mention(reading, written=" ".join(texts.values()))),))


def _assembled(texts: Mapping[str | None, str], habit: NameHabit) -> NameReading | None:
    """Parts known by their columns; the reader of whole names only mends letters and cases."""
    surname, name, patronymic = (texts.get(part, "") for part in ("surname", "given_name", "patronymic"))
    if ("." in name and not patronymic) or re.search(r"\d", surname + name + patronymic):
        return read_name(f"{surname} {name}", habit, lenient=True)
    whole = read_name(
        f"{surname} {name} {patronymic}".strip(), replace(habit, name_first=False), lenient=True
    )
    if (
        whole
        and surname
        and name
        and whole.surname[:2].lower() == surname[:2].lower()
        and bool(whole.patronymic) == bool(patronymic)
    ):
        return whole
    plain = [_as_name(part) for part in (surname, name, patronymic)]
    return NameReading(plain[0], plain[1], plain[2]) if any(plain) else None


def _as_name(part: str) -> str:
    return (
        part
        if not (part.isupper() or part.islower()) or "." in part
        else "-".join(piece.capitalize() for piece in part.split("-"))
    )


def _from_pair(group: NameGroup, cell: Cell, habit: NameHabit) -> GroupReading:
    """«Иванова А.А. – Петров Б.»: the header tells who stands first, by default the mentor."""
    first = "mentee" if re.search(r"(?i)^\W*(фио\s*)?наставляем", group.header) else "mentor"
    if re.search(r"(?i)наставляем.*наставни", group.header):
        first = "mentee"
    second = "mentor" if first == "mentee" else "mentee"
    halves = [half for half in _DASH.split(cell.text, maxsplit=1) if half and half.strip()]
    if len(halves) != 2:
        found = parse_people(cell.text, habit)
        if len(found.people) == 2:
            return GroupReading(cell, ((first, found.people[0]), (second, found.people[1])))
        return GroupReading(cell, (), found.nobody, leftovers=(cell.text,))
    left, right = (parse_people(half, habit) for half in halves)
    people = [(first, mention) for mention in left.people] + [(second, mention) for mention in right.people]
    leftovers = (*left.leftovers, *right.leftovers, *left.attached_to_nobody, *right.attached_to_nobody)
    return GroupReading(cell, tuple(people), None, left.group_of or right.group_of, leftovers)
