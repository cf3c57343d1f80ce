"""Names in cases: a gold table checked by hand, guards, overrides and properties."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.cases import OBLIQUE, Case
from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.gender import Gender
from nastavnik.core.russian.name_cases import inflect_name

with (Path(__file__).parent / "gold_names.csv").open(encoding="utf-8") as lines:
    GOLD = list(csv.DictReader(lines))


def person(row: dict[str, str]) -> FullName:
    return FullName(row["surname"], row["name"], row["patronymic"] or None)


@pytest.mark.parametrize("row", GOLD, ids=lambda row: person(row).full)
def test_every_name_of_the_gold_table_takes_its_five_cases(row: dict[str, str]) -> None:
    inflected = {case: inflect_name(person(row), case, Gender(row["gender"])).full for case in OBLIQUE}
    assert inflected == {case: row[case] for case in OBLIQUE}


def test_the_gold_table_is_large_and_has_no_repetitions() -> None:
    assert len({person(row) for row in GOLD}) == len(GOLD) >= 200


CLERKS = {"gent": "Чаплина Чарли Спенсера", Case.ABLT: "Чаплином Чарли Спенсером"}


def test_a_clerks_own_form_wins_over_the_rules() -> None:
    chaplin = FullName("Чаплин", "Чарли", "Спенсер")
    assert inflect_name(chaplin, Case.ABLT, Gender.MALE, CLERKS) == FullName("Чаплином", "Чарли", "Спенсером")
    assert inflect_name(chaplin, Case.GENT, overrides=CLERKS).full == "Чаплина Чарли Спенсера"
    assert inflect_name(chaplin, Case.DATV, Gender.MALE, CLERKS).surname == "Чаплину"


@pytest.mark.parametrize("written", ["Зайца", "Зайца Яна Ильича Второго", "Зайца Яна"])
def test_an_override_keeps_all_its_words_whatever_their_number(written: str) -> None:
    assert inflect_name(FullName("Заяц", "Ян"), Case.GENT, overrides={"gent": written}).full == written


def test_a_blank_override_does_not_erase_a_name() -> None:
    assert inflect_name(FullName("Заяц", "Ян"), Case.GENT, Gender.MALE, {"gent": "  "}).full == "Зайца Яна"


def test_an_unknown_gender_changes_only_what_both_genders_share() -> None:
    assert inflect_name(FullName("Окуджава", "Саша"), Case.GENT).full == "Окуджавы Саши"
    assert inflect_name(FullName("Шевчук", "Женя"), Case.DATV).full == "Шевчук Жене"


def test_initials_and_latin_letters_never_decline() -> None:
    assert inflect_name(FullName("Иванов", "И.", "П."), Case.ABLT).full == "Ивановым И. П."
    assert inflect_name(FullName("Smith", "John"), Case.GENT, Gender.MALE).full == "Smith John"


@pytest.mark.parametrize("particle", ["фон", "де", "ван"])
def test_particles_of_nobility_stay(particle: str) -> None:
    baron = FullName(f"{particle} Берг", "Отто")
    assert inflect_name(baron, Case.DATV, Gender.MALE).full == f"{particle} Бергу Отто"


def test_a_person_of_one_word_declines() -> None:
    assert inflect_name(FullName("", "Никита"), Case.ABLT).full == "Никитой"


def test_an_unknown_case_is_refused() -> None:
    with pytest.raises(ValueError):
        inflect_name(FullName("Иванов", "Иван"), "vocative")


names = st.builds(FullName, st.text(), st.text(), st.none() | st.text())
russian = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЕЁИЯБВ-.' ", max_size=20)
russian_names = st.builds(FullName, russian, russian, st.none() | russian)


@given(names | russian_names, st.sampled_from(Case), st.sampled_from([None, *Gender]))
def test_no_text_breaks_the_declension(name: FullName, case: Case, gender: Gender | None) -> None:
    inflected = inflect_name(name, case, gender)
    assert (inflected.patronymic is None) == (name.patronymic is None)


@given(names | russian_names, st.sampled_from([None, *Gender]))
def test_the_nominative_is_the_name_itself(name: FullName, gender: Gender | None) -> None:
    assert inflect_name(name, Case.NOMN, gender) == name


@given(st.sampled_from(GOLD), st.sampled_from(OBLIQUE), st.sampled_from([str.upper, str.lower, str.title]))
def test_capital_letters_are_kept(row: dict[str, str], case: Case, letters: object) -> None:
    recase = letters if callable(letters) else str
    shouted = FullName(*(recase(part) for part in (row["surname"], row["name"], row["patronymic"])))
    plain = inflect_name(person(row), case, Gender(row["gender"])).full
    inflected = inflect_name(shouted, case, Gender(row["gender"])).full
    assert inflected.casefold() == plain.casefold()
    assert inflected.isupper() == shouted.full.isupper()
    assert inflected.islower() == shouted.full.islower()
