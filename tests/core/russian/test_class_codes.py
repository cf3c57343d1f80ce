"""Classes and groups as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.class_codes import class_range, find_class, parse_class


@pytest.mark.parametrize(
    "text",
    [
        "7А",
        "7а",
        "07А",
        '7 "А"',
        "7-а",
        "7 – А",
        "7 «А»",
        "7 «А» класс",
        "7 кл. А",
        "VII а",
        "7-й А",
        "7'А'",
        "7''а''",
        "седьмой «А»",
        "кл. 7А",
        "7A",
    ],
)
def test_one_class_in_many_spellings(text: str) -> None:
    found = parse_class(text)
    assert found is not None
    assert (found.number, found.letter) == (7, "А")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("7 класс", "7"), ("11", "11"), ("8.0", "8"), ("10 Б кл.", "10Б"), ("XI б", "11Б"), ("ИС-21", "ИС-21"), ("ИСП-21-1", "ИСП-21-1"),
        ("ПД-11к", "ПД-11к"), ("гр. 214", "214"), ("1 курс", "1 курс"), ("3 курс, ИС-21", "ИС-21"), ("10-1", "101"), ("5/2", "52"),
        ("10 (соц-эк)", "10"), ("1 доп.", "1"), ("7ФМ", "7ФМ"),
    ],
)  # fmt: skip
def test_other_classes_and_groups(text: str, shown: str) -> None:
    found = parse_class(text)
    assert found is not None
    assert found.text == shown


@pytest.mark.parametrize("text", ["12Ы", "0Б", "13А", "7Ь", "5-7", "99"])
def test_what_cannot_be_a_class_is_a_fault(text: str) -> None:
    found = parse_class(text)
    assert found is not None
    assert found.fault
    assert found.number is None


@pytest.mark.parametrize("text", ["", "учитель", "МБОУ СОШ №1", "2 ч/нед", "призёр", "5 «Б», 6 «А»"])
def test_other_texts_are_not_classes(text: str) -> None:
    assert parse_class(text) is None


def test_a_latin_twin_is_told() -> None:
    found = parse_class("7B")
    assert found is not None
    assert (found.letter, "Латинская" in (found.warning or "")) == ("В", True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Смирнов И.И. 9в", "9В"), ("МБОУ СОШ № 1, 10 Б кл.", "10Б"), ("ученица 10 «Б»", "10Б"), ("учитель, стаж 1 г.", None),
        ("студ. 3 курса", None), ("Школа № 5 г. Москвы", None), ("на 5.10 2022/2023 учебного года", None),
    ],
)  # fmt: skip
def test_a_class_inside_a_phrase(text: str, shown: str | None) -> None:
    found = find_class(text)
    assert (found[0].text if found else None) == shown


def test_ranges_of_classes() -> None:
    assert class_range("5–7 кл.") == (5, 7)
    assert class_range("8 класс") == (8, 8)
    assert class_range("14-16 лет") is None


@given(st.text(max_size=20))
def test_any_text_is_survived(text: str) -> None:
    found = parse_class(text)
    assert found is None or found.text or found.fault
