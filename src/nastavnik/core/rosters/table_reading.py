"""Reads one table row by row: sections, carried values, people, and the fate of every other row."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nastavnik.core.rosters.attributes import read_workplace
from nastavnik.core.rosters.cells import Grid, carried, wide_merge
from nastavnik.core.rosters.drafts import Draft, RowReader
from nastavnik.core.rosters.findings import Person, ProblemList
from nastavnik.core.rosters.group_reading import GroupReading, read_group
from nastavnik.core.rosters.identity import Register
from nastavnik.core.rosters.layout import Table
from nastavnik.core.rosters.owners import Block, build_block, split_blocks
from nastavnik.core.rosters.rows import (
    Context,
    footer_rows,
    is_counter,
    is_repeated_header,
    is_signature,
    is_total,
    lone_text,
    read_section,
    read_section_school,
)
from nastavnik.core.rosters.vocabulary import vocabulary
from nastavnik.core.russian.full_names import NameHabit, NameReading
from nastavnik.core.russian.people_cells import is_blank_mark, parse_people
from nastavnik.core.tables.sheet import Cell, MergedRange

_CARRIED_MEANINGS = frozenset({"class", "organization", "subject", "track", "workplace"})


_GIVEN_BY_PROGRAM = re.compile(r"(?:лист|sheet|таблица|table|страница|page)\s*\d*(?:\s*\(\d+\))?", re.I)


def read_titles(
    grid: Grid, title: Sequence[int], skipped: dict[int, str], sheet_name: str, headless: bool = False
) -> Context:
    """What the lines above the table tell: whose list it is, of which class, under which leader."""
    # «Лист1» is what the program called the sheet, not a group of a college
    nameless = _GIVEN_BY_PROGRAM.fullmatch(sheet_name.strip())
    context = (None if nameless else read_section(sheet_name, 0, Context())) or Context()
    for row in title:
        skipped[row] = "title" if grid[row] else "empty"
        if headless and any(read_section(cell.text, row, Context()) for cell in grid[row].values()):
            skipped[row] = "section"
        for _, cell in sorted(grid[row].items()):
            text = " ".join(cell.text.split())
            for role, pattern in vocabulary().roster_titles.items():
                if pattern.search(text) and context.role is None:
                    context = (
                        read_section("Наставники" if role == "mentor" else "Наставляемые", row, context)
                        or context
                    )
            context = read_section(text, row, context) or context
    return replace(context, titled=True)


class TableReader:
    """Reads the rows of one table into a register; `skipped` tells why other rows hold nobody."""

    def __init__(
        self,
        grid: Grid,
        merges: tuple[MergedRange, ...],
        table: Table,
        role: str,
        context: Context,
        problems: ProblemList,
        register: Register,
        followed: bool = False,
    ) -> None:
        self.skipped: dict[int, str] = dict.fromkeys(table.header_rows, "header")
        self._grid, self._merges, self._table, self._asked = grid, merges, table, role
        self._context, self._problems, self._register = context, problems, register
        self._followed = followed  # another table stands below: lines at the end are its title
        self._blocks_by_role: dict[str, list[Block]] = {}
        self._has_subject = any(column.meaning == "subject" for column in table.columns)
        self._habits: dict[int, NameHabit] = {}
        self._last: dict[int, Cell] = {}
        self._grouping: dict[int, bool] = {}
        self._leader: Person | None = None

    def read(self) -> None:
        """Walk the table from top to bottom."""
        self._mark_plain_rows()
        self._report_equal_headings()
        rows = [row for row in range(self._table.first, self._table.last + 1) if row not in self.skipped]
        named = [row for row in rows if self._names_somebody(row)]
        for row in footer_rows(self._grid, self._table, named):
            lead = self._followed and not is_signature(self._grid[row], self._table)
            self.skipped.setdefault(row, "title" if lead else "footer")
        rows = [row for row in rows if row not in self.skipped]
        self._learn_habits(rows)
        if self._context.leader:
            self._add_leader(self._context)
        for row in rows:
            if not self._read_section_row(row):
                self._read_data_row(row)

    # ——— rows that are not data ———

    def _mark_plain_rows(self) -> None:
        for row in range(self._table.first, self._table.last + 1):
            cells = self._grid[row]
            if not any(cell.fault or not is_blank_mark(cell.text) for cell in cells.values()):
                self.skipped[row] = "empty"
            elif is_repeated_header(self._grid, self._table, row) or self._is_counter_row(row):
                self.skipped[row] = "header"
            elif is_total(cells):
                self.skipped[row] = "total"

    def _is_counter_row(self, row: int) -> bool:
        return row <= self._table.first + 1 and is_counter(self._grid[row])

    def _names_somebody(self, row: int) -> bool:
        cells = self._grid[row]
        for block in self._blocks(self._context):
            for group in block.groups:
                reading = read_group(group, cells, NameHabit())
                if reading and (reading.people or reading.nobody == "группа без имён"):
                    return True
        return False

    def _read_section_row(self, row: int) -> bool:
        """Section rows set the context of the rows beneath; True when the row was one."""
        cell = lone_text(self._grid[row], wide_merge(self._merges, row, len(self._table.columns)))
        if cell is None or cell.fault:
            return False
        columns = {column.index: column for column in self._table.columns}
        meaning = columns[cell.column].meaning if cell.column in columns else None
        if meaning == "number" and re.fullmatch(r"\d+[.)]?", cell.text):
            self.skipped[row] = "empty"
            return True
        strict = parse_people(cell.text, lenient=False)
        fresh = read_section(cell.text, row, self._context) or read_section_school(cell.text, self._context)
        name_column = meaning in ("full_name", "pair", "surname", "given_name")
        if name_column and strict.people and not (fresh and fresh.leader_row == row):
            return False
        if name_column and (strict.nobody or parse_people(cell.text).people) and not fresh:
            return False
        if not name_column and strict.people and not fresh:
            return False
        self.skipped[row] = "section"
        if fresh:
            self._enter(fresh, row)
        return True

    def _enter(self, fresh: Context, row: int) -> None:
        if fresh.leader_row == row:
            self._add_leader(fresh)
        elif fresh.role != self._context.role:
            self._leader = None
        self._context = fresh

    def _add_leader(self, context: Context) -> None:
        if context.leader is None or context.leader_row is None:
            return
        name = context.leader.reading
        person = Person(
            0,
            context.leader_row,
            "mentor",
            name.surname,
            name.name,
            name.patronymic,
            [context.leader_row],
            name.gender,
        )
        person.position = context.leader_post
        for remark in context.leader.attached:
            workplace = read_workplace(remark, None)
            person.position = person.position or workplace.position
            person.organization = person.organization or workplace.organization
        self._leader = self._register.add(Draft(person, -1, None))

    # ——— rows of data ———

    def _blocks(self, context: Context) -> list[Block]:
        role = context.role or self._default_role()
        key = f"{role} {context.role}"
        if key not in self._blocks_by_role:
            parts = split_blocks(self._table.columns)
            self._blocks_by_role[key] = [build_block(part, role, self._asked, context.role) for part in parts]
        return self._blocks_by_role[key]

    def _default_role(self) -> str:
        """Whose list it is when no words say so: by the columns a list of mentors or of pupils has."""
        if self._asked in ("mentee", "mentor"):
            return self._asked
        if self._asked == "pair":
            return "mentor"
        meanings = {column.meaning for column in self._table.columns}
        if meanings & {"wanted_age", "resource", "competencies"}:
            return "mentor"
        pupil = meanings & {"class", "class_letter", "birth_date", "level", "request"}
        staff = meanings & {"position", "workplace"}
        return "mentor" if staff and not pupil else "mentee"

    def _learn_habits(self, rows: Sequence[int]) -> None:
        """What most names of a column do decides for those that could be read either way."""
        for block in self._blocks(self._context):
            for group in block.groups:
                found = [read_group(group, self._grid[row], NameHabit()) for row in rows]
                names = [mention.reading for reading in found if reading for _, mention in reading.people]
                orders = Counter(name.name_first for name in names)
                self._habits[group.index] = NameHabit(orders[True] > orders[False], _common_case(names))

    def _read_data_row(self, row: int) -> None:
        cells = self._grid[row]
        self._report_faults(row)
        found = False
        spoken = False
        for block in self._blocks(self._context):
            carried_cells = self._carry(block, row)
            readings = self._readings(block, carried_cells)
            spoken = spoken or any(reading.leftovers or reading.nobody for reading in readings.values())
            drafts = RowReader(block, self._problems, self._has_subject, self._habits).read(
                row, carried_cells, readings, self._context
            )
            self._report_leftovers(block, readings)
            self._report_missing_main(row, block, readings, drafts)
            self._register_row(drafts)
            found = found or bool(drafts)
            self._last |= {
                index: cell for index, cell in carried_cells.items() if not is_blank_mark(cell.text)
            }
        if not found and row not in self._problems.rows():
            self._report_nobody(row, cells)

    def _readings(self, block: Block, cells: Mapping[int, Cell]) -> dict[int, GroupReading]:
        found = {}
        for group in block.people:
            reading = read_group(group, cells, self._habits.get(group.index, NameHabit()))
            if reading:
                found[group.index] = reading
        return found

    def _register_row(self, drafts: Sequence[Draft]) -> None:
        people = [self._register.add(draft) for draft in drafts]
        mentors = [person for person in people if person.role == "mentor"]
        mentees = [person for person in people if person.role == "mentee"]
        if not mentors and self._leader and mentees:
            mentors = [self._leader]
        self._register.pair(mentors, mentees)

    def _carry(self, block: Block, row: int) -> dict[int, Cell]:
        """Cells of the row, with blanks on the left filled from above where the list groups its rows."""
        cells = {
            column.index: self._grid[row][column.index]
            for column in block.columns
            if column.index in self._grid[row]
        }
        numbers = [column.index for column in block.columns if column.meaning == "number"]
        filled = [
            index
            for index, cell in cells.items()
            if index not in numbers and not cell.carried and not is_blank_mark(cell.text)
        ]
        if not filled:
            return cells
        names = [group for group in block.people if any(column.index in cells for column in group.columns)]
        for group in block.people:
            indexes = [column.index for column in group.columns]
            blank = not any(index in cells for index in indexes)
            numbered = any(index in cells for index in numbers if index < min(indexes))
            if blank and names and not numbered and max(indexes) < min(filled):
                cells |= {index: carried(self._last[index], row) for index in indexes if index in self._last}
        for column in block.columns:
            if (
                column.meaning in _CARRIED_MEANINGS
                and column.index not in cells
                and self._groups_rows(column.index, numbers, block)
            ):
                if column.index < min(filled) and column.index in self._last:
                    cells[column.index] = carried(self._last[column.index], row)
        return cells

    def _groups_rows(self, index: int, numbers: Sequence[int], block: Block) -> bool:
        """Whether a column is written once for many rows: it stands first and is mostly blank."""
        first_name = min((group.index for group in block.people), default=0)
        if index > first_name or any(number < index for number in numbers):
            return False
        if index not in self._grouping:
            rows = [row for row in range(self._table.first, self._table.last + 1) if row not in self.skipped]
            filled = sum(index in self._grid[row] for row in rows)
            self._grouping[index] = filled <= 0.7 * max(len(rows), 1)
        return self._grouping[index]

    # ——— doubts ———

    def _report_equal_headings(self) -> None:
        """Two columns under one heading: say so, unless they are tables side by side."""
        for block in self._blocks(self._context):
            headings = Counter(column.header.casefold() for column in block.columns if column.header)
            for column in block.columns:
                cell = next(
                    (
                        self._grid[row][column.index]
                        for row in self._table.header_rows
                        if column.index in self._grid[row]
                    ),
                    None,
                )
                if (
                    cell
                    and headings[column.header.casefold()] > 1
                    and column.meaning not in ("class", "position", "contact", "number")
                ):
                    message = f"Одинаковые заголовки столбцов: «{column.header}». Проверьте, что где"
                    self._problems.add(cell, column.label, "warning", message)

    def _report_faults(self, row: int) -> None:
        labels = {column.index: column.label for column in self._table.columns}
        for index, cell in self._grid[row].items():
            if cell.fault:
                self._problems.add(cell, labels.get(index, ""), "error", cell.fault)

    def _report_leftovers(self, block: Block, readings: Mapping[int, GroupReading]) -> None:
        labels = {column.index: column.label for column in block.columns}
        for index, reading in readings.items():
            if reading.cell.carried:
                continue
            for words in reading.leftovers:
                label = labels.get(index, "")
                message = f"Не удалось понять, кто это: «{words}»"
                self._problems.add(reading.cell, label, "warning" if reading.people else "error", message)

    def _report_missing_main(
        self, row: int, block: Block, readings: Mapping[int, GroupReading], drafts: Sequence[Draft]
    ) -> None:
        """Only the other side of the pair is named: say so, the row is not complete."""
        main = block.people[0] if block.people else None
        if main is None or not drafts or any(draft.group == main.index for draft in drafts):
            return
        reading = readings.get(main.index)
        if reading is None:
            self._problems.add_row(
                row, f"В столбце «{main.header or 'имя'}» никто не указан", level="warning"
            )
        elif reading.nobody and reading.nobody != "группа без имён":
            self._problems.add(
                reading.cell, main.header, "warning", "Человек в этой ячейке не назван по имени"
            )

    def _report_nobody(self, row: int, cells: Mapping[int, Cell]) -> None:
        if is_signature(cells, self._table):
            self.skipped[row] = "footer"
            return
        columns = {column.index: column for column in self._table.columns}
        names = [
            index for index, column in columns.items() if column.meaning in ("full_name", "pair", "surname")
        ]
        present = next((cells[index] for index in names if index in cells), None)
        text = " | ".join(cell.text for _, cell in sorted(cells.items()))[:200]
        if present is not None:
            self._problems.add(
                present, columns[present.column].label, "warning", "Человек в этой строке не назван по имени"
            )
        else:
            self._problems.add_row(row, "В строке нет имени: некого загрузить", text)


def _common_case(names: Sequence[NameReading]) -> str | None:
    """The case of a column when it is not the nominative; men look the same in two of the cases."""
    telling = [name for name in names if name.case]
    votes: Counter[str] = Counter()
    for name in telling:
        both = name.gender == "m" and name.case in ("gent", "accs")
        votes.update(("gent", "accs") if both else (str(name.case),))
    if not votes:
        return None
    case, times = votes.most_common(1)[0]
    return case if times > 0.6 * len(telling) and case != "nomn" else None
