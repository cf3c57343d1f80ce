"""One row of data → drafts of the people it names, with everything the row says about each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nastavnik.core.rosters.attributes import nominative_post, read_track, read_wanted, read_workplace
from nastavnik.core.rosters.columns import Column, header_post
from nastavnik.core.rosters.findings import Person, ProblemList
from nastavnik.core.rosters.owners import OF_MENTOR, OF_NEAREST, OF_PUPIL, Block, NameGroup
from nastavnik.core.rosters.rows import Context
from nastavnik.core.russian.class_codes import ClassCode, parse_class
from nastavnik.core.russian.dates import DateReading, PartialDate, parse_date, parse_period
from nastavnik.core.russian.full_names import NameHabit, NameReading, read_name
from nastavnik.core.russian.people_cells import Mention, PeopleCell, is_blank_mark, parse_people
from nastavnik.core.russian.phones import Contact, merge_contacts, parse_contact
from nastavnik.core.tables.sheet import Cell

Cells = Mapping[int, Cell]
_PLAIN = frozenset({"request", "competencies", "achievements", "interests", "resource", "link", "age", "address", "subject", "level", "area"})
_DASH = re.compile(r"\s+[-–—]+>?\s+|\s*[→⇒]\s*|\s*/\s*|\n|\s[-–—]|[–—]\s")


@dataclass(slots=True)
class Draft:
    """A person as one row tells; `carried` means the name itself came from a merged cell above."""

    person: Person
    group: int
    cell: Cell | None
    carried: bool = False
    own_workplace: bool = False
    case: str | None = None


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
    return GroupReading(cell, tuple((role, mention) for mention in found.people), found.nobody, found.group_of, left)


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
    if "." in name and not patronymic or re.search(r"\d", surname + name + patronymic):
        return read_name(f"{surname} {name}", habit, lenient=True)
    whole = read_name(f"{surname} {name} {patronymic}".strip(), replace(habit, name_first=False), lenient=True)
    if whole and surname and name and whole.surname[:2].lower() == surname[:2].lower() and bool(whole.patronymic) == bool(patronymic):
        return whole
    plain = [_as_name(part) for part in (surname, name, patronymic)]
    return NameReading(plain[0], plain[1], plain[2]) if any(plain) else None


def _as_name(part: str) -> str:
    return part if not (part.isupper() or part.islower()) or "." in part else "-".join(piece.capitalize() for piece in part.split("-"))


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


class RowReader:
    """Turns rows of one block into drafts; problems go to the list given."""

    def __init__(
        self, block: Block, problems: ProblemList, has_subject: bool, habits: Mapping[int, NameHabit]
    ) -> None:
        self._block, self._problems, self._habits = block, problems, habits
        self._columns = {column.index: column for column in block.columns}
        self._posts = {group.index: self._header_post(group, has_subject) for group in block.people}

    def read(self, row: int, cells: Cells, readings: Mapping[int, GroupReading], context: Context) -> list[Draft]:
        """Drafts of one row, in the order of the columns."""
        drafts: list[Draft] = []
        for group in self._block.people:
            reading = readings.get(group.index)
            if reading is None:
                continue
            habit_case = self._habits.get(group.index, NameHabit()).case
            made = [self._draft(row, group, reading, role, mention, habit_case) for role, mention in reading.people]
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
        self, row: int, group: NameGroup, reading: GroupReading, role: str, mention: Mention, habit_case: str | None
    ) -> Draft:
        name = mention.reading
        person = Person(0, row, role, name.surname, name.name, name.patronymic, [row], name.gender)
        draft = Draft(person, group.index, reading.cell, reading.cell.carried)
        label = self._label(group.index)
        if not reading.cell.carried:
            for warning in name.warnings:
                self._problems.add(reading.cell, label, "warning", warning)
        self._set_class(person, mention.class_code, reading.cell, label)
        self._set_birth(person, mention.birth, reading.cell, label)
        if mention.contact_text:
            person.contact = self._contact(mention.contact_text, reading.cell, label)
        for remark in mention.attached:
            self._attach(draft, remark, mention)
        if mention.class_code and mention.class_code.course and re.search(r"студ", mention.written, re.I) and not person.position:
            person.position = f"студент {mention.class_code.course} курса"
        draft.case = habit_case or name.case
        return draft

    def _attach(self, draft: Draft, remark: str, mention: Mention) -> None:
        person = draft.person
        if re.fullmatch(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?", remark) and not read_workplace(remark, None).position:
            person.extras["former_surname"] = remark
            return
        found = read_workplace(remark, None)
        if found.organization and not person.organization:
            person.organization, draft.own_workplace = found.organization, True
        if found.position and not re.fullmatch(r"(?i)наставник\w*|студ\.?", found.position):
            person.position = person.position or found.position
        if found.class_code and person.class_number is None:
            self._set_class(person, found.class_code, draft.cell, self._label(draft.group))
        if found.note:
            person.extras["remark"] = "; ".join(filter(None, [str(person.extras.get("remark", "")), found.note]))

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
            for draft, text in zip(described, _shares(cell.text, len(described), column.meaning), strict=True):
                # A firm written beside one of several names is what the column repeats: it is not the others'.
                somebody_has = any(other.own_workplace for other in drafts)
                if column.meaning in ("workplace", "organization") and somebody_has and len(drafts) > 1 and not draft.own_workplace:
                    continue
                if text:
                    self._apply(draft, column, cell, text)

    def _apply(self, draft: Draft, column: Column, cell: Cell, text: str) -> None:
        person, meaning = draft.person, column.meaning or ""
        if meaning in ("workplace", "organization", "position"):
            self._apply_workplace(person, column, cell, text)
        elif meaning == "class":
            self._apply_class(person, column, cell, text)
        elif meaning == "class_letter":
            self._apply_letter(person, column, cell, text)
        elif meaning == "birth_date":
            self._apply_birth(person, column, cell)
        elif meaning == "contact":
            found = self._contact(text, cell, column.label)
            person.contact = merge_contacts(person.contact, found) if person.contact and found else found or person.contact
        elif meaning == "track":
            self._apply_track(person, column, cell)
        elif meaning in ("date_in", "date_out", "period"):
            self._apply_dates(person, column, cell)
        elif meaning == "wanted_age":
            self._apply_wanted(person, text)
        elif meaning == "gender":
            self._apply_gender(person, text)
        elif meaning in ("result", "mark"):
            self._apply_outcome(person, meaning, text)
        elif meaning == "request":
            person.request = text
        elif meaning in _PLAIN or meaning in ("note", "work_title"):
            person.extras.setdefault(meaning, text)

    def _apply_workplace(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        trusted = "position" if column.meaning == "position" else "organization"
        if column.meaning == "organization":
            code = parse_class(text)
            if code and not code.fault and code.number and not re.fullmatch(r"\d+", text):
                self._set_class(person, code, cell, column.label)
            else:
                person.organization = person.organization or text
            return
        found = read_workplace(text, trusted)
        person.organization = person.organization or found.organization
        person.position = person.position or found.position
        if found.class_code:
            self._set_class(person, found.class_code, cell, column.label)

    def _apply_class(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        code = parse_class(text)
        if code is None:
            workplace = read_workplace(text, None)
            code = workplace.class_code
            if workplace.organization:
                person.organization = person.organization or workplace.organization
        if code is None:
            self._problems.add(cell, column.label, "warning", f"Не удалось понять класс: «{text}»")
            return
        self._set_class(person, code, cell, column.label)

    def _set_class(self, person: Person, code: ClassCode | None, cell: Cell | None, label: str) -> None:
        if code is None:
            return
        if cell is not None and (code.fault or code.warning):
            self._problems.add(cell, label, "error" if code.fault else "warning", code.fault or code.warning or "")
        if code.number is not None:
            if person.class_number not in (None, code.number) and cell is not None:
                message = f"Класс указан дважды и по-разному: {person.class_text} и {code.text}"
                self._problems.add(cell, label, "warning", message)
                return
            person.class_number = code.number
            person.class_letter = person.class_letter or code.letter
        for key, value in (("group", code.group), ("course", code.course), ("class_note", code.note)):
            if value:
                person.extras.setdefault(key, value)

    def _apply_letter(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        letter = text.strip(' «»"')
        code = parse_class(f"{person.class_number or 1}{letter}")
        if code and code.letter:
            person.class_letter = code.letter
        else:
            self._problems.add(cell, column.label, "error", f"Такой буквы класса не бывает: «{text}»")

    def _apply_birth(self, person: Person, column: Column, cell: Cell) -> None:
        reading = parse_date(cell.value)
        if reading is None:
            short = re.fullmatch(r"['’]?(\d\d)", cell.text.strip())
            if short:
                reading = DateReading(PartialDate(2000 + int(short[1]) if int(short[1]) < 40 else 1900 + int(short[1])))
        if reading is None:
            self._problems.add(cell, column.label, "warning", f"Не удалось понять дату рождения: «{cell.text}»")
        self._set_birth(person, reading, cell, column.label)

    def _set_birth(self, person: Person, reading: DateReading | None, cell: Cell, label: str) -> None:
        if reading is None:
            return
        if reading.fault or reading.warning:
            self._problems.add(cell, label, "error" if reading.fault else "warning", reading.fault or reading.warning or "")
        found = reading.date
        if found is None:
            return
        if not 1920 <= found.year <= 2035:
            self._problems.add(cell, label, "warning", f"Неправдоподобный год рождения: {found.year}")
        person.birth_year = found.year
        if found.day:
            person.birth_date = found.iso

    def _contact(self, text: str, cell: Cell, label: str) -> Contact | None:
        found = parse_contact(text)
        for wrong in found.rejected:
            self._problems.add(cell, label, "warning", f"Похоже на телефон или почту, но записано с ошибкой: «{wrong}»")
        if not found.empty:
            return found
        if not found.rejected:
            self._problems.add(cell, label, "warning", f"В контактах нет ни телефона, ни почты: «{text}»")
        return None

    def _apply_track(self, person: Person, column: Column, cell: Cell) -> None:
        person.track, known = read_track(cell.text)
        if not known:
            self._problems.add(cell, column.label, "warning", f"Незнакомая форма наставничества: «{cell.text}»")

    def _apply_dates(self, person: Person, column: Column, cell: Cell) -> None:
        period = parse_period(cell.value)
        if period is None or period.fault:
            message = period.fault if period and period.fault else f"Не удалось понять дату: «{cell.text}»"
            self._problems.add(cell, column.label, "error" if period else "warning", message or "")
            if period is None:
                return
        start = period.start.iso if period.start else None
        end = period.end.iso if period.end else None
        if column.meaning == "date_out":
            person.period_end = end or start or person.period_end
            return
        if period.school_year and column.meaning == "date_in":
            end = None  # a school year in the column of the beginning says nothing about the end
        person.period_start = start or person.period_start
        person.period_end = person.period_end or end

    def _apply_wanted(self, person: Person, text: str) -> None:
        ages, classes = read_wanted(text)
        for key, value in (("wanted_age", ages), ("wanted_class", classes)):
            if value:
                person.extras[key] = list(value)

    def _apply_gender(self, person: Person, text: str) -> None:
        first = text.strip().lower()[:1]
        person.gender = {"м": "m", "m": "m", "ж": "f", "f": "f", "д": "f", "ю": "m"}.get(first, person.gender)

    def _apply_outcome(self, person: Person, meaning: str, text: str) -> None:
        person.extras.setdefault(meaning, text)
        left = re.search(r"(?i)выбыл\w*|отчислен\w*|переведен\w*", text)
        if left:
            moment = parse_date(text)
            person.extras["status"] = f"{left[0].lower()} {moment.date.iso}" if moment and moment.date else left[0].lower()

    def _finish(self, drafts: Sequence[Draft], cells: Cells, readings: Mapping[int, GroupReading], context: Context) -> None:
        has_class = {column.owner for column in self._block.columns if column.meaning == "class"}
        for draft in drafts:
            person = draft.person
            if person.position and draft.case:
                person.position = nominative_post(person.position, draft.case)
            if person.position is None:
                person.position = self._posts.get(draft.group)
            if person.role != "mentee" and not (len(self._block.people) == 1):
                continue
            self._from_context(person, context, draft.group in has_class)
        self._groups_without_names(drafts, readings)
        self._guardians(drafts, cells)

    def _from_context(self, person: Person, context: Context, has_class: bool) -> None:
        code = context.class_code
        if code and person.class_number is None and not has_class and "group" not in person.extras:
            self._set_class(person, code, None, "")
        elif code and code.letter and person.class_number == code.number and not person.class_letter:
            person.class_letter = code.letter
        person.birth_year = person.birth_year or context.birth_year
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
            for draft in drafts if names else ():
                if draft.person.role == "mentee":
                    draft.person.extras["guardians"] = names

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
        if len(pieces) == people and (pattern != "," or meaning in ("class", "birth_date", "contact", "workplace")):
            return pieces
    return [text] * people
