"""The school year and ages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.calendars import SchoolYear, age_on

DAYS = st.dates(date(2000, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("day", "short"),
    [
        (date(2026, 8, 31), "2025/26"),
        (date(2026, 9, 1), "2026/27"),
        (date(2027, 8, 31), "2026/27"),
        (date(1999, 12, 1), "1999/00"),
    ],
)
def test_a_day_belongs_to_its_school_year(day: date, short: str) -> None:
    assert SchoolYear.of(day).short == short


@pytest.mark.parametrize("text", ["2026/27", "2026-2027", "2026–2027 учебный год", "на 2026/2027 уч. г."])
def test_a_school_year_is_read_in_its_usual_spellings(text: str) -> None:
    assert SchoolYear.parse(text) == SchoolYear(2026)


@pytest.mark.parametrize(
    ("text", "said"),
    [("2026/28", "не подряд"), ("этот", "не прочитан"), ("2026", "не прочитан"), ("2026/1927", "не подряд")],
)
def test_a_wrong_school_year_is_refused_in_russian(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        SchoolYear.parse(text)


def test_months_lie_inside_the_year() -> None:
    year = SchoolYear(2026)
    assert year.month_start(9) == date(2026, 9, 1)
    assert year.month_start(8) == date(2027, 8, 1)
    assert year.month_end(2) == date(2027, 2, 28)
    assert year.title == "2026/27 учебный год"
    with pytest.raises(ValueError, match="Нет месяца"):
        year.month_start(13)


@given(DAYS)
def test_years_cover_every_day_once(day: date) -> None:
    year = SchoolYear.of(day)
    assert year.contains(day)
    assert not year.following.contains(day)
    assert not year.previous.contains(day)
    assert year.end + timedelta(days=1) == year.following.start
    assert SchoolYear.parse(year.title) == year


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2012, 9, 2), date(2026, 9, 1), 13),
        (date(2012, 9, 1), date(2026, 9, 1), 14),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_age_is_counted_in_full_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


def test_nobody_has_an_age_before_birth() -> None:
    with pytest.raises(ValueError, match="позже дня"):
        age_on(date(2026, 1, 2), date(2026, 1, 1))


@given(DAYS, st.integers(0, 30000))
def test_age_never_falls_and_grows_by_one_at_most(born: date, later: int) -> None:
    day = born + timedelta(days=later)
    step = age_on(born, day + timedelta(days=1)) - age_on(born, day)
    assert step in (0, 1)
