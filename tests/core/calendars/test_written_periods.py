"""Periods as schools write them: each spelling, its dates, its rhythm, and whether only a deadline was named."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.calendars import Period, SchoolYear, UnreadablePeriod, parse_period, period_words
from nastavnik.core.calendars.rhythms import RHYTHM_WORDS
from nastavnik.core.calendars.shifting import shifted

YEAR = SchoolYear(2026)
WHOLE = "2026-09-01 2027-08-31"
WRITTEN = """
сентябрь–октябрь 2026 | 2026-09-01 2026-10-31
август 2026 – май 2027 | 2026-08-01 2027-05-31
Август 2026 г. - июнь 2027 г. | 2026-08-01 2027-06-30
сентябрь 2026г.-май 2027г. | 2026-09-01 2027-05-31
август, сентябрь 2026 | 2026-08-01 2026-09-30
сентябрь, январь, май | 2026-09-01 2027-05-31
ноябрь 2026 – январь | 2026-11-01 2027-01-31
декабрь–январь | 2026-12-01 2027-01-31
янв.-февр. | 2027-01-01 2027-02-28
в течение сентября | 2026-09-01 2026-09-30
09.2026 | 2026-09-01 2026-09-30
09.2026–05.2027 | 2026-09-01 2027-05-31
сентябрь 2025-2026 уч. года | 2025-09-01 2025-09-30
май 2025–2026 учебного года | 2026-05-01 2026-05-31
2026 год | 2026-01-01 2026-12-31
в течение 2026 года | 2026-01-01 2026-12-31
2026/2027 учебный год | 2026-09-01 2027-08-31
2025-2026 учебный год | 2025-09-01 2026-08-31
в течение года | 2026-09-01 2027-08-31
в течении учебного года | 2026-09-01 2027-08-31
В течение всего периода | 2026-09-01 2027-08-31
на протяжении реализации программы | 2026-09-01 2027-08-31
постоянно | 2026-09-01 2027-08-31
систематически | 2026-09-01 2027-08-31
весь период | 2026-09-01 2027-08-31
до 15.09 | 2026-09-01 2026-09-15 | once | до
до 15.09. | 2026-09-01 2026-09-15 | once | до
к 1 сентября | 2026-09-01 2026-09-01 | once | до
не позднее 1 октября | 2026-09-01 2026-10-01 | once | до
не позднее 01.10.2026 г. | 2026-09-01 2026-10-01 | once | до
Не позже 5 ноября | 2026-09-01 2026-11-05 | once | до
в срок до 20 мая 2027 года | 2026-09-01 2027-05-20 | once | до
до октября | 2026-09-01 2026-10-01 | once | до
до конца октября | 2026-09-01 2026-10-31 | once | до
до конца учебного года | 2026-09-01 2027-05-31 | once | до
по окончании учебного года | не прочитан
до начала учебного года | 2026-08-01 2026-08-31 | once | до
в начале учебного года | 2026-09-01 2026-09-30
конец учебного года | 2027-05-01 2027-05-31
с 15 октября | 2026-10-15 2027-08-31
начиная с ноября | 2026-11-01 2027-08-31
с сентября по май | 2026-09-01 2027-05-31
с 1 сентября 2026 по 31 мая 2027 | 2026-09-01 2027-05-31
15–20 сентября | 2026-09-15 2026-09-20
15-го – 20-го сентября | 2026-09-15 2026-09-20
15 и 20 сентября | 2026-09-15 2026-09-20
15.09–20.09 | 2026-09-15 2026-09-20
15.09.-20.09.2026 | 2026-09-15 2026-09-20
15.12.2026-15.01.2027 | 2026-12-15 2027-01-15
25 декабря – 10 января | 2026-12-25 2027-01-10
28.08–05.09 | 2026-08-28 2026-09-05
01.09.2026 | 2026-09-01 2026-09-01
3 ноября 2026 г. | 2026-11-03 2026-11-03
I квартал | 2027-01-01 2027-03-31
IV квартал 2026 года | 2026-10-01 2026-12-31
4-й квартал | 2026-10-01 2026-12-31
первый квартал 2027 | 2027-01-01 2027-03-31
I–II квартал 2027 | 2027-01-01 2027-06-30
III-IV кварталы | 2026-07-01 2026-12-31
1 кв. | 2027-01-01 2027-03-31
I полугодие | 2026-09-01 2026-12-31
первое полугодие 2026/27 учебного года | 2026-09-01 2026-12-31
во втором полугодии | 2027-01-01 2027-05-31
2 семестр | 2027-01-01 2027-05-31
I четверть | 2026-09-01 2026-10-31
4 четверть | 2027-04-01 2027-05-31
II триместр | 2026-12-01 2027-02-28
осень 2026 | 2026-09-01 2026-11-30
весной | 2027-03-01 2027-05-31
лето 2027 г. | 2027-06-01 2027-08-31
2-я неделя октября | 2026-10-08 2026-10-14
первая неделя сентября | 2026-09-01 2026-09-07
3–4 недели ноября | 2026-11-15 2026-11-28
последняя неделя мая | 2027-05-25 2027-05-31
II декада октября | 2026-10-11 2026-10-20
3-я декада января | 2027-01-21 2027-01-31
первая половина марта | 2027-03-01 2027-03-15
вторая половина апреля | 2027-04-16 2027-04-30
середина декабря | 2026-12-11 2026-12-20
конец мая 2027 | 2027-05-21 2027-05-31
ежемесячно | 2026-09-01 2027-08-31 | monthly
Ежемесячно до 5 числа | 2026-09-01 2027-08-31 | monthly
до 5 числа каждого месяца | 2026-09-01 2027-08-31 | monthly
1 раз в месяц, октябрь – апрель | 2026-10-01 2027-04-30 | monthly
не реже 2 раз в месяц | 2026-09-01 2027-08-31 | monthly
последняя пятница месяца | 2026-09-01 2027-08-31 | monthly
еженедельно | 2026-09-01 2027-08-31 | weekly
каждый понедельник | 2026-09-01 2027-08-31 | weekly
по пятницам, ноябрь | 2026-11-01 2026-11-30 | weekly
не реже одного раза в две недели | 2026-09-01 2027-08-31 | fortnightly
ежеквартально | 2026-09-01 2027-08-31 | quarterly
1 раз в четверть | 2026-09-01 2027-08-31 | quarterly
1 раз в полугодие | 2026-09-01 2027-08-31 | half_yearly
2 раза в год (сентябрь, май) | 2026-09-01 2027-05-31 | half_yearly
ежегодно, до 1 октября | 2026-09-01 2026-10-01 | yearly | до
1 раз в год | 2026-09-01 2027-08-31 | yearly
ежедневно | 2026-09-01 2027-08-31 | daily
по мере необходимости | 2026-09-01 2027-08-31 | as_needed
при необходимости, декабрь – апрель | 2026-12-01 2027-04-30 | as_needed
По запросу | 2026-09-01 2027-08-31 | as_needed
по мере поступления заявлений | 2026-09-01 2027-08-31 | as_needed
по графику | 2026-09-01 2027-08-31 | by_schedule
согласно графику, ноябрь | 2026-11-01 2026-11-30 | by_schedule
по отдельному плану | 2026-09-01 2027-08-31 | by_schedule
в соответствии с планом работы школы | 2026-09-01 2027-08-31 | by_schedule
по согласованию | 2026-09-01 2027-08-31 | by_schedule
"""
CASES = [[part.strip() for part in line.split("|")] for line in WRITTEN.strip().splitlines()]
READ = [(*case, *("once", "")[len(case) - 2 :]) for case in CASES if case[1] != "не прочитан"]


@pytest.mark.parametrize(("text", "dates", "rhythm", "limit"), READ)
def test_a_spelling_of_schools_is_understood(text: str, dates: str, rhythm: str, limit: str) -> None:
    period = parse_period(text, YEAR)
    assert f"{period.start} {period.end}" == dates
    assert (period.rhythm, period.deadline, period.verbatim) == (rhythm, limit == "до", text)


def test_the_table_of_spellings_is_long_and_has_no_doubles() -> None:
    assert len({case[0] for case in CASES}) == len(CASES) >= 80


@pytest.mark.parametrize("text", [case[0] for case in CASES if case[1] == "не прочитан"])
def test_what_is_not_understood_is_said_so(text: str) -> None:
    with pytest.raises(ValueError, match="не прочитан"):
        parse_period(text, YEAR)


DAYS = st.dates(date(2026, 8, 1), date(2027, 7, 31))
RHYTHMS = st.sampled_from(["once", *RHYTHM_WORDS])


@given(DAYS, DAYS, RHYTHMS)
def test_what_we_write_ourselves_is_read_back(one: date, other: date, rhythm: str) -> None:
    written = Period(min(one, other), max(one, other), rhythm=rhythm)
    read = parse_period(period_words(written), YEAR)
    assert (read.start, read.end, read.rhythm) == (written.start, written.end, rhythm)


@given(DAYS, RHYTHMS)
def test_a_deadline_we_write_is_read_back(end: date, rhythm: str) -> None:
    first = parse_period(f"до {end:%d.%m.%Y}", YEAR)
    again = parse_period(period_words(Period(first.start, end, "", rhythm, deadline=True)), YEAR)
    assert (again.start, again.end, again.rhythm, again.deadline) == (first.start, end, rhythm, True)


@given(DAYS, st.integers(-60, 60))
def test_a_moved_period_keeps_its_length_and_says_its_new_dates(start: date, days: int) -> None:
    period = Period(start, date.fromordinal(start.toordinal() + 9), "как было", "monthly")
    moved = shifted(period, days=days)
    assert (moved.end - moved.start, (moved.start - start).days) == (period.end - start, days)
    assert parse_period(moved.verbatim, YEAR).start == moved.start


@given(st.integers(-24, 24))
def test_whole_months_moved_by_months_stay_whole(months: int) -> None:
    moved = shifted(Period(date(2026, 9, 1), date(2026, 10, 31)), months=months)
    assert moved.start.day == 1 and (moved.end + timedelta(days=1)).day == 1
    assert (moved.end.year - moved.start.year) * 12 + moved.end.month - moved.start.month == 1


@pytest.mark.parametrize("word", ["2026", "раз в ", "1-1", "(", "сентябрь "])
def test_a_page_of_text_is_no_term(word):
    with pytest.raises(UnreadablePeriod, match="длиннее 300 знаков"):
        parse_period(word * 1000, YEAR)
