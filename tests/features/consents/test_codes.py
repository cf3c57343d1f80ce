"""Codes of sheets: a slip of the hand is noticed, however the code is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.features.consents.codes import check_digit, code_of, read_code, shown_code
from nastavnik.kit.rows import new_public_id

DIGITS = st.text("0123456789", min_size=8, max_size=8)


@given(DIGITS, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_never_taken_for_another_sheet(digits, place, shift):
    code = digits + check_digit(digits)
    wrong = code[:place] + str((int(code[place]) + shift) % 10) + code[place + 1 :]
    assert read_code(code) == code and read_code(wrong) is None


@given(DIGITS)
def test_spaces_and_dashes_do_not_matter(digits):
    code = digits + check_digit(digits)
    assert (
        read_code(f" {shown_code(code)} ")
        == code
        == read_code(code.replace("", " "))
        == read_code(f"{code[:3]}-{code[3:]}")
    )


@pytest.mark.parametrize("typed", ["", "12345678", "1234567890", "12345678а", "<b>", "٣" * 9, "123 456 7890"])
def test_what_cannot_be_a_code_is_none(typed):
    assert read_code(typed) is None


def test_a_code_is_drawn_from_the_id_of_the_row():
    key = new_public_id()
    assert code_of(key) == code_of(key) and read_code(code_of(key)) == code_of(key)
