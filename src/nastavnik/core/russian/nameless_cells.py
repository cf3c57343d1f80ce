"""Cells of people that name nobody: dashes, vacancies, groups counted by heads."""

import re

from nastavnik.core.russian.class_codes import ClassCode, class_range, find_class
from nastavnik.core.russian.full_names import read_name
from nastavnik.core.russian.mentions import PeopleCell
from nastavnik.core.russian.name_words import given_of

BLANK_MARKS = re.compile(
    r"[-–—−_.\s*?×x+/\\|:;,]*|нет|нету|не\s?т данных|нет данных|н/д|н\.д\.|отсутству\w+|не указан\w*|неизвестно|без|null|none|nan|n/a|#н/д",
    re.I,
)
_NOBODY = re.compile(
    r"ваканси\w|вакант\w*|не назнач\w*|не определ\w*|уточняется|по согласованию|по договор[её]нности|будет назначен\w*|прочерк|не подобран\w*|подбирается|свободно",
    re.I,
)
_GROUP_WORDS = re.compile(
    r"^\W*(?:(?:вся|весь|все|мал\w+|творческ\w+|сборн\w+|учебн\w+)\s+)?(?:групп[аыу]\b|класс\b|команда\b|коллектив\b|(?:об)?уча[ющ]\w+ся\b|ученик(?:и|ов)\b|дет(?:и|ей)\b|ребята\b|студент(?:ы|ов)\b|"
    r"педагоги\b|учителя\b|школьник(?:и|ов)\b|учениц[ы]?\b|актив\b|\d+\s*(?:чел|учен|обуч|уч-ся|студ|дет|человек))",
    re.I,
)
HEADCOUNT = re.compile(r"(\d{1,3})\s*(?:чел\w*|учен\w*|обуч\w*|уч-ся|студ\w*|дет\w*|школьник\w*)", re.I)


def is_blank_mark(text: str) -> bool:
    """Whether a cell says «nothing»: a dash, «нет», «н/д»."""
    return bool(BLANK_MARKS.fullmatch(text.strip()))


def read_nobody(text: str) -> PeopleCell | None:
    if is_blank_mark(text):
        return PeopleCell(nobody="прочерк")
    if _NOBODY.match(text):
        return PeopleCell(nobody="человек не назван")
    if _GROUP_WORDS.match(text) and not _names_inside(text):
        counted = HEADCOUNT.search(text)
        ranged = class_range(text)
        found = find_class(text)
        code = found[0] if found else ClassCode(ranged[0]) if ranged and ranged[0] == ranged[1] else None
        rest = re.sub(r"^\W*\w+\s*", "", text)
        if counted or code or ranged or not read_name(rest):
            return PeopleCell(
                nobody="группа без имён", group_of=int(counted[1]) if counted else None, group_class=code
            )
    return None


def _names_inside(text: str) -> bool:
    """Whether somebody of a group is named after all: «Команда «Звезда»: Иванов И., Ким Алина»."""
    if re.search(
        r"[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.|[А-ЯЁ]\.\s?[А-ЯЁ]\.|[А-ЯЁ][а-яё]+(?:ович|евич|овна|евна)\b", text
    ):
        return True
    words = re.findall(r"[А-ЯЁ][а-яё-]+", re.sub(r"«[^»]*»|\"[^\"]*\"", " ", text))
    return len(words) > 1 and any(given_of(word) for word in words[1:])
