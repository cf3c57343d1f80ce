"""Rows of the two registers printed as XLSX: mentees (13 columns) and mentors (16 columns)."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Annotated

from nastavnik.core.paperwork.contracts.slots import Slot, Slots


@dataclass(frozen=True, kw_only=True)
class BaseOfMentees(Slots, title="строки базы наставляемых"):
    """One mentee. The number of the row is the first of the 13 columns and is counted by `register`."""

    name: Annotated[str, Slot("имя", "Фамилия, имя, отчество")]
    contacts: Annotated[str, Slot("контакты", "Контакты (для ребёнка — законного представителя)")] = ""
    birth_year: Annotated[str, Slot("год_рождения", "Год рождения")] = ""
    request: Annotated[str, Slot("запрос", "Основной запрос")] = ""
    joined: Annotated[str, Slot("вошёл", "Дата вхождения в программу")] = ""
    mentor: Annotated[str, Slot("наставник", "Наставник")] = ""
    track: Annotated[str, Slot("форма", "Форма наставничества")] = ""
    mentor_workplace: Annotated[str, Slot("место_наставника", "Место работы или учёбы наставника")] = ""
    finished: Annotated[str, Slot("завершил", "Дата завершения программы")] = ""
    results: Annotated[str, Slot("результаты", "Результаты программы")] = ""
    case_link: Annotated[str, Slot("история", "Ссылка на историю или отзыв на сайте")] = ""
    passed: Annotated[str, Slot("отметка", "Отметка о прохождении")] = ""


@dataclass(frozen=True, kw_only=True)
class BaseOfMentors(Slots, title="строки базы наставников"):
    """One mentor. The number of the row is the first of the 16 columns and is counted by `register`."""

    name: Annotated[str, Slot("имя", "Фамилия, имя, отчество")]
    contacts: Annotated[str, Slot("контакты", "Контакты")] = ""
    workplace: Annotated[str, Slot("место", "Место работы или учёбы")] = ""
    skills: Annotated[str, Slot("компетенции", "Основные компетенции")] = ""
    achievements: Annotated[str, Slot("достижения", "Достижения, важные для программы")] = ""
    interests: Annotated[str, Slot("интересы", "Интересы")] = ""
    mentee_age: Annotated[str, Slot("возраст", "Желаемый возраст наставляемых")] = ""
    time: Annotated[str, Slot("время", "Ресурс времени на программу")] = ""
    joined: Annotated[str, Slot("вошёл", "Дата вхождения в программу")] = ""
    mentees: Annotated[str, Slot("наставляемые", "Наставляемые")] = ""
    track: Annotated[str, Slot("форма", "Форма наставничества")] = ""
    mentee_workplace: Annotated[str, Slot("место_наставляемого", "Место работы или учёбы наставляемого")] = ""
    finished: Annotated[str, Slot("завершил", "Дата завершения программы")] = ""
    results: Annotated[str, Slot("результаты", "Результаты программы")] = ""
    case_link: Annotated[str, Slot("история", "Ссылка на историю или отзыв на сайте")] = ""


def register(people: Sequence[BaseOfMentees | BaseOfMentors]) -> list[list[str]]:
    """Rows for `workbooks.base_workbook`, the running number first; headings are those of the pack's base."""
    return [[str(number), *astuple(person)] for number, person in enumerate(people, 1)]
