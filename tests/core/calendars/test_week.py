"""Free time as people write it, as hours, and as words again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.calendars.week import DAYS, HOURS, free_time_words, in_order, read_free_time


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("пн 14:00, ср 15:00", "пн 14–15, ср 15–16"),
        ("пн 14–16; вт, чт 15-17", "пн 14–16, вт 15–17, чт 15–17"),
        ("вт и чт после 17", "вт 17–21, чт 17–21"),
        ("по будням после уроков", "пн 15–18, вт 15–18, ср 15–18, чт 15–18, пт 15–18"),
        ("Суббота утро", "сб 8–12"),
        ("понедельник с 14 до 16", "пн 14–16"),
        ("пн, ср 15", "пн 15–16, ср 15–16"),
        ("пн 14, 16", "пн 14–15, пн 16–17"),
        ("пн–ср 15–16", "пн 15–16, вт 15–16, ср 15–16"),
        ("среда 13.30-15.00, пятница вечером", "ср 13–15, пт 18–21"),
        ("mon-14, tue-9", "пн 14–15, вт 9–10"),
    ],
)
def test_times_as_people_write_them(text, words):
    read = read_free_time(text)
    assert (free_time_words(read.hours), read.unclear) == (words, ())


def test_what_is_not_understood_is_named_and_the_rest_is_kept():
    read = read_free_time("пн 14; когда скажете; вт утром")
    assert free_time_words(read.hours) == "пн 14–15, вт 8–12"
    assert read.unclear == ("когда скажете",)


@given(st.sets(st.sampled_from([f"{day}-{hour}" for day in DAYS for hour in HOURS])))
def test_words_of_hours_are_read_back(codes):
    assert set(read_free_time(free_time_words(codes)).hours) == codes


@given(st.text(max_size=60))
def test_any_text_gives_known_hours_only(text):
    hours = read_free_time(text).hours
    assert in_order(hours) == hours
