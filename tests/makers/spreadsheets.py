"""Small files of every format, made by hand where no library writes them any more."""

import io
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

Grid = Sequence[Sequence[str]]
SECTOR = 512


def csv_bytes(grid: Grid, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    import csv

    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(grid)
    return buffer.getvalue().encode(encoding)


def xlsx_bytes(grid: Grid, merges: Sequence[str] = (), sheet: str = "Лист1") -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row, record in enumerate(grid, 1):
        for column, value in enumerate(record, 1):
            if value != "":
                page.cell(row, column, int(value) if value.isdecimal() and value.isascii() else value)
    for merged in merges:
        page.merge_cells(merged)
    return _saved(book)


def _saved(book: object) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def ods_bytes(grid: Grid, tail: int = 1_048_000) -> bytes:
    """An OpenDocument sheet as office programs write it: with a huge blank tail."""
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
            if value
            else "<table:table-cell/>"
            for value in record
        )
        + "</table:table-row>"
        for record in grid
    )
    blank = f'<table:table-row table:number-rows-repeated="{tail}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    return ods_of(rows + blank)


def ods_of(rows: str) -> bytes:
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Лист1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = (
        f'<m:manifest xmlns:m="{space}"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    )
    return zip_bytes({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def zip_bytes(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return buffer.getvalue()


def xlsx_of(sheet: str | bytes, **more: str | bytes) -> bytes:
    """A workbook of one sheet part written literally."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = (
        f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Лист1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    return zip_bytes(parts | more)


def sheet_xml(body: str) -> str:
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'


def xls_bytes(grid: Grid, extra: bytes = b"") -> bytes:
    """An old binary workbook of one sheet; `extra` are records put before the cells."""
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + extra
    for row, record in enumerate(grid):
        for column, value in enumerate(record):
            if value:
                text = value.encode("utf-16-le")
                sheet += _record(0x204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + text)
    sheet += _record(0x0A, b"")
    name = "Лист1".encode("utf-16-le")
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + _record(
        0x42, struct.pack("<H", 1200)
    )
    place = len(head) + 4 + 8 + len(name) + 4
    head += _record(0x85, struct.pack("<IBBBB", place, 0, 0, 5, 1) + name) + _record(0x0A, b"")
    return compound_bytes({"Workbook": head + sheet})


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def compound_bytes(streams: dict[str, bytes]) -> bytes:
    """A compound file with the given streams, each long enough to live in ordinary sectors."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    for name, body in streams.items():
        body = body.ljust(4096, b"\0")
        pieces = [body[start : start + SECTOR].ljust(SECTOR, b"\0") for start in range(0, len(body), SECTOR)]
        first = len(sectors)
        sectors += pieces
        table += [first + step + 1 for step in range(len(pieces) - 1)] + [0xFFFFFFFE]
        entries.append((name, 2, first, len(body)))
    directory = b"".join(
        _entry(*entry, child=1 if place == 0 else -1, right=_next(place, len(entries)))
        for place, entry in enumerate(entries)
    )
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    start = len(sectors)
    pieces = [directory[at : at + SECTOR] for at in range(0, len(directory), SECTOR)]
    sectors += pieces
    table += [start + step + 1 for step in range(len(pieces) - 1)] + [0xFFFFFFFE]
    fats = -(-(len(table) + 8) // 128)
    heads = [len(sectors) + number for number in range(fats)]
    table += [0xFFFFFFFD] * fats
    table += [0xFFFFFFFF] * (fats * 128 - len(table))
    packed = struct.pack(f"<{len(table)}I", *table)
    sectors += [packed[at : at + SECTOR] for at in range(0, len(packed), SECTOR)]
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + b"\0" * 6
    )
    header += struct.pack("<IIIIIIIII", 0, fats, start, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", *(heads + [0xFFFFFFFF] * (109 - len(heads))))
    return header + b"".join(sectors)


def _next(place: int, count: int) -> int:
    return place + 1 if 0 < place < count - 1 else -1


def _entry(name: str, kind: int, first: int, size: int, child: int, right: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    body = wide.ljust(64, b"\0") + struct.pack("<HBBiii", len(wide), kind, 1, -1, right, child)
    return body + b"\0" * 36 + struct.pack("<IQ", first, size)[:12]
