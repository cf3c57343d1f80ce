"""A table is read by a child: the same sheets, and a limit run into is a Russian refusal."""

import io
import resource
from datetime import date, time

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.isolation.asking import Limits
from nastavnik.core.tables import Cell, MergedRange, Row, Sheet, TableRefused, column_letters, read_tables
from nastavnik.core.tables.isolation import packed, read_tables_in_child, unpacked
from nastavnik.core.tables.sheet import visible_text
from tests.core.tables.test_guard import HOSTILE
from tests.makers.spreadsheets import csv_bytes, ods_bytes, sheet_xml, xls_bytes, xlsx_bytes, xlsx_of

GRID = [["ФИО", "Класс"], ["Иванов Пётр", "7А"], ["", "8"]]
VALUES = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1), st.integers(-(10**14), 10**14), st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False), st.datetimes(), st.dates(), st.times(),
)  # fmt: skip


def multiplied() -> bytes:
    """One long text of the common store named by 60,000 cells: small on disk, gigabytes in memory."""
    main, office = "spreadsheetml/2006/main", "officeDocument/2006/relationships"
    grid = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{column_letters(column)}{row}" t="s"><v>0</v></c>' for column in range(60))
        + "</row>"
        for row in range(1, 1_001)
    )
    kin = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = f"http://schemas.openxmlformats.org/{office}"
    book: dict[str, str | bytes] = {
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kin}">'
        f'<Relationship Id="r1" Type="{kinds}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{kinds}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="http://schemas.openxmlformats.org/{main}">'
        f"<si><t>{'я' * 32_000}</t></si></sst>",
    }
    return xlsx_of(sheet_xml(grid), **book)


def dated() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet, style = book.add_worksheet("Даты"), book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_datetime("A1", date(2010, 4, 5), style)
        sheet.write_boolean("B1", True)
        sheet.write_number("C1", 7.5)
        sheet.merge_range("A2:B3", "вместе")
        sheet.write_formula("D1", "=1/0", value="#DIV/0!")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "source",
    [xlsx_bytes(GRID, ["A2:A3"]), csv_bytes(GRID), ods_bytes(GRID), xls_bytes(GRID), dated()],
    ids=["xlsx", "csv", "ods", "xls", "dates"],
)
def test_a_child_reads_what_the_library_reads(source):
    assert read_tables_in_child(source, "список") == read_tables(source, "список")


@given(st.lists(st.lists(VALUES, max_size=4), max_size=4), st.sampled_from([None, "ошибка"]))
def test_nothing_changes_on_the_way_from_the_child(grid, fault):
    rows = tuple(
        Row(n, tuple(Cell(n, place, v, visible_text(v), fault) for place, v in enumerate(values)))
        for n, values in enumerate(grid, start=1)
    )
    sheet = Sheet("Лист", rows, (MergedRange(1, 0, 2, 3),), "xlsx", None, ("Лист", "Ещё"))
    assert unpacked(packed([sheet])) == [sheet]
    kinds = [type(c.value) for row in unpacked(packed([sheet]))[0].rows for c in row.cells]
    assert kinds == [type(c.value) for row in rows for c in row.cells]


@pytest.mark.parametrize("name", ["a picture", "half a workbook", "entities", "a far cell", "a bomb"])
def test_a_child_passes_the_refusal_on(name):
    source, words = HOSTILE[name]
    with pytest.raises(TableRefused, match=words):
        read_tables_in_child(source, "список.xlsx")


def test_a_table_that_swells_in_memory_is_refused_and_we_do_not_swell():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TableRefused, match="время и память"):
        read_tables_in_child(multiplied(), "список.xlsx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes


def test_a_table_that_takes_too_long_is_refused():
    with pytest.raises(TableRefused, match="время и память"):
        read_tables_in_child(csv_bytes(GRID), "список.csv", bounds=Limits(wall=0.01))


def test_a_table_whose_answer_is_too_long_is_refused():
    with pytest.raises(TableRefused, match="время и память"):
        read_tables_in_child(csv_bytes(GRID * 100), "список.csv", bounds=Limits(output=100))


def test_dates_and_hours_are_told_from_numbers():
    cells = tuple(Cell(1, n, v, visible_text(v)) for n, v in enumerate([date(2010, 4, 5), time(8, 30), True]))
    sheet = Sheet("", (Row(1, cells),))
    assert unpacked(packed([sheet])) == [sheet]
