"""Where a class goes on 1 September, by its code alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.next_class import class_text, next_class


@given(st.integers(min_value=1, max_value=10), st.sampled_from("АБВГ"))
def test_a_numbered_class_goes_up_by_one_and_keeps_its_letter(number, letter):
    assert next_class(f"{number}{letter}").code == f"{number + 1}{letter}"


@pytest.mark.parametrize(
    ("code", "leader", "leave"), [("4Б", True, False), ("9А", False, True), ("7А", False, False)]
)
def test_ends_of_schools_are_known(code, leader, leave):
    told = next_class(code)
    assert (told.new_leader, told.may_leave) == (leader, leave)


def test_a_group_that_says_nothing_of_the_year_keeps_its_code():
    told = next_class("ИС-21")
    assert (told.code, told.by_name) == ("ИС-21", False)


@pytest.mark.parametrize(
    ("written", "kept"), [("8 «а»", "8А"), ("восьмой", "8"), ("туда же", ""), ("99Я", "")]
)
def test_what_is_written_is_read_as_a_class_or_not_at_all(written, kept):
    assert class_text(written) == kept
