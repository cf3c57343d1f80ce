"""Posts in cases: a gold table checked by hand, plurals, overrides and properties."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.cases import OBLIQUE, Case
from nastavnik.core.russian.post_cases import inflect_post

with (Path(__file__).parent / "gold_posts.csv").open(encoding="utf-8") as lines:
    GOLD = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", GOLD, ids=lambda row: row["nomn"])
def test_every_post_of_the_gold_table_takes_its_five_cases(row: dict[str, str]) -> None:
    assert {case: inflect_post(row["nomn"], case) for case in Case} == row


def test_the_gold_table_is_large_and_has_no_repetitions() -> None:
    assert len({row["nomn"] for row in GOLD}) == len(GOLD) >= 80


PLURALS = [
    ("учитель-логопед", "учителя-логопеды", "учителям-логопедам", "учителей-логопедов"),
    ("старший вожатый", "старшие вожатые", "старшим вожатым", "старших вожатых"),
    ("директор школы", "директора школы", "директорам школы", "директоров школы"),
    ("медицинская сестра", "медицинские сёстры", "медицинским сёстрам", "медицинских сестёр"),
    ("ученица 10 «Б» класса", "ученицы 10 «Б» класса", "ученицам 10 «Б» класса", "учениц 10 «Б» класса"),
    ("сварщик 5 разряда", "сварщики 5 разряда", "сварщикам 5 разряда", "сварщиков 5 разряда"),
    ("обучающийся", "обучающиеся", "обучающимся", "обучающихся"),
]


@pytest.mark.parametrize(("post", "nomn", "datv", "accs"), PLURALS)
def test_several_people_share_a_post(post: str, nomn: str, datv: str, accs: str) -> None:
    forms = [inflect_post(post, case, number="plur") for case in (Case.NOMN, Case.DATV, Case.ACCS)]
    assert forms == [nomn, datv, accs]


def test_capitals_are_kept_in_both_halves() -> None:
    assert inflect_post("IT-специалист", Case.GENT) == "IT-специалиста"
    assert inflect_post("Учитель-Логопед", Case.GENT) == "Учителя-Логопеда"


def test_a_post_already_plural_keeps_its_number() -> None:
    assert inflect_post("учителя начальных классов", Case.DATV) == "учителям начальных классов"


def test_genitives_after_a_comma_are_not_taken_for_posts() -> None:
    assert inflect_post("помощник директора, учителя", Case.DATV) == "помощнику директора, учителя"


def test_a_clerks_own_form_wins_unless_blank() -> None:
    assert inflect_post("завуч", Case.GENT, {"gent": "завуча школы"}) == "завуча школы"
    assert inflect_post("завуч", Case.GENT, {"gent": " "}) == "завуча"


@pytest.mark.parametrize(
    "fixed", ["МБОУ", "«Сталь»", "ООО «Учитель»", "и. о. директора", "(см. приказ)", "—", ""]
)
def test_what_has_no_head_is_left_alone(fixed: str) -> None:
    assert {inflect_post(fixed, case) for case in OBLIQUE} == {fixed}


def test_an_unknown_case_is_refused() -> None:
    with pytest.raises(ValueError):
        inflect_post("директор", "vocative")


wild = st.text() | st.text('учительдирокта «»"()-.,;/ АБиё№5', max_size=40)


@given(wild, st.sampled_from(Case), st.sampled_from(["sing", "plur"]))
def test_no_text_breaks_the_declension(post: str, case: Case, number: str) -> None:
    assert isinstance(inflect_post(post, case, number=number), str)  # type: ignore[arg-type]


@given(wild)
def test_the_nominative_is_the_post_itself(post: str) -> None:
    assert inflect_post(post, Case.NOMN) == post


@given(st.sampled_from(GOLD), st.text("абвАБВ №5"), st.sampled_from(OBLIQUE))
def test_quoted_text_is_never_touched(row: dict[str, str], name: str, case: Case) -> None:
    quoted = f" «учитель, директор {name}»"
    assert inflect_post(row["nomn"] + quoted, case) == row[case] + quoted
