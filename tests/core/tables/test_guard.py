"""Files made to hurt are refused with a Russian sentence before any library opens them."""

import io
import struct
import zipfile

import pytest

from nastavnik.core.tables import DEFAULT_LIMITS, TableLimits, TableRefused, read_table
from tests.makers.spreadsheets import (
    compound_bytes,
    csv_bytes,
    ods_of,
    sheet_xml,
    xls_bytes,
    xlsx_bytes,
    xlsx_of,
    zip_bytes,
)

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
DTD = '<!DOCTYPE x [<!ENTITY a "b">]>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
WIDE = f'<row r="1"><c r="{"ZZZ"}1"><v>1</v></c></row>'
ODS_ROW = '<table:table-row table:number-rows-repeated="{0}"><table:table-cell office:value-type="string" table:number-columns-repeated="{1}"><text:p>a</text:p></table:table-cell></table:table-row>'


def lying_zip() -> bytes:
    """The directory promises a small part; the stream holds far more."""
    source = bytearray(xlsx_of(sheet_xml("<row/>" * 400_000)))
    with zipfile.ZipFile(io.BytesIO(bytes(source))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    return bytes(source).replace(struct.pack("<I", size), struct.pack("<I", 100))


HOSTILE = {
    "empty": (b"", "пуст"),
    "only blanks": (b" \r\n\r\n", "пуст"),
    "blank cells": (b";;;\n;;;\n", "пуст"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "картинка"),
    "a photograph": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "картинка"),
    "a paper": (b"%PDF-1.7 ...", "PDF"),
    "noise": (bytes(range(256)) * 4, "не таблица"),
    "an archive of photographs": (zip_bytes({"photo.jpg": b"1"}), "архив"),
    "a text document": (zip_bytes({"word/document.xml": "<a/>"}), "Word"),
    "half a workbook": (xlsx_bytes([["a"]])[:-200], "повреждён"),
    "a workbook of nothing": (zip_bytes({"xl/workbook.xml": "<a/>"}), "повреждён"),
    "entities": (xlsx_of(DTD + sheet_xml(CELL)), "вставки"),
    "entities in UTF-16": (xlsx_of((DTD + sheet_xml(CELL)).encode("utf-16")), "вставки"),
    "a far cell": (xlsx_of(sheet_xml(FAR)), "строк"),
    "a far cell in single quotes": (xlsx_of(sheet_xml(FAR.replace('"', "'"))), "строк"),
    "a wide row": (xlsx_of(sheet_xml(WIDE)), "столбцов"),
    "rows without numbers": (xlsx_of(sheet_xml("<row/>" * 30_000)), "30000 строк"),
    "a bomb": (xlsx_of(sheet_xml(CELL) + " " * 60_000_000), "большой"),
    "a lying directory": (lying_zip(), "."),
    "a nest": (zip_bytes({"xl/workbook.xml": "<a/>", "a.zip": b"PK"}), "архив"),
    "a crowd of parts": (
        zip_bytes({f"xl/{n}.xml": "" for n in range(2_500)} | {"xl/workbook.xml": ""}),
        "частей",
    ),
    "an ODS of repeated rows": (ods_of(ODS_ROW.format(1_000_000, 1)), "строк"),
    "an ODS of repeated cells": (ods_of(ODS_ROW.format(1, 16_384)), "столбцов"),
    "an ODS with a blank gap": (
        ods_of('<table:table-row table:number-rows-repeated="900000"/>' + ODS_ROW.format(1, 1)),
        "строк",
    ),
    "an encrypted workbook": (compound_bytes({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "парол"),
    "an old workbook with a password": (xls_bytes([["a"]], struct.pack("<HHHHH", 0x2F, 6, 0, 1, 2)), "парол"),
    "an old text document": (compound_bytes({"WordDocument": b"x"}), "Word"),
    "a broken compound": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 700, "повреждён"),
    "a hundred thousand rows": (csv_bytes([["Ким Алина", "7А"]] * 100_000), "100000 строк, .* 20000"),
    "a CSV as wide as a river": (csv_bytes([["a"] * 300]), "300 столбцов"),
    "a cell as long as a book": (csv_bytes([["a" * 40_000, "b"]]), "5000"),
    "an old XML table": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "2003",
    ),
    "a page without a table": (b"<html><body>hello</body></html>", "без таблицы"),
    "spans of a page": (b"<table><tr><td colspan=99999>a</table>", "столбцов"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_refused_in_russian(name: str) -> None:
    source, word = HOSTILE[name]
    with pytest.raises(TableRefused, match=word) as refusal:
        read_table(source, "список.xlsx")
    assert "Traceback" not in str(refusal.value)


def test_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", "<a/>")
        archive.writestr("xl/workbook.xml", "<b/>")
    with pytest.raises(TableRefused, match="повреждён"):
        read_table(buffer.getvalue(), "x.xlsx")


def test_a_long_blank_tail_of_an_honest_ods_is_no_bomb() -> None:
    source = ods_of(ODS_ROW.format(2, 2) + '<table:table-row table:number-rows-repeated="1048574"/>')
    assert len(read_table(source, "x.ods").rows) == 2


def test_limits_are_the_callers() -> None:
    with pytest.raises(TableRefused, match="3 строк"):
        read_table(b"a;b\nc;d\ne;f\n", "x.csv", limits=TableLimits(rows=2))
    with pytest.raises(TableRefused, match="МБ"):
        read_table(b"a" * 2_000_000, "x.csv", limits=TableLimits(file_size=1_000_000))
    assert DEFAULT_LIMITS.rows == 20_000
