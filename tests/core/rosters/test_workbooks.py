"""What only a workbook can say: merged cells, typed dates, several sheets, settings chosen by a person."""

import datetime
import io

import openpyxl

from nastavnik.core.rosters import rehearse, rehearse_file
from nastavnik.core.tables import read_table
from tests.core.rosters.reading import pairs, people

DAY = datetime.date(2010, 4, 5)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_merged_mentor_on_the_right_belongs_to_every_row() -> None:
    book = openpyxl.Workbook()
    for record in (
        ["№", "Наставляемый", None, "Наставник"],
        [None, "ФИО", "Дата рождения", "ФИО"],
        [1, "Иванов Иван", DAY, "Петрова А.А."],
        [2, "Ким Олег", 40273],
    ):
        book.active.append(record)
    for merged in ("B1:C1", "A1:A2", "D3:D4"):
        book.active.merge_cells(merged)
    found = rehearse_file(saved(book), "x.xlsx")
    assert pairs(found) == {("Петрова", "Иванов"), ("Петрова", "Ким")}
    assert [person.birth_date for person in found.persons] == ["2010-04-05", None, "2010-04-05"]


def test_a_merged_pupil_with_two_mentors_is_one_pupil() -> None:
    book = openpyxl.Workbook()
    for record in (
        ["№", "Наставляемый", "Класс", "Наставник"],
        [1, "Иванов Иван", "7А", "Петрова А.А."],
        [None, None, None, "Ким О.О."],
    ):
        book.active.append(record)
    for merged in ("A2:A3", "B2:B3", "C2:C3"):
        book.active.merge_cells(merged)
    found = rehearse_file(saved(book), "x.xlsx")
    assert people(found) == ["mentee Иванов Иван 7А", "mentor Петрова А. А.", "mentor Ким О. О."]
    assert found.persons[0].rows == [2, 3]


def test_the_sheet_with_people_is_proposed_before_instructions() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Заполните лист «База» без пропусков"])
    book.create_sheet("База").append(["ФИО"])
    book["База"].append(["Иванов Иван"])
    found = rehearse_file(saved(book), "x.xlsx")
    assert (found.sheet, found.sheets) == ("База", ("Sheet", "База"))


def test_a_formula_nobody_computed_is_a_problem_of_its_cell() -> None:
    book = openpyxl.Workbook()
    book.active.append(["ФИО", "Класс"])
    book.active.append(["Иванов Иван", '="7"&"А"'])
    found = rehearse_file(saved(book), "x.xlsx")
    assert [(item.cell, item.level) for item in found.problems] == [("B2", "error")]
    assert found.persons[0].class_number is None


def test_meanings_chosen_by_a_person_beat_the_guesses() -> None:
    sheet = read_table("Кто;Кого;Где\nИванов Иван;Петрова Анна;7А\n".encode(), "x.csv")
    found = rehearse(sheet, columns={0: "full_name@mentee", 1: "full_name@mentor", 2: "other"})
    assert people(found) == ["mentee Иванов Иван", "mentor Петрова Анна"]
