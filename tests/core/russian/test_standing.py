"""Learners by class in the cases of papers."""

import pytest

from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.gender import Gender
from nastavnik.core.russian.standing import class_title, learner


@pytest.mark.parametrize(
    ("code", "gender", "case", "text"),
    [
        ("7А", Gender.MALE, Case.GENT, "ученика 7А класса"),
        ("7А", Gender.FEMALE, Case.DATV, "ученице 7А класса"),
        ("7А", None, Case.ACCS, "обучающегося 7А класса"),
        ("ИС-21", Gender.FEMALE, Case.ABLT, "студенткой группы ИС-21"),
        ("3 курс", Gender.MALE, Case.NOMN, "студент 3 курса"),
        ("  ", None, Case.NOMN, ""),
    ],
)
def test_learner_is_said_in_the_case(code, gender, case, text):
    assert learner(code, gender, case) == text


@pytest.mark.parametrize(
    ("code", "title"), [("7А", "7А класс"), ("ИС-21", "группа ИС-21"), ("3 курс", "3 курс"), ("", "")]
)
def test_class_is_called_as_the_school_calls_it(code, title):
    assert class_title(code) == title
