"""Rows that are not people: sections, totals, signatures, repeated headers; and what sections tell."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nastavnik.core.rosters.attributes import find_track, read_workplace
from nastavnik.core.rosters.cells import Grid, own_cells
from nastavnik.core.rosters.layout import Table, is_header
from nastavnik.core.rosters.vocabulary import fold_header, vocabulary
from nastavnik.core.russian.class_codes import ClassCode, find_class, parse_class
from nastavnik.core.russian.people_cells import Mention, is_blank_mark, parse_people
from nastavnik.core.tables.sheet import Cell

_GENDERS = (("m", r"^(мальчик|юнош|мужчин)"), ("f", r"^(девочк|девушк|женщин)"))
_ROLE_SECTIONS = (
    (
        "mentee",
        r"^\W*(?:список |база )?(наставляемы|подопечны|молодые специалист|молодые педагог|обучающиеся|ученики|учащиеся|участники)",
    ),
    ("mentor", r"^\W*(?:список |база )?(наставник|педагоги-наставник|учителя|педагоги|преподавател)"),
)
_LEADER = re.compile(
    r"^\W*((?:учитель|педагог)?[- ]?наставни[кц]\w*|тренер\w*(?:-преподаватель)?|руководител[ья]|учител[ья]\w*|педагог\w*|преподавател\w+|куратор\w*|воспитател\w+)"
    r"(?P<post>(?-i:[^:А-ЯЁ])*)[:\-–—\s]+(?-i:(?=[А-ЯЁ]))",
    re.I,
)
_BORN = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*-?\s*(?:г\.?\s?р(?!\w)|г\w*\.?\s*рожд)|(?:год\w* рожд\w*|г\.\s?р\.)\W*((?:19|20)\d\d)(?!\d)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the title and the section rows above tell about the people beneath."""

    class_code: ClassCode | None = None
    birth_year: int | None = None
    gender: str | None = None
    role: str | None = None
    track: str | None = None
    leader: Mention | None = None
    leader_post: str | None = None
    leader_row: int | None = None
    organization: str | None = None
    titled: bool = False  # the class comes from the title of the table, not from a section row


def read_section(text: str, row: int, context: Context) -> Context | None:
    """The context under a section row; None when the text tells nothing we know."""
    clean = " ".join(text.split()).strip(" .:")
    if not clean or len(clean) > 200:
        return None
    leader = _leader(clean)
    if leader:
        post = leader[1]
        return replace(context, leader=leader[0], leader_post=post, leader_row=row)
    changed = _described(clean, context)
    return changed if changed != context else None


def _described(text: str, context: Context) -> Context:
    year = _BORN.search(text) or re.fullmatch(r"((?:19|20)\d\d)\s*(?:г\.?|год)?", text)
    if year:
        context = replace(context, birth_year=int(year[1] or year[2]) if year.re is _BORN else int(year[1]))
    code = _class_of_section(text)
    if code:
        context = replace(context, class_code=code, titled=False)
    for gender, pattern in _GENDERS:
        if re.search(pattern, text, re.I):
            context = replace(context, gender=gender)
    for role, pattern in _ROLE_SECTIONS:
        if re.search(pattern, text, re.I) and len(text.split()) <= 6:
            context = replace(context, role=role)
            break
    track = find_track(text)
    return replace(context, track=track) if track else context


def read_section_school(text: str, context: Context) -> Context | None:
    """A section row that names a school: «МБОУ СОШ № 1»; titles are not read so."""
    found = read_workplace(text, None)
    if found.organization and not found.position and len(text) < 150:
        return replace(context, organization=found.organization)
    return None


def _class_of_section(text: str) -> ClassCode | None:
    whole = parse_class(text)
    if whole and not whole.fault:
        return whole if re.search(r"\D", text) else None
    if len(text) > 120:
        return None
    found = find_class(text)
    if found and re.search(r"класс|кл\.|кл$", text, re.I):
        return found[0]
    group = re.search(r"групп\w*\s*(?:№\s*)?[«\"]?([А-ЯЁA-Z]{1,6}[-–\s]?\d{1,3}(?:[-–]\d{1,2})?)", text)
    return ClassCode(group=re.sub(r"[–\s]", "-", group[1])) if group else None


