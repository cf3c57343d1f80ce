"""The name of a sheet is a title only when somebody gave it."""

import pytest

from nastavnik.core.rosters import rehearse_file
from tests.makers.spreadsheets import xlsx_bytes

GRID = [["ФИО педагога", "Должность"], ["Фомина Ольга Игоревна", "учитель биологии"]]


@pytest.mark.parametrize("name", ["Лист1", "Лист 2", "Sheet1", "Таблица1", "Лист1 (2)"])
def test_a_name_given_by_the_program_is_nobodys_group(name):
    (person,) = rehearse_file(xlsx_bytes(GRID, sheet=name), "список.xlsx").persons
    assert person.class_text == ""


def test_a_name_given_by_a_person_is_the_class():
    grid = [["ФИО ученика"], ["Иванова Алиса Денисовна"]]
    (person,) = rehearse_file(xlsx_bytes(grid, sheet="7А"), "список.xlsx").persons
    assert person.class_text == "7А"
