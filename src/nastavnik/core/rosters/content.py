"""What a column holds, judged by its cells: the way to read a list that has no header."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from nastavnik.core.rosters.attributes import looks_like_workplace
from nastavnik.core.rosters.columns import NAME_MEANINGS, Column
from nastavnik.core.russian.class_codes import parse_class
from nastavnik.core.russian.dates import parse_date
from nastavnik.core.russian.name_words import given_of, patronymic_of
from nastavnik.core.russian.people_cells import is_blank_mark, parse_people
from nastavnik.core.russian.phones import parse_contact
from nastavnik.core.tables.sheet import Cell

_SAMPLE = 40


def guess_meanings(columns: Sequence[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """Columns without a meaning get one when most of their cells agree; the rest stay as they are."""
    guessed = [
        column if column.meaning else replace(column, meaning=_guess(cells.get(column.index, [])))
        for column in columns
    ]
    if not any(column.meaning in NAME_MEANINGS for column in guessed):
        guessed = _split_names(guessed, cells)
    return guessed


def refine_meanings(columns: Sequence[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """Headers that may mean two things are settled by content: «уровень» 8, 9, 11 is a class."""
    refined = [_refined(column, cells.get(column.index, [])) for column in columns]
    return _authors_as_people(_names_agreed(_unnamed_guessed(refined, cells), cells), cells)


def _names_agreed(columns: list[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """«Name» beside «Surname» is a given name; «Имя» without a surname column is the whole name."""
    has_surname = any(column.meaning == "surname" for column in columns)
    settled = []
    for column in columns:
        if column.meaning == "given_name" and not has_surname:
            column = replace(column, meaning="full_name")
        elif (
            column.meaning == "full_name"
            and has_surname
            and re.fullmatch(r"(?i)\W*(имя|name)\W*", column.header)
        ):
            single = _share(cells.get(column.index, []), lambda cell: len(cell.text.split()) == 1)
            column = replace(column, meaning="given_name") if single > 0.6 else column
        settled.append(column)
    return settled


def _unnamed_guessed(columns: list[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """Columns under no heading, or under one nobody knows: contacts, dates, classes speak for themselves."""
    settled = []
    for column in columns:
        if column.meaning is None:
            guess = _guess(cells.get(column.index, []))
            lettered = (
                guess != "class"
                or _share(cells.get(column.index, []), lambda cell: bool(re.search(r"[^\W\d]", cell.text)))
                > 0.3
            )
            if guess in ("contact", "birth_date", "class") and lettered:
                column = replace(column, meaning=guess)
        settled.append(column)
    return settled


def _authors_as_people(columns: list[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """Where nobody but authors takes part, the authors are the participants: «Автор; Работа; Руководитель»."""
    if any(column.meaning in NAME_MEANINGS and column.role in (None, "mentee") for column in columns):
        return columns
    return [
        replace(column, meaning="full_name", role="mentee")
        if column.meaning == "work_author"
        and re.fullmatch(r"(?i)\W*(фио\s*)?автор\w*\W*", column.header)
        and _share(cells.get(column.index, []), _is_person) > 0.5
        else column
        for column in columns
    ]


def _refined(column: Column, cells: list[Cell]) -> Column:
    if column.meaning is None and column.role and _share(cells, _is_person) > 0.5:
        return replace(column, meaning="full_name")
    if column.meaning in ("mark", "note", "full_name", None) and _share(cells, _is_role) > 0.6:
        return replace(column, meaning="role", role=None)
    if column.meaning == "level" and _share(cells, _is_class) > 0.7:
        return replace(column, meaning="class")
    if column.meaning == "class" and _share(cells, _is_person) > 0.6 and _share(cells, _is_class) < 0.3:
        return replace(column, meaning="full_name")
    if column.meaning == "pair" and _share(cells, _is_pair) < 0.3 and _share(cells, _is_person) < 0.3:
        return replace(column, meaning="note")
    if column.meaning == "full_name" and cells and _share(cells, _is_pair) > 0.5:
        return replace(column, meaning="pair")
    if column.meaning == "full_name" and cells and _share(cells, _is_person) < 0.2:
        return _not_names(column, cells)
    if (
        column.meaning == "organization"
        and _share(cells, _is_class) > 0.7
        and column.header.lower() != "школа"
    ):
        return replace(column, meaning="class")
    return column


def _not_names(column: Column, cells: list[Cell]) -> Column:
    """A header promised people, the cells hold something else plainly recognisable."""
    if _share(cells, _is_class) > 0.6:
        return replace(column, meaning="class")
    if _share(cells, _is_contact) > 0.6:
        return replace(column, meaning="contact")
    return column


def _guess(cells: list[Cell]) -> str | None:
    if not cells:
        return None
    tests: tuple[tuple[str, Callable[[Cell], bool], float], ...] = (
        ("pair", _is_pair, 0.6),
        ("full_name", _is_person, 0.5),
        ("contact", _is_contact, 0.6),
        ("birth_date", _is_birth, 0.6),
        ("class", _is_class, 0.6),
        ("workplace", lambda cell: looks_like_workplace(cell.text), 0.6),
    )
    for meaning, test, least in tests:
        if _share(cells, test) >= least and not (meaning == "class" and _is_counting(cells)):
            return meaning
    return "number" if _is_counting(cells) else None


def _share(cells: list[Cell], test: Callable[[Cell], bool]) -> float:
    sample = [cell for cell in cells if cell.text and not is_blank_mark(cell.text)][:_SAMPLE]
    return sum(map(test, sample)) / len(sample) if sample else 0.0


def _is_person(cell: Cell) -> bool:
    found = parse_people(cell.text, lenient=False)
    return bool(found.people) and len(cell.text) < 300


def _is_pair(cell: Cell) -> bool:
    halves = re.split(r"\s+[-–—]+>?\s+|\s*[→⇒]\s*", cell.text)
    return len(halves) == 2 and all(parse_people(half, lenient=False).people for half in halves)


def _is_role(cell: Cell) -> bool:
    return bool(
        re.fullmatch(r"(?i)\W*(наставник|наставляемый|наставляемая|наставница|куратор)\W*", cell.text)
    )


def _is_contact(cell: Cell) -> bool:
    found = parse_contact(cell.text)
    return bool(found.phones or found.emails)


def _is_birth(cell: Cell) -> bool:
    found = parse_date(cell.value)
    return bool(found and found.date and 1930 <= found.date.year <= 2035)


def _is_class(cell: Cell) -> bool:
    found = parse_class(cell.text)
    return bool(found and not found.fault)


def _is_counting(cells: list[Cell]) -> bool:
    """1, 2, 3 … down the column, gaps allowed."""
    numbers = [int(cell.text.rstrip(".)")) for cell in cells if re.fullmatch(r"\d{1,5}[.)]?", cell.text)]
    rising = all(later >= earlier for earlier, later in itertools.pairwise(numbers))
    steps = all(later == earlier + 1 for earlier, later in itertools.pairwise(numbers))
    if len(numbers) >= 2 and numbers[0] in (0, 1) and steps and len(numbers) >= 0.5 * len(cells):
        return True
    return len(numbers) >= 0.8 * len(cells) and rising and len(set(numbers)) > 0.8 * len(numbers)


def _split_names(columns: list[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """Three neighbouring columns of single words: surname, name, patronymic (or the name first)."""
    given = _best(columns, cells, lambda cell: bool(given_of(cell.text.capitalize())))
    if given is None:
        return columns
    patronymic = _best(columns, cells, lambda cell: bool(patronymic_of(cell.text)))
    neighbour = given - 1 if given and not columns[given - 1].meaning else given + 1
    if patronymic == neighbour:
        neighbour = patronymic + 1
    if not 0 <= neighbour < len(columns) or columns[neighbour].meaning:
        return columns
    parts = {given: "given_name", neighbour: "surname"} | (
        {patronymic: "patronymic"} if patronymic is not None else {}
    )
    return [replace(column, meaning=parts.get(place, column.meaning)) for place, column in enumerate(columns)]


def _best(columns: list[Column], cells: dict[int, list[Cell]], test: Callable[[Cell], bool]) -> int | None:
    shares = [0.0 if column.meaning else _share(cells.get(column.index, []), test) for column in columns]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= 0.5 else None