def _leader(text: str) -> tuple[Mention, str | None] | None:
    match = _LEADER.match(text)
    if not match or re.match(r"\W*классн", text, re.I):
        return None
    named = parse_people(text[match.end() :], lenient=False)
    if len(named.people) != 1 or len(text[match.end() :]) > 80:
        return None
    word = match[1].lower()
    post = (
        f"{match[1]}{match['post']}".strip().lower()
        if re.match("учител|тренер", word) and "наставни" not in word
        else None
    )
    return named.people[0], post or None


def is_counter(cells: Mapping[int, Cell]) -> bool:
    """The row 1, 2, 3, … under a header."""
    texts = [cell.text.strip(" .)") for _, cell in sorted(cells.items())]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 4]
    consecutive = all(later == earlier + 1 for earlier, later in itertools.pairwise(numbers))
    return len(numbers) == len(texts) >= 2 and numbers[0] in (0, 1) and consecutive


def is_repeated_header(grid: Grid, table: Table, row: int) -> bool:
    """A printed header repeated among the rows."""
    cells = own_cells(grid[row])
    if not table.header_rows or not cells:
        return False
    known = {fold_header(cell.text) for header in table.header_rows for cell in grid[header].values()}
    same = sum(fold_header(cell.text) in known for cell in cells.values())
    return (
        same >= 0.6 * len(cells)
        and (len(cells) > 1 or (same == 1 and row <= table.first + 1))
        and (is_header(cells) or same == len(cells))
    )


def is_total(cells: Mapping[int, Cell]) -> bool:
    """«Итого», «Всего: 25»."""
    texts = [cell.text for _, cell in sorted(own_cells(cells).items())]
    words = [text for text in texts if not re.fullmatch(r"[\d.,\s%]+", text)]
    if not words or not vocabulary().totals.search(words[0].strip(' «"')):
        return False
    return not any(parse_people(text, lenient=False).people for text in words)


def is_signature(cells: Mapping[int, Cell], table: Table) -> bool:
    """«Директор ____ Иванова И.И.»: words of a signature outside the columns where they would be data."""
    number_columns = {column.index for column in table.columns if column.meaning == "number"}
    if any(index in number_columns and re.fullmatch(r"\d+[.)]?", cell.text) for index, cell in cells.items()):
        return False
    meant = {column.index: column.meaning for column in table.columns}
    own = own_cells(cells)
    if any("____" in cell.text for cell in own.values()):
        return True
    for index, cell in sorted(own.items()):
        alone = len(own) == 1 and re.match(r"[А-Яа-яё(),. ]{4,50}:\s*[А-ЯЁ]", cell.text.strip())
        if vocabulary().signatures.search(cell.text.strip()) or (alone and len(table.columns) > 1):
            at_home = meant.get(index) in ("position", "workplace", "request", "result", "note", "mark")
            return not at_home
        break
    return False


def footer_rows(grid: Grid, table: Table, has_people: Sequence[int]) -> set[int]:
    """Rows below the last person: signatures and remarks, but never numbered rows or full ones."""
    people = [row for row in has_people if not is_signature(grid[row], table)]
    last = max(people, default=table.first - 1)
    numbers = {column.index for column in table.columns if column.meaning == "number"}
    usual = max((len(own_cells(grid[row])) for row in people), default=0)
    found = set()
    for row in range(last + 1, table.last + 1):
        cells = own_cells(grid[row])
        numbered = any(
            index in numbers and re.fullmatch(r"\d+[.)]?", cell.text) for index, cell in cells.items()
        )
        full = len(cells) > max(2, usual * 0.6) and usual > 2
        if cells and not numbered and (not full or is_signature(grid[row], table)) and people:
            found.add(row)
    return found


def lone_text(cells: Mapping[int, Cell], wide: bool) -> Cell | None:
    """The only cell of a row (or the first of a banner merged across the table)."""
    own = [cell for _, cell in sorted(own_cells(cells).items()) if not is_blank_mark(cell.text)]
    if len(own) == 1:
        return own[0]
    if own and (wide or len({cell.text for cell in own}) == 1):
        return own[0] if len({cell.text for cell in own}) == 1 else None
    return None
