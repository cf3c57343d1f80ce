"""Damaged and senseless blanks get a Russian answer, never an accident."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.core.paperwork.checking import check_blank
from nastavnik.core.paperwork.refusals import BlankRefused
from nastavnik.core.paperwork.rendering import render_blank
from tests.core.paperwork.small_docx import PLACES, blank_with, paragraph, small_blank

DATA = {"школа": {"краткое": "Школа", "есть": True, "число": 5}, "строки": ["а", "б"], "пусто": []}
SPECIMEN = {"школа": {"краткое": "", "есть": "", "число": ""}, "строки": [""], "пусто": [""]}
PIECES = (
    "{{", "}}", "{%", "%}", "{#", "#}", " ", "школа", ".краткое", ".число", "строки", "loop.index", "if ", "for ", "п in ",
    "endif", "endfor", "else", "elif ", "not ", " and ", " or ", " < ", " == ", "5", "'x'", "(", ")", "|прописными",
    "|количество", "p ", "tr ", "vm", "-", "_", "<w:r/>", "\n", "9" * 5000, "\\", "{{{{", "п",
)  # fmt: skip


def answers(blank: bytes) -> None:
    """Both doors give a result or a refusal; anything else fails the test."""
    assert isinstance(check_blank(blank, SPECIMEN), list)
    try:
        render_blank(blank, DATA)
    except BlankRefused as refusal:
        assert str(refusal)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(PLACES))
def test_any_heap_of_signs_gets_an_answer(pieces, place):
    answers(blank_with("".join(pieces), place))


@settings(max_examples=250, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_damaged_file_gets_an_answer(damage):
    blank = bytearray(small_blank(paragraph("{{ школа.краткое }}")))
    for place, byte in damage:
        blank[place % len(blank)] = byte
    answers(bytes(blank))


@pytest.mark.parametrize("condition", ["школа.краткое < 5", "строки < школа", "школа.число < 'а'"])
def test_comparing_the_incomparable_is_refused(condition):
    with pytest.raises(BlankRefused, match="несравнимые"):
        render_blank(small_blank(paragraph("{% if " + condition + " %}х{% endif %}")), DATA)


def test_yes_or_no_serves_a_condition_and_is_never_printed():
    assert render_blank(small_blank(paragraph("{% if школа.есть %}х{% endif %}")), DATA)
    with pytest.raises(BlankRefused, match="только текст или число"):
        render_blank(small_blank(paragraph("{{ школа.есть }}")), DATA)


def test_contracts_are_light_to_import():
    code = "import nastavnik.core.paperwork.contracts, sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"jinja2", "docx", "docxtpl", "lxml", "xlsxwriter"} & set(loaded)
