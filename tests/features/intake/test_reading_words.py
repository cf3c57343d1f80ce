"""Words of lists become tags of the pack, and facts of our tables."""

from datetime import date

import pytest

from nastavnik.features.intake.columns_of import gaps_filled
from nastavnik.features.intake.tagging import competences_in, needs_in, request_kind_in, words_in
from nastavnik.features.intake.telling import day
from nastavnik.features.organisations.methodology import pack
from nastavnik.features.people.models import Person

PUPILS = pack("pupils")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("физика; робототехника", ["physics", "robotics"]),
        ("помогу с математикой", ["mathematics"]),
        ("физическая культура", []),
        ("трудно", []),
        ("", []),
    ],
)
def test_competences_are_recognised_in_any_case_and_not_in_other_words(text, codes):
    found = competences_in(text, PUPILS)
    assert [code for code in found if code in {"physics", "robotics", "mathematics", "technology"}] == codes


def test_a_request_brings_the_needs_that_answer_it():
    assert request_kind_in("не успевает по математике", PUPILS) == "failing_subject"
    assert needs_in("не успевает по математике", PUPILS) == ["mathematics", "study_skills"]


def test_interests_are_told_one_by_one():
    assert words_in("шахматы, рисование; театр,,шахматы") == ["шахматы", "рисование", "театр"]


@pytest.mark.parametrize(
    ("text", "last", "told"),
    [
        ("2026-09-15", False, date(2026, 9, 15)),
        ("2026-09", False, date(2026, 9, 1)),
        ("2026-02", True, date(2026, 2, 28)),
        ("2026-12", True, date(2026, 12, 31)),
        ("2026", False, None),
        ("2022/2023", False, None),
        (None, False, None),
    ],
)
def test_a_month_alone_is_its_first_or_last_day(text, last, told):
    assert day(text, last) == told


def test_only_gaps_and_initials_are_filled():
    known = Person(surname="Захаров", name="П.", patronymic="", phone="1", post="")
    facts = {"name": "Пётр", "patronymic": "Петрович", "phone": "2", "post": "учитель", "email": ""}
    assert gaps_filled(known, facts) == {"name": "Пётр", "patronymic": "Петрович", "post": "учитель"}
