"""What each column of a list means and whom it describes."""

import re
from dataclasses import dataclass, replace

from nastavnik.core.rosters.vocabulary import fold_header, vocabulary
from nastavnik.core.tables.sheet import column_letters

NAME_MEANINGS = frozenset({"full_name", "pair", "surname"})
NAME_PARTS = ("surname", "given_name", "patronymic")
# The same order as in the interface of the import wizard.
MEANING_TITLES = {
    "number": "Номер по порядку",
    "full_name": "Фамилия, имя, отчество",
    "pair": "Пара: наставник и наставляемый в одной ячейке",
    "surname": "Фамилия",
    "given_name": "Имя",
    "patronymic": "Отчество",
    "class": "Класс или группа",
    "class_letter": "Буква класса",
    "birth_date": "Дата или год рождения",
    "gender": "Пол",
    "age": "Возраст",
    "contact": "Контакты",
    "request": "Запрос",
    "role": "Роль: наставник или наставляемый",
    "track": "Форма наставничества",
    "date_in": "Дата вхождения в программу",
    "date_out": "Дата завершения",
    "period": "Срок",
    "organization": "Организация",
    "workplace": "Место работы или учёбы",
    "position": "Должность",
    "competencies": "Компетенции",
    "achievements": "Достижения",
    "interests": "Интересы",
    "wanted_age": "Желаемый возраст наставляемых",
    "resource": "Ресурс времени",
    "result": "Результат",
    "link": "Ссылка",
    "mark": "Отметка о прохождении",
    "subject": "Предмет или направление",
    "level": "Уровень",
    "work_title": "Название работы или мероприятия",
    "work_author": "Автор произведения",
    "address": "Адрес",
    "area": "Муниципалитет",
    "private": "Личный документ (не загружается)",
    "note": "Примечание",
    "other": "Не загружать",
}
ROLE_TITLES = {
    "mentee": "наставляемый",
    "mentor": "наставник",
    "parent": "родитель",
    "other": "другой человек",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `meaning` is a key of `MEANING_TITLES` or None; `role` says whose it is when known.

    `owner` is the index of the column of names it describes, set by `owners.py`.
    """

    index: int
    header: str
    meaning: str | None
    role: str | None = None
    owner: int | None = None

    @property
    def label(self) -> str:
        """The header as written, or the letter of the column."""
        return self.header or column_letters(self.index)

    @property
    def key(self) -> str | None:
        """«full_name@mentee», «class» or None: what JSON and the wizard exchange."""
        return f"{self.meaning}@{self.role}" if self.meaning and self.role else self.meaning


def read_header(index: int, header: str) -> Column:
    """The column that such a header names."""
    folded = fold_header(header)
    return Column(index, " ".join(header.split()), meaning_of(folded), role_of(folded))


def meaning_of(folded: str) -> str | None:
    """The meaning of a folded header, or None."""
    if not folded or len(folded) > 200:
        return None
    return next((meaning for meaning, pattern in vocabulary().headers if pattern.search(folded)), None)


def role_of(folded: str) -> str | None:
    """Whose column it is: parent, mentee, mentor or None. Strong words beat weak ones."""
    roles = vocabulary().roles
    if roles["parent"].search(folded):
        return "parent"
    mentee, mentor = roles["mentee_strong"].search(folded), roles["mentor_strong"].search(folded)
    if mentee or mentor:
        return "mentee" if mentee and (not mentor or mentee.start() <= mentor.start()) else "mentor"
    # «педагога, подготовившего участника» is about the teacher: weak words of a mentor go first.
    if roles["mentor_weak"].search(folded):
        return "mentor"
    return "mentee" if roles["mentee_weak"].search(folded) else None


def is_plain_word(header: str) -> bool:
    """Whether a heading calls people only by a weak word: «педагог», «учитель», «участник»."""
    roles = vocabulary().roles
    folded = fold_header(header)
    return not (roles["mentee_strong"].search(folded) or roles["mentor_strong"].search(folded))


def is_class_teacher(header: str) -> bool:
    """«Классный руководитель» leads a class and mentors nobody by that alone."""
    return bool(re.search(r"класс\w* рук|^кл рук|^классрук", fold_header(header)))


def overridden(column: Column, key: str) -> Column:
    """The column under a meaning chosen by a person: «full_name@mentor», «class», «other»."""
    meaning, _, role = key.partition("@")
    if meaning not in MEANING_TITLES or (role and role not in ROLE_TITLES):
        raise ValueError(f"unknown meaning of a column: {key}")
    return replace(column, meaning=meaning, role=role or None)


def header_post(header: str) -> str | None:
    """A post stated by the header itself: the column «Учитель» lists teachers."""
    folded = fold_header(header)
    if re.search("молод|начинающ|наставляем", folded):
        return None
    return next(
        (post for post, pattern in vocabulary().posts_by_header.items() if pattern.search(folded)), None
    )
