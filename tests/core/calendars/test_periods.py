"""Periods of roadmaps as people write them."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.calendars import (
    Period,
    SchoolYear,
    UnreadablePeriod,
    format_period,
    month_number,
    parse_period,
    shift_to_year,
)

YEAR = SchoolYear(2026)
READ = [
    ("сентябрь–октябрь 2026", "2026-09-01", "2026-10-31"),
    ("Сентябрь – октябрь", "2026-09-01", "2026-10-31"),
    ("авг–сен", "2026-08-01", "2026-09-30"),
    ("сент.-окт.", "2026-09-01", "2026-10-31"),
    ("в течение года", "2026-09-01", "2027-08-31"),
    ("постоянно", "2026-09-01", "2027-08-31"),
    ("2026-2027 уч. г.", "2026-09-01", "2027-08-31"),
    ("до 15.09", "2026-09-01", "2026-09-15"),
    ("до 25.08", "2026-08-01", "2026-08-25"),
    ("до 1 октября", "2026-09-01", "2026-10-01"),
    ("до конца мая", "2026-09-01", "2027-05-31"),
    ("ежеквартально", "2026-09-01", "2027-08-31"),
    ("май–июнь", "2027-05-01", "2027-06-30"),
    ("июнь – август", "2027-06-01", "2027-08-31"),
    ("1–15 сентября", "2026-09-01", "2026-09-15"),
    ("с 1 по 15 сентября", "2026-09-01", "2026-09-15"),
    ("с 15 сентября по 1 октября 2026 года", "2026-09-15", "2026-10-01"),
    ("ноябрь", "2026-11-01", "2026-11-30"),
    ("25 мая", "2027-05-25", "2027-05-25"),
    ("III квартал", "2026-07-01", "2026-09-30"),
    ("IІІ квартал", "2026-07-01", "2026-09-30"),
    ("1 квартал", "2027-01-01", "2027-03-31"),
    ("II квартал 2027 г.", "2027-04-01", "2027-06-30"),
    ("первое полугодие", "2026-09-01", "2026-12-31"),
    ("II полугодие", "2027-01-01", "2027-05-31"),
    ("октябрь - март 2027", "2026-10-01", "2027-03-31"),
    ("декабрь – апрель", "2026-12-01", "2027-04-30"),
    ("с 01.09.2026 по 31.05.2027", "2026-09-01", "2027-05-31"),
    ("01.09.26-15.09.26", "2026-09-01", "2026-09-15"),
    ("15.12 – 15.02.2027", "2026-12-15", "2027-02-15"),
    ("начало сентября", "2026-09-01", "2026-09-10"),
    ("последняя неделя сентября", "2026-09-24", "2026-09-30"),
    ("конец мая 2027", "2027-05-21", "2027-05-31"),
    ("с сентября", "2026-09-01", "2027-08-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), READ)
def test_a_written_period_is_understood_and_kept_word_for_word(text: str, start: str, end: str) -> None:
    period = parse_period(text, YEAR)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert period.verbatim == text
    assert str(period) == text


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("ежеквартально", "quarterly"),
        ("раз в месяц", "monthly"),
        ("еженедельно, октябрь–апрель", "weekly"),
        ("октябрь", "once"),
    ],
)
def test_the_rhythm_of_a_period_is_noticed(text: str, rhythm: str) -> None:
    assert parse_period(text, YEAR).rhythm == rhythm


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("после каникул", "не прочитан"),
        ("2026-2030", "не подряд"),
        ("как получится", "не прочитан"),
        ("в течение 10 дней после приказа", "не прочитан"),
        ("", "не прочитан"),
        ("31.02", "нет такого дня"),
        ("32 мая", "нет такого дня"),
        ("2026-2028", "не подряд"),
        ("20.09.2026 – 10.09.2026", "не прочитан"),
    ],
)
def test_an_unclear_period_is_refused_with_an_example(text: str, said: str) -> None:
    with pytest.raises(UnreadablePeriod, match=said):
        parse_period(text, YEAR)


@given(st.text(alphabet="абвгдеийклмнопрстуфьыя .,-–0123456789/iIvVгсдо", max_size=40))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    try:
        period = parse_period(text, YEAR)
    except UnreadablePeriod:
        return
    assert period.start <= period.end


@dataclass(frozen=True)
class SampleStep:
    """A step that happens in these months."""

    months: tuple[int, int]


@pytest.mark.parametrize(
    ("months", "start", "end", "words"),
    [
        ((8, 9), date(2026, 8, 1), date(2026, 9, 30), "август – сентябрь 2026 г."),
        ((12, 4), date(2026, 12, 1), date(2027, 4, 30), "декабрь 2026 г. – апрель 2027 г."),
        ((2, 2), date(2027, 2, 1), date(2027, 2, 28), "февраль 2027 г."),
    ],
)
def test_a_sample_step_moves_to_the_year(months: tuple[int, int], start: date, end: date, words: str) -> None:
    assert shift_to_year(SampleStep(months), YEAR) == Period(start, end, words)


STARTS = st.dates(date(2026, 9, 1), date(2027, 7, 31))


@given(STARTS, st.integers(0, 27))
def test_what_is_printed_is_read_back(start: date, length: int) -> None:
    end = min(date.fromordinal(start.toordinal() + length), date(2027, 7, 31))
    printed = format_period(Period(start, end))
    read = parse_period(printed, YEAR)
    assert (read.start, read.end) == (start, end)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Мая", 5),
        ("мае", 5),
        ("март", 3),
        ("мар.", 3),
        ("августе", 8),
        ("нояб.", 11),
        ("маска", None),
        ("се", None),
    ],
)
def test_months_are_known_in_every_form(word: str, number: int | None) -> None:
    assert month_number(word) == number


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="раньше"):
        Period(date(2026, 9, 2), date(2026, 9, 1))
