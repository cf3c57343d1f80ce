"""Our own tables are typed, and nothing in them becomes a formula."""

import datetime
import io

import openpyxl
import pytest

from nastavnik.core.tables import SheetToWrite, read_table, write_csv, write_workbook

DAY = datetime.date(2026, 9, 1)


def opened(sheet: SheetToWrite) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(write_workbook([sheet]))).active


def test_numbers_and_dates_stay_numbers_and_dates() -> None:
    page = opened(SheetToWrite("Пары", ["ФИО", "Класс", "Дата"], [["Ким Алина", 7, DAY], [None, 8.5, None]]))
    assert [cell.value for cell in page[2]] == ["Ким Алина", 7, datetime.datetime(2026, 9, 1)]  # noqa: DTZ001 - a spreadsheet has no zones
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:C3"
    assert page["A1"].font.bold


@pytest.mark.parametrize(
    "text", ["=1+1", "+7 900", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "http://example.org", "0001"]
)
def test_text_stays_text_in_a_workbook(text: str) -> None:
    cell = opened(SheetToWrite("a", ["b"], [[text]]))["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-5", "@x", "\tx", "\rx", "＝1"])
def test_dangerous_text_is_disarmed_in_csv(text: str) -> None:
    assert read_table(write_csv(["a", "b"], [[text, "x"]]), "x").rows[1].cells[0].text.startswith("'")


def test_csv_opens_in_russian_excel() -> None:
    source = write_csv(["ФИО", "Дата"], [['Ким «А»; "Б"', DAY], ["Две\nстроки", -5]])
    assert source.startswith(b"\xef\xbb\xbf")
    sheet = read_table(source, "x.csv")
    assert [[cell.text for cell in row.cells] for row in sheet.rows[1:]] == [
        ['Ким «А»; "Б"', "01.09.2026"],
        ["Две\nстроки", "-5"],
    ]


def test_names_of_sheets_are_made_legal_and_different() -> None:
    long = "Наставники: 2026/2027 учебный год, все"
    book = openpyxl.load_workbook(
        io.BytesIO(write_workbook([SheetToWrite(long, ["a"], []), SheetToWrite(long, ["a"], [])]))
    )
    assert len({name.casefold() for name in book.sheetnames}) == 2
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_same_rows_give_the_same_bytes() -> None:
    sheet = SheetToWrite("a", ["b"], [["c", 1]], title=["Заголовок"])
    assert write_workbook([sheet]) == write_workbook([sheet])
