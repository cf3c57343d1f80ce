"""Dates and periods out of cells."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.dates import parse_date, parse_period

DATES = [
    ("05.04.2010", "2010-04-05"), ("1.2.2008", "2008-02-01"), ("01.09.22", "2022-09-01"), ("05.04.99", "1999-04-05"), ("2010 г.р.", "2010"),
    ("2010", "2010"), (2010, "2010"), ("10 г.р.", "2010"), ("сентябрь 2022", "2022-09"), ("май 2023г.", "2023-05"), ("09.2022", "2022-09"),
    ("1 сентября 2010", "2010-09-01"), ("«5» апреля 2010 г.", "2010-04-05"), ("2010-04-05 00:00:00", "2010-04-05"), ("05/04/2010", "2010-04-05"),
    ("05,04,2010", "2010-04-05"), ("05. 04. 2010", "2010-04-05"), (40273, "2010-04-05"), ("40273", "2010-04-05"), ("05.04.2010г.р.", "2010-04-05"),
    ("05-Apr-2010", "2010-04-05"), (datetime.datetime(2010, 4, 5, 3, tzinfo=datetime.UTC), "2010-04-05"), ("выбыл 15.02.2023", "2023-02-15"), ("05042010", "2010-04-05"),
]  # fmt: skip
PERIODS = [
    ("с 01.10.2022 по 25.05.2023", ("2022-10-01", "2023-05-25")), ("01.09.22 – 31.08.23", ("2022-09-01", "2023-08-31")),
    ("01.09.2022-31.05.2023", ("2022-09-01", "2023-05-31")), ("2022-2023 уч.год", ("2022-09-01", "2023-05-31")), ("2022/23", ("2022-09-01", "2023-05-31")),
    ("сентябрь 2022 - май 2023", ("2022-09", "2023-05")), ("01.09–31.12.2022", ("2022-09-01", "2022-12-31")), ("сентябрь-декабрь 2022", ("2022-09", "2022-12")),
    ("с сентября по май 2023", ("2022-09", "2023-05")), ("до 25.05.2023", (None, "2023-05-25")), ("01.09.2022", ("2022-09-01", None)),
    ("с 1 сентября 2022 г. по 31 мая 2023 г.", ("2022-09-01", "2023-05-31")), ("2022-2024", ("2022", "2024")),
]  # fmt: skip


@pytest.mark.parametrize(("value", "iso"), DATES)
def test_a_date_in_any_dress(value: object, iso: str) -> None:
    found = parse_date(value)
    assert found is not None
    assert found.date is not None
    assert found.date.iso == iso


@pytest.mark.parametrize("text", ["31.02.2010", "29.02.2011", "00.13.2010", "05.04"])
def test_days_that_never_were_are_faults(text: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.date is None
    assert text in (found.fault or "")


@pytest.mark.parametrize("value", ["", "12 лет", "нет", True, None, 7])
def test_other_values_are_not_dates(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(("text", "ends"), PERIODS)
def test_periods(text: str, ends: tuple[str | None, str | None]) -> None:
    found = parse_period(text)
    assert found is not None
    assert (found.start.iso if found.start else None, found.end.iso if found.end else None) == ends


def test_an_american_order_is_told() -> None:
    found = parse_date("04/25/2010")
    assert found is not None
    assert found.date is not None
    assert (found.date.iso, bool(found.warning)) == ("2010-04-25", True)


@given(
    st.dates(datetime.date(1940, 1, 1), datetime.date(2039, 12, 31)),
    st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y г.", "%d.%m.%y"]),
)
def test_every_day_comes_back(day: datetime.date, pattern: str) -> None:
    found = parse_date(day.strftime(pattern))
    assert found is not None
    assert found.date is not None
    assert found.date.iso == day.isoformat()


@given(st.text(max_size=40))
def test_any_text_is_survived(text: str) -> None:
    parse_date(text)
    parse_period(text)
