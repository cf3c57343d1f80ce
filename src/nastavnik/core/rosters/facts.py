"""What a cell tells about a person, written down with its doubts."""

import re
from collections.abc import Callable

from nastavnik.core.rosters.attributes import (
    read_track,
    read_wanted,
    read_workplace,
)
from nastavnik.core.rosters.columns import Column
from nastavnik.core.rosters.findings import Person, ProblemList
from nastavnik.core.russian.class_codes import ClassCode, parse_class
from nastavnik.core.russian.dates import DateReading, PartialDate, parse_date, parse_period
from nastavnik.core.russian.phones import Contact, merge_contacts, parse_contact
from nastavnik.core.tables.sheet import Cell

_PLAIN = frozenset(
    {
        "request",
        "competencies",
        "achievements",
        "interests",
        "resource",
        "link",
        "age",
        "address",
        "subject",
        "level",
        "area",
        "note",
        "work_title",
    }
)
Writer = Callable[[Person, Column, Cell, str], None]


class FactWriter:
    """Writes facts into people; what cannot be understood goes to the list of problems."""

    def __init__(self, problems: ProblemList) -> None:
        self._problems = problems
        self._writers: dict[str, Writer] = {
            "workplace": self._apply_workplace,
            "organization": self._apply_workplace,
            "position": self._apply_workplace,
            "class": self._apply_class,
            "class_letter": self._apply_letter,
            "birth_date": self._apply_birth,
            "contact": self._apply_contact,
            "track": self._apply_track,
            "date_in": self._apply_dates,
            "date_out": self._apply_dates,
            "period": self._apply_dates,
            "wanted_age": self._apply_wanted,
            "gender": self._apply_gender,
            "result": self._apply_outcome,
            "mark": self._apply_outcome,
            "request": self._apply_request,
            "role": self._apply_role,
        }

    def apply(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        """Add to a person what a cell says under the meaning of its column."""
        meaning = column.meaning or ""
        writer = self._writers.get(meaning)
        if writer:
            writer(person, column, cell, text)
        elif meaning in _PLAIN:
            person.extras.setdefault(meaning, text)

    def _apply_contact(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        found = self.contact(text, cell, column.label)
        if found:
            person.contact = merge_contacts(person.contact, found) if person.contact else found

    def _apply_request(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        person.request = text

    def _apply_role(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        mentee, mentor = re.search("(?i)наставляем", text), re.search("(?i)настав", text)
        person.role = "mentee" if mentee else "mentor" if mentor else "other"

    def _apply_workplace(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        trusted = "position" if column.meaning == "position" else "organization"
        if column.meaning == "organization" and not re.search("(?i)класс", column.header):
            code = parse_class(text)
            if code and not code.fault and code.number and not re.fullmatch(r"\d+", text):
                self.set_class(person, code, cell, column.label)
            else:
                person.organization = person.organization or text
            return
        found = read_workplace(text, trusted)
        person.organization = person.organization or found.organization
        person.position = person.position or found.position
        if found.class_code:
            self.set_class(person, found.class_code, cell, column.label)

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
        self.set_class(person, code, cell, column.label)

    def set_class(self, person: Person, code: ClassCode | None, cell: Cell | None, label: str) -> None:
        if code is None:
            return
        if cell is not None and (code.fault or code.warning):
            self._problems.add(
                cell, label, "error" if code.fault else "warning", code.fault or code.warning or ""
            )
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

    def _apply_birth(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        reading = parse_date(cell.value)
        if reading is None:
            short = re.fullmatch(r"['’]?(\d\d)", cell.text.strip())
            if short:
                reading = DateReading(
                    PartialDate(2000 + int(short[1]) if int(short[1]) < 40 else 1900 + int(short[1]))
                )
        if reading is None:
            self._problems.add(
                cell, column.label, "warning", f"Не удалось понять дату рождения: «{cell.text}»"
            )
        self.set_birth(person, reading, cell, column.label)

    def set_birth(self, person: Person, reading: DateReading | None, cell: Cell, label: str) -> None:
        if reading is None:
            return
        if reading.fault or reading.warning:
            self._problems.add(
                cell, label, "error" if reading.fault else "warning", reading.fault or reading.warning or ""
            )
        found = reading.date
        if found is None:
            return
        if not 1920 <= found.year <= 2035:
            self._problems.add(cell, label, "warning", f"Неправдоподобный год рождения: {found.year}")
        person.birth_year = found.year
        if found.day:
            person.birth_date = found.iso

    def contact(self, text: str, cell: Cell, label: str) -> Contact | None:
        found = parse_contact(text)
        for wrong in found.rejected:
            self._problems.add(
                cell, label, "warning", f"Похоже на телефон или почту, но записано с ошибкой: «{wrong}»"
            )
        if not found.empty:
            return found
        if not found.rejected:
            self._problems.add(cell, label, "warning", f"В контактах нет ни телефона, ни почты: «{text}»")
        return None

    def _apply_track(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        person.track, known = read_track(cell.text)
        if not known:
            self._problems.add(
                cell, column.label, "warning", f"Незнакомая форма наставничества: «{cell.text}»"
            )

    def _apply_dates(self, person: Person, column: Column, cell: Cell, text: str) -> None:
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

    def _apply_wanted(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        ages, classes = read_wanted(text)
        for key, value in (("wanted_age", ages), ("wanted_class", classes)):
            if value:
                person.extras[key] = list(value)

    def _apply_gender(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        first = text.strip().lower()[:1]
        person.gender = {"м": "m", "m": "m", "ж": "f", "f": "f", "д": "f", "ю": "m"}.get(first, person.gender)

    def _apply_outcome(self, person: Person, column: Column, cell: Cell, text: str) -> None:
        person.extras.setdefault(column.meaning or "", text)
        left = re.search(r"(?i)выбыл\w*|отчислен\w*|переведен\w*", text)
        if left:
            moment = parse_date(text)
            person.extras["status"] = (
                f"{left[0].lower()} {moment.date.iso}" if moment and moment.date else left[0].lower()
            )
