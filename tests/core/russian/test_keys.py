"""Search and sorting keys: total, idempotent, Russian."""

import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.keys import same_person_key, search_key, sort_key

ORDERED = [
    ["Егоров", "Ёлкин", "Жуков"],
    ["Елисеев", "Ель", "Ёж", "Жук"],
    ["5А", "5Б", "6А", "10А", "11Б"],
    ["Яковлев", "Adams", "Zorro"],
    ["иванов", "Иванов Пётр", "ИВАНОВА"],
    ["Школа № 2", "Школа № 05", "Школа № 12", "Школа-интернат"],
    ["1", "9999999999999999999999", "10000000000000000000000", "А"],
    ["Иванов", "Ївга", "Йод"],
]


@pytest.mark.parametrize("right", ORDERED)
def test_lists_stand_in_russian_order(right: list[str]) -> None:
    assert all(sorted(mixed, key=sort_key) == right for mixed in permutations(right))


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted_and_case_does_not_matter(texts: list[str]) -> None:
    assert len(sorted(texts, key=sort_key)) == len(texts)


@given(st.text("абвёжЁЖАяЯ 0159АБaZ"))
def test_capitals_and_outer_spaces_do_not_change_the_place(text: str) -> None:
    assert sort_key(text.upper()) == sort_key(text.lower()) == sort_key(f" {text}  ")


def test_the_search_key_joins_parts_and_forgives_spelling() -> None:
    assert search_key(" Семёнова ", None, "АЛЁНА", "") == "семенова алена"
    assert search_key(unicodedata.normalize("NFD", "Ёлкин Й.")) == "елкин й."
    assert search_key("Иванов\N{NO-BREAK SPACE}\tИван") == "иванов иван"


@given(st.lists(st.none() | st.text()))
def test_the_search_key_of_a_key_is_itself(parts: list[str | None]) -> None:
    key = search_key(*parts)
    assert search_key(key) == key == key.strip()
    assert "ё" not in key and "  " not in key


SAME = [
    (FullName("Семёнов", "Пётр", "Ильич"), FullName("СЕМЕНОВ", "Петр", "Ильич ")),
    (FullName("Иванов", "И.", "П."), FullName("Иванов", "И.П.")),
    (FullName("Римская – Корсакова", "Анна"), FullName("Римская-Корсакова", "Анна")),
    (FullName("Cокoлов", "Антон"), FullName("Соколов", "Антон")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_person_share_a_key(one: FullName, other: FullName) -> None:
    assert same_person_key(one) == same_person_key(other)


def test_different_people_have_different_keys() -> None:
    people = [
        FullName("Иванов", "Пётр"),
        FullName("Иванова", "Пётр"),
        FullName("Smith", "Paco"),
        FullName("Смит", "Расо"),
    ]
    assert len({same_person_key(someone) for someone in people}) == len(people)
