"""Numbers and dates in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.number_words import date_in_words, date_text, number_in_words, ordinal_in_words


@pytest.mark.parametrize(
    ("n", "case", "gender", "words"),
    [
        (0, Case.NOMN, "m", "ноль"),
        (21, Case.NOMN, "f", "двадцать одна"),
        (2, Case.ACCS, "f", "две"),
        (12, Case.GENT, "m", "двенадцати"),
        (40, Case.DATV, "m", "сорока"),
        (158, Case.ABLT, "m", "ста пятьюдесятью восемью"),
        (2026, Case.NOMN, "m", "две тысячи двадцать шесть"),
        (3, Case.LOCT, "n", "трёх"),
    ],
)
def test_numbers_are_written_in_cases(n: int, case: Case, gender: str, words: str) -> None:
    assert number_in_words(n, case, gender) == words  # type: ignore[arg-type]


def test_living_things_are_counted_otherwise() -> None:
    assert number_in_words(2, Case.ACCS, "m", animate=True) == "двух"
    assert number_in_words(2, Case.ACCS, "m") == "два"


def test_ordinals_are_written_in_cases() -> None:
    assert ordinal_in_words(1, Case.GENT, "f") == "первой"
    assert ordinal_in_words(2026, Case.GENT) == "две тысячи двадцать шестого"
    assert ordinal_in_words(3, Case.ACCS, "m") == "третий"


def test_dates_are_written_for_orders() -> None:
    day = date(2026, 9, 5)
    assert date_text(day) == "5~сентября 2026~г.".replace("~", "\N{NO-BREAK SPACE}")
    assert date_text(day, "года") == "5~сентября 2026~года".replace("~", "\N{NO-BREAK SPACE}")
    assert date_in_words(day) == "пятое сентября две тысячи двадцать шестого года"
    assert date_in_words(day, Case.GENT) == "пятого сентября две тысячи двадцать шестого года"


def test_what_has_no_words_is_refused_in_russian() -> None:
    with pytest.raises(OverflowError, match="слишком велико"):
        number_in_words(10**33)
    with pytest.raises(ValueError, match="порядкового"):
        ordinal_in_words(-1)


@given(st.integers(-(10**33) + 1, 10**33 - 1), st.sampled_from(Case), st.sampled_from(["m", "f", "n"]))
def test_every_number_has_words_in_every_case(n: int, case: Case, gender: str) -> None:
    assert number_in_words(n, case, gender).strip()  # type: ignore[arg-type]


@given(st.dates())
def test_every_day_has_words(day: date) -> None:
    assert date_in_words(day).endswith(" года") and str(day.year) in date_text(day)
