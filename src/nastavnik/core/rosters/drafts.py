"""One row of data → drafts of the people it names, with everything the row says about each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nastavnik.core.rosters.attributes import (
    is_pupil_word,
    nominative_post,
    read_workplace,
)
from nastavnik.core.rosters.columns import Column, header_post
from nastavnik.core.rosters.facts import FactWriter
from nastavnik.core.rosters.findings import Person, ProblemList
from nastavnik.core.rosters.group_reading import Cells, GroupReading, read_group
from nastavnik.core.rosters.owners import OF_MENTOR, OF_NEAREST, OF_PUPIL, Block, NameGroup
from nastavnik.core.rosters.rows import Context
from nastavnik.core.russian.full_names import NameHabit, read_name
from nastavnik.core.russian.people_cells import Mention, is_blank_mark
from nastavnik.core.russian.phones import merge_contacts, parse_contact
from nastavnik.core.tables.sheet import Cell


@dataclass(slots=True)
class Draft:
    """A person as one row tells; `carried` means the name itself came from a merged cell above."""

    person: Person
    group: int
    cell: Cell | None
    carried: bool = False
    own_workplace: bool = False
    case: str | None = None


class RowReader:
    """Turns rows of one block into drafts; problems go to the list given."""

    def __init__(
        self, block: Block, problems: ProblemList, has_subject: bool, habits: Mapping[int, NameHabit]
    ) -> None:
        self._block, self._problems, self._habits = block, problems, habits
        self._facts = FactWriter(problems)
        self._columns = {column.index: column for column in block.columns}
        self._posts = {group.index: self._header_post(group, has_subject) for group in block.people}

    def read(
        self, row: int, cells: Cells, readings: Mapping[int, GroupReading], context: Context
    ) -> list[Draft]:
        """Drafts of one row, in the order of the columns."""
        drafts: list[Draft] = []
        for group in self._block.people:
            reading = readings.get(group.index)
            if reading is None:
                continue
            habit_case = self._habits.get(group.index, NameHabit()).case
            made = [
                self._draft(row, group, reading, role, mention, habit_case)
                for role, mention in reading.people
            ]
            drafts.extend(made)
        for group in self._block.people:
            self._describe(group, [draft for draft in drafts if draft.group == group.index], cells)
        self._finish(drafts, cells, readings, context)
        return drafts

    def _header_post(self, group: NameGroup, has_subject: bool) -> str | None:
        """Teachers of a list by school subjects are teachers, even under the heading «наставник»."""
        if group.role != "mentor":
            return None
        stated = header_post(group.header)
        plain = re.fullmatch(r"(?i)\W*(фио\s*)?наставник\w*\W*", group.header)
        return stated or ("учитель" if has_subject and plain else None)

    def _draft(
        self,
        row: int,
        group: NameGroup,
        reading: GroupReading,
        role: str,
        mention: Mention,
        habit_case: str | None,
    ) -> Draft:
        name = mention.reading
        person = Person(0, row, role, name.surname, name.name, name.patronymic, [row], name.gender)
        draft = Draft(person, group.index, reading.cell, reading.cell.carried)
        label = self._label(group.index)
        if not reading.cell.carried:
            for warning in name.warnings:
                self._problems.add(reading.cell, label, "warning", warning)
        self._facts.set_class(person, mention.class_code, reading.cell, label)
        self._facts.set_birth(person, mention.birth, reading.cell, label)
        if mention.contact_text:
            person.contact = self._facts.contact(mention.contact_text, reading.cell, label)
        for remark in mention.attached:
            self._attach(draft, remark, mention)
        if (
            mention.class_code
            and mention.class_code.course
            and re.search(r"студ", mention.written, re.I)
            and not person.position
        ):
            person.position = f"студент {mention.class_code.course} курса"
        draft.case = habit_case or name.case
        return draft

    def _attach(self, draft: Draft, remark: str, mention: Mention) -> None:
        person = draft.person
        if is_pupil_word(remark):
            return
        if re.fullmatch(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?", remark) and read_name(remark, lenient=True):
            person.extras["former_surname"] = remark
            return
        found = read_workplace(remark, None)
        if found.organization and not person.organization:
            person.organization, draft.own_workplace = found.organization, True
        if found.position and not re.fullmatch(r"(?i)наставник\w*|студ\.?", found.position):
            person.position = person.position or found.position
        if found.class_code and person.class_number is None:
            self._facts.set_class(person, found.class_code, draft.cell, self._label(draft.group))
        if found.note:
            person.extras["remark"] = "; ".join(
                filter(None, [str(person.extras.get("remark", "")), found.note])
            )

    def _describe(self, group: NameGroup, drafts: list[Draft], cells: Cells) -> None:
        if not drafts:
            return
        for column in self._block.columns:
            cell = cells.get(column.index)
            if column.owner != group.index or cell is None or not column.meaning:
                continue
            if is_blank_mark(cell.text) and not cell.fault:
                continue
            described = _described_by(column, group, drafts)
            for draft, text in zip(
                described, _shares(cell.text, len(described), column.meaning), strict=True
            ):
                # A firm written beside one of several names is what the column repeats: it is not the others'.
                somebody_has = any(other.own_workplace for other in drafts)
                if (
                    column.meaning in ("workplace", "organization")
                    and somebody_has
                    and len(drafts) > 1
                    and not draft.own_workplace
                ):
                    continue
                if text:
                    self._facts.apply(draft.person, column, cell, text)

    def _finish(
        self, drafts: Sequence[Draft], cells: Cells, readings: Mapping[int, GroupReading], context: Context
    ) -> None:
        classes = [column for column in self._block.columns if column.meaning == "class"]
        has_class = {column.owner for column in classes if context.titled or column.index in cells}
        for draft in drafts:
            person = draft.person
            if person.position and draft.case:
                person.position = nominative_post(person.position, draft.case)
            if person.position is None:
                person.position = self._posts.get(draft.group)
            if person.role != "mentee" and len(self._block.people) != 1:
                continue
            self._from_context(person, context, draft.group in has_class)
        self._groups_without_names(drafts, readings)
        self._guardians(drafts, cells)

    def _from_context(self, person: Person, context: Context, has_class: bool) -> None:
        code = context.class_code
        if code and person.class_number is None and not has_class and "group" not in person.extras:
            self._facts.set_class(person, code, None, "")
        elif code and code.letter and person.class_number == code.number and not person.class_letter:
            person.class_letter = code.letter
        person.birth_year = person.birth_year or context.birth_year
        person.organization = person.organization or context.organization
        person.gender = person.gender or context.gender
        person.track = person.track or context.track

    def _groups_without_names(self, drafts: Sequence[Draft], readings: Mapping[int, GroupReading]) -> None:
        counted = next((reading for reading in readings.values() if reading.group_of), None)
        if counted:
            for draft in drafts:
                if draft.cell is not counted.cell:
                    draft.person.extras["group_of"] = counted.group_of

    def _guardians(self, drafts: Sequence[Draft], cells: Cells) -> None:
        parents = [group for group in self._block.groups if group.role == "parent"]
        for group in parents:
            reading = read_group(group, cells, NameHabit())
            names = [mention.reading.text for _, mention in reading.people] if reading else []
            for draft in drafts if reading and names else ():
                if draft.person.role == "mentee":
                    known = draft.person.extras.get("guardians")
                    kept = list(known) if isinstance(known, list) else []
                    draft.person.extras["guardians"] = list(dict.fromkeys([*kept, *names]))
                    self._guardian_contact(draft.person, group, reading)

    def _guardian_contact(self, person: Person, group: NameGroup, reading: GroupReading | None) -> None:
        """A telephone beside the parent's name is the way to the pupil's family."""
        for _, mention in reading.people if reading else ():
            found = parse_contact(mention.contact_text)
            if not found.empty:
                noted = replace(found, note=mention.reading.text)
                person.contact = merge_contacts(person.contact, noted) if person.contact else noted

    def _label(self, index: int) -> str:
        column = self._columns.get(index)
        return column.label if column else ""


def _described_by(column: Column, group: NameGroup, drafts: list[Draft]) -> list[Draft]:
    """In a column of pairs the class is the pupil's and the post is the mentor's."""
    if group.role != "pair":
        return drafts
    if column.role in ("mentee", "mentor"):
        side: str | None = column.role
    elif column.meaning in OF_PUPIL or column.meaning == "request":
        side = "mentee"
    else:
        side = "mentor" if column.meaning in OF_NEAREST | OF_MENTOR else None
    return [draft for draft in drafts if side in (None, draft.person.role)]


def _shares(text: str, people: int, meaning: str) -> list[str]:
    """The value of a column for each of several people: «7А; 6 «Б»» is split, one value is everybody's."""
    if people == 1:
        return [text]
    clean = re.sub(r"(?:(?<=^)|(?<=[\s;,]))\d{1,2}[.)]\s+(?=\S)", "; ", text)
    for pattern in (r"[;\n]", r"/", r","):
        pieces = [piece.strip() for piece in re.split(pattern, clean) if piece.strip()]
        if len(pieces) == people and (
            pattern != "," or meaning in ("class", "birth_date", "contact", "workplace")
        ):
            return pieces
    return [text] * people
