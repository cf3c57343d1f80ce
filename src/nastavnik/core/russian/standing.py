"""What a learner is called in papers: «ученика 7А класса», «студентка группы ИС-21», «7А класс»."""

from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.class_codes import parse_class
from nastavnik.core.russian.gender import Gender
from nastavnik.core.russian.phrases import inflect_phrase

_OF_SCHOOL = {Gender.MALE: "ученик", Gender.FEMALE: "ученица", None: "обучающийся"}
_OF_COLLEGE = {Gender.MALE: "студент", Gender.FEMALE: "студентка", None: "обучающийся"}


def learner(class_code: str, gender: Gender | None, case: Case | str = Case.NOMN) -> str:
    """The learner with the class in `case`; of unknown gender — «обучающийся». Empty when there is no class.

    `class_code` is what people write («7А», «ИС-21», «3 курс»). Raises ValueError for an unknown case code.
    """
    if not class_code.strip():
        return ""
    who = (_OF_SCHOOL if _of_school(class_code) else _OF_COLLEGE)[gender]
    return f"{inflect_phrase(who, case)} {_where(class_code)}"


def class_title(class_code: str) -> str:
    """«7А класс», «группа ИС-21», «3 курс»; empty when there is no class."""
    code = class_code.strip()
    if not code or _course(code):
        return code
    return f"{code} класс" if _of_school(code) else f"группа {code}"


def _where(class_code: str) -> str:
    code = class_code.strip()
    if _course(code):
        return f"{code.split()[0]} курса"
    return f"{code} класса" if _of_school(code) else f"группы {code}"


def _of_school(class_code: str) -> bool:
    read = parse_class(class_code)
    return read is not None and read.number is not None


def _course(class_code: str) -> bool:
    read = parse_class(class_code)
    return read is not None and read.course is not None and read.group is None
