"""Nouns agree with numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.plurals import counted, plural

MEETINGS = ("встреча", "встречи", "встреч")


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "0 встреч"),
        (1, "1 встреча"),
        (2, "2 встречи"),
        (4, "4 встречи"),
        (5, "5 встреч"),
        (11, "11 встреч"),
        (12, "12 встреч"),
        (14, "14 встреч"),
        (21, "21 встреча"),
        (22, "22 встречи"),
        (25, "25 встреч"),
        (101, "101 встреча"),
        (111, "111 встреч"),
        (112, "112 встреч"),
        (1001, "1001 встреча"),
        (-2, "−2 встречи"),
    ],
)
def test_a_number_and_its_noun_agree_and_stay_together(n: int, words: str) -> None:
    assert counted(n, *MEETINGS) == words.replace(" ", "\N{NO-BREAK SPACE}")


@given(st.integers())
def test_the_form_depends_on_the_last_two_digits(n: int) -> None:
    assert plural(n, *MEETINGS) == plural(abs(n) % 100, *MEETINGS) == plural(-n, *MEETINGS)
