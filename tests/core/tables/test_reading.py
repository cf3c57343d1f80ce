"""Every format gives the same rows at the same addresses."""

import datetime
import io

import openpyxl
import pytest

from nastavnik.core.tables import MergedRange, TableRefused, read_table, read_tables
from tests.makers.spreadsheets import csv_bytes, ods_bytes, xls_bytes, xlsx_bytes

MOMENT = datetime.datetime(2010, 4, 5, 9, 30)  # noqa: DTZ001 - a spreadsheet has no zones
GRID = [
    ["", "", ""],
    ["", "ФИО", "Класс"],
    ["", "Иванов «Иван»; 7", ""],
    ["", "", ""],
    ["", "Ким\nАлина", "8Б"],
]


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (csv_bytes(GRID), "csv"),
        (csv_bytes(GRID, "cp1251", "\t"), "csv"),
        (csv_bytes(GRID, "utf-16", ","), "csv"),
        (xlsx_bytes(GRID), "xlsx"),
        (xls_bytes(GRID), "xls"),
        (ods_bytes([[text.replace("\n", " ") for text in row] for row in GRID]), "ods"),
    ],
)
def test_blank_rows_above_keep_the_addresses(source: bytes, kind: str) -> None:
    sheet = read_table(source, "имя не важно.pdf")
    assert sheet.kind == kind
    assert [row.number for row in sheet.rows] == [1, 2, 3, 4, 5]
    cells = {cell.address: " ".join(cell.text.split()) for row in sheet.rows for cell in row.cells}
    assert cells == {"B2": "ФИО", "C2": "Класс", "B3": "Иванов «Иван»; 7", "B5": "Ким Алина", "C5": "8Б"}


def test_types_are_told_apart() -> None:
    book = openpyxl.Workbook()
    book.active.append([8.0, 8.5, datetime.date(2010, 4, 5), MOMENT, True, " 7\u00a0А ", "007"])
    texts = [cell.text for cell in read_table(saved(book), "x").rows[0].cells]
    assert texts == ["8", "8.5", "05.04.2010", "05.04.2010 09:30", "да", "7 А", "007"]


def test_merged_ranges_are_kept_with_rows_of_the_file() -> None:
    sheet = read_table(xlsx_bytes([["", ""], ["a", "b"], ["", "c"]], ["A2:A3"]), "x")
    assert sheet.merges == (MergedRange(top=2, left=0, bottom=3, right=0),)


def test_a_sheet_is_found_by_name_and_missing_ones_are_listed() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Пустой"
    book.create_sheet("Наставники").append(["ФИО"])
    book.create_sheet("Дети").append(["Имя"])
    source = saved(book)
    assert [sheet.name for sheet in read_tables(source, "x")] == ["Наставники", "Дети"]
    assert read_table(source, "x", "дети ").rows[0].cells[0].text == "Имя"
    with pytest.raises(TableRefused, match="«Наставники», «Дети»"):
        read_table(source, "x", "Родители")


def test_hidden_sheets_come_last() -> None:
    book = openpyxl.Workbook()
    book.active.append(["справочник"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Список").append(["ФИО"])
    assert read_table(saved(book), "x").name == "Список"


def test_formulas_nobody_computed_and_errors_are_faults_of_their_cells() -> None:
    book = openpyxl.Workbook()
    book.active.append(["ФИО", "Класс"])
    book.active.append(["Иванов", "=A1&B1"])
    book.active["C5"] = "#REF!"
    book.active["C5"].data_type = "e"
    faults = {
        cell.address: bool(cell.fault) for row in read_table(saved(book), "x").rows for cell in row.cells
    }
    assert faults == {"A1": False, "B1": False, "A2": False, "B2": True, "C5": True}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("ФИО;Класс\nИванов И.И., Ким А.;7А\n", [["ФИО", "Класс"], ["Иванов И.И., Ким А.", "7А"]]),
        ("ФИО,Класс\nИванов,7А\n", [["ФИО", "Класс"], ["Иванов", "7А"]]),
        ("sep=,\nФИО,Класс\nКим,7А", [["ФИО", "Класс"], ["Ким", "7А"]]),
        ("ФИО|Класс\nКим|7А", [["ФИО", "Класс"], ["Ким", "7А"]]),
        ('ФИО;Тема\n"Ким ""А""";"одна\nдве"\n', [["ФИО", "Тема"], ['Ким "А"', "одна\nдве"]]),
        (
            'ФИО;Тема\n"Ким;А;\nОрлов;Б;\nБелов;В;\nЮрьев;Г;\n',
            [["ФИО", "Тема"], ['"Ким', "А"], ["Орлов", "Б"], ["Белов", "В"], ["Юрьев", "Г"]],
        ),
        ("Ким\r\n\r\nОрлов\r\n\r\n", [["Ким"], [], ["Орлов"]]),
    ],
)
def test_csv_of_any_make(text: str, rows: list[list[str]]) -> None:
    sheet = read_table(text.encode(), "x.csv")
    assert [[cell.text for cell in row.cells] for row in sheet.rows] == rows


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1251", "cp866", "koi8-r", "utf-16", "utf-16-le"]
)
def test_russian_is_read_in_any_encoding(encoding: str) -> None:
    text = "Фамилия;Класс\nИванов Пётр Сергеевич;7А\nПетрова Анна;8Б\n"
    assert read_table(text.encode(encoding), "x").rows[1].cells[0].text == "Иванов Пётр Сергеевич"


def test_a_web_table_named_xls_is_read_with_its_spans() -> None:
    page = "<html><meta charset=utf-8><table><tr><th rowspan=2>ФИО<th colspan=2>Оценки</tr><tr><td>5<td>4</tr></table>"
    sheet = read_table(page.encode(), "дневник.xls")
    assert [[cell.address + cell.text for cell in row.cells] for row in sheet.rows] == [
        ["A1ФИО", "B1Оценки"],
        ["B25", "C24"],
    ]


def test_a_cell_of_line_breaks_is_read_as_one_gap() -> None:
    (sheet,) = read_tables(('ФИО;Форма\n"Иванов' + "\n" * 4000 + 'Иван";а\n').encode(), "с.csv")
    assert sheet.rows[1].cells[0].text == "Иванов\n\nИван"
