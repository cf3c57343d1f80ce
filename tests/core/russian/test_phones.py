"""Contacts out of one messy cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.phones import Contact, merge_contacts, parse_contact

MOBILE = "+79000000041"


@pytest.mark.parametrize(
    "text",
    [
        "+7 (900) 000-00-41",
        "8-900-000-00-41",
        "89000000041",
        "9000000041",
        "79000000041",
        "тел. 8 900 000 00 41",
        "8(900)0000041",
    ],
)
def test_one_number_in_many_spellings(text: str) -> None:
    assert parse_contact(text).phones == (MOBILE,)


def test_a_remark_stays_beside_the_number() -> None:
    assert parse_contact("мама, +7 (900) 000-00-41").note == "мама"
    assert parse_contact("8-900-000-00-41 (отец Игорь)").note == "отец Игорь"
    assert parse_contact("fomina@example.org, доб. 105") == Contact(
        emails=("fomina@example.org",), note="доб. 105"
    )


def test_several_ways_to_write() -> None:
    found = parse_contact(
        "тел.: 8 900 000-00-41 (мама), 8 900 000-00-42; Zpp@Example.org vk.com/example 45-67-89"
    )
    assert found.phones == (MOBILE, "+79000000042")
    assert found.emails == ("zpp@example.org",)
    assert found.other == ("vk.com/example", "45-67-89")


def test_two_numbers_in_one_breath_are_parted() -> None:
    assert parse_contact("8900000004189000000042").phones == (MOBILE, "+79000000042")


@pytest.mark.parametrize("text", ["8900000004", "ivan@mail"])
def test_a_broken_number_or_address_is_not_mended(text: str) -> None:
    found = parse_contact(text)
    assert found.empty
    assert found.rejected == (text,)


def test_foreign_and_city_numbers() -> None:
    assert parse_contact("+375 29 123-45-67").phones == ("+375291234567",)
    assert parse_contact("8(4012)45-67-89").phones == ("+74012456789",)


def test_merging_keeps_everything_once() -> None:
    first, second = parse_contact("мама 89000000041"), parse_contact("89000000041, папа 89000000042")
    merged = merge_contacts(first, second)
    assert (merged.phones, merged.note) == ((MOBILE, "+79000000042"), "мама; папа")


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    parse_contact(text)
