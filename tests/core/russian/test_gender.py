"""Gender by name: what is certain is told, what is not stays unknown."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.gender import Gender, guess_gender, is_known_first_name

with (Path(__file__).parent / "gold_names.csv").open(encoding="utf-8") as lines:
    GOLD = list(csv.DictReader(lines))

FOREIGN = {"Мопассан", "Smith"}


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['surname']} {row['name']} {row['patronymic']}")
def test_gender_of_the_gold_table_is_guessed(row: dict[str, str]) -> None:
    found = guess_gender(FullName(row["surname"], row["name"], row["patronymic"] or None))
    assert found == (None if row["surname"] in FOREIGN else row["gender"])


KNOWN = [
    (FullName("Иванов", "Саша"), Gender.MALE),
    (FullName("Иванова", "Женя"), Gender.FEMALE),
    (FullName("Щербина", "Олег"), Gender.MALE),
    (FullName("Калина", "Никита"), Gender.MALE),
    (FullName("Ким", "Мария"), Gender.FEMALE),
    (FullName("Шевчук", "Илья"), Gender.MALE),
    (FullName("Черных", "Гузель"), Gender.FEMALE),
    (FullName("Саркисова", "Карен"), None),
    (FullName("Иванова", "М.", "П."), Gender.FEMALE),
    (FullName("Пушкина", "А."), Gender.FEMALE),
    (FullName("Шевчук", "Валя"), None),
    (FullName("Ким", "А.", "С."), None),
    (FullName("Иванов", "Мария"), None),
    (FullName("", "Петр"), Gender.MALE),
    (FullName("", ""), None),
    (FullName("Лев", "Анна"), Gender.FEMALE),
]


@pytest.mark.parametrize(("name", "gender"), KNOWN)
def test_evidence_is_weighed(name: FullName, gender: Gender | None) -> None:
    assert guess_gender(name) == gender


def test_first_names_are_known_with_and_without_yo() -> None:
    assert is_known_first_name("Семён") and is_known_first_name("СЕМЕН")
    assert not is_known_first_name("Семёнов")


@given(st.text(), st.text(), st.none() | st.text())
def test_no_text_breaks_the_guess(surname: str, name: str, patronymic: str | None) -> None:
    assert guess_gender(FullName(surname, name, patronymic)) in {None, *Gender}
