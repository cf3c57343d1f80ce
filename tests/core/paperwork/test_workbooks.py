"""Registers as XLSX, opened again."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.core.paperwork.characters import legal_text
from nastavnik.core.paperwork.contracts import BaseOfMentees, BaseOfMentors, register
from nastavnik.core.paperwork.refusals import PaperworkRefused
from nastavnik.core.paperwork.workbooks import Column, base_workbook

DANGEROUS = [
    "=1+1",
    "+7 863 240",
    "-5",
    "@СУММ",
    '=HYPERLINK("http://x")',
    "https://a.example",
    "007",
    "<60 & >",
    "",
]


def sheet_of(document: bytes):
    return openpyxl.load_workbook(io.BytesIO(document)).worksheets[0]


@pytest.mark.parametrize(("kind", "width"), [(BaseOfMentees, 13), (BaseOfMentors, 16)])
def test_a_base_has_all_its_columns_and_numbers_its_rows(kind, width):
    rows = register([kind(name="Ёлкина Анна", contacts="=1+1"), kind(name="Цой Ян")])
    sheet = sheet_of(base_workbook("База", "МБОУ «Школа № 5»", [f"Столбец {n}" for n in range(width)], rows))
    assert sheet.max_column == width
    assert [cell.value for cell in sheet["A"]][3:] == ["1", "2"]
    assert (sheet["B4"].value, sheet["C4"].value, sheet["B5"].value) == ("Ёлкина Анна", "=1+1", "Цой Ян")


def test_no_cell_becomes_a_formula_a_link_or_a_number():
    sheet = sheet_of(base_workbook("База", "Школа", DANGEROUS, [DANGEROUS]))
    assert [cell.value or "" for cell in sheet[4]] == DANGEROUS
    assert {cell.data_type for cell in sheet[4] if cell.value} == {"s"}
    assert all(cell.hyperlink is None for cell in sheet[4])


def test_the_sheet_is_ready_to_print():
    sheet = sheet_of(
        base_workbook("База: наставники [2026/2027]", "Школа", [Column("Имя", 30), "Класс", "Дата"], [])
    )
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C4", "$3:$3")
    assert sheet["A3"].alignment.wrap_text
    assert (sheet["A1"].value, sheet["A2"].value) == ("Школа", "База: наставники [2026/2027]")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=30), min_size=1, max_size=20))
def test_any_text_comes_back_as_it_was(texts):
    sheet = sheet_of(base_workbook("База", "Школа", ["а"] * len(texts), [texts]))
    assert [cell.value or "" for cell in sheet[4]] == [legal_text(text) for text in texts]


def test_equal_rows_give_equal_bytes():
    assert base_workbook("Б", "Ш", ["а"], [["1"]]) == base_workbook("Б", "Ш", ["а"], [["1"]])


@pytest.mark.parametrize(
    ("rows", "said"), [([["1", "2"]], "ячеек 2"), ([["х" * 40_000]], "длиннее"), ([[""]] * 20_001, "частями")]
)
def test_what_a_sheet_cannot_hold_is_refused_in_russian(rows, said):
    with pytest.raises(PaperworkRefused, match=said):
        base_workbook("База", "Школа", ["а"], rows)
