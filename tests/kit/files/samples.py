"""Uploads, honest and hostile, built in memory."""

import io
import zipfile

from PIL import Image

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return out.getvalue()


def xlsx(**extra: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>", **extra})


def docx() -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})


def ods() -> bytes:
    return archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})


def xls(*streams: str) -> bytes:
    return OLE + bytes(504) + b"".join(name.encode("utf-16-le") for name in streams or ("Workbook",))


def picture(form: str = "PNG", size: tuple[int, int] = (8, 6), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (29, 95, 191)).save(out, form, **options)
    return out.getvalue()


def located_picture() -> bytes:
    """A JPEG with the place of the shot in it, lying on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "дом ученика"
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", exif=exif.tobytes())


HONEST = {
    "список.xlsx": (xlsx(), "xlsx"),
    "старый.xls": (xls(), "xls"),
    "свободный.ods": (ods(), "ods"),
    "список.csv": ("Фамилия;Имя\nИванова;Алиса\n".encode(), "csv"),
    "список-1251.csv": ("Фамилия;Имя\nЁлкина;Анна\n".encode("cp1251"), "csv"),
    "юникод.txt": ("Фамилия\tИмя\n".encode("utf-16"), "csv"),
    "bmw.csv": (b"BMW;Audi\n1;2\n", "csv"),
    "переименован.xls": (xlsx(), "xlsx"),
    "журнал.xls": ("<html><table><tr><td>Иванова</td></tr></table></html>".encode(), "page"),
    "приказ.docx": (docx(), "docx"),
    "скан.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdf"),
    "скан.JPEG": (picture("JPEG"), "jpg"),
    "скан.png": (picture("PNG"), "png"),
}
HOSTILE = {
    "программа.csv": b"MZ\x90\x00\x03\x00\x00\x00",
    "рисунок.png": b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
    "страница.csv": b"<!doctype html><script>alert(1)</script>",
    "страница.xls": b"<html><table></table><script>alert(1)</script></html>",
    "страница.html": b"<html><table></table></html>",
    "сценарий.csv": b"#!/bin/sh\nrm -rf /\n",
    "архив.zip": archive({"a.txt": b"a"}),
    "архив.xlsx": archive({"a.txt": b"a"}),
    "оборванный.xlsx": xlsx()[:60],
    "макросы.xlsx": xlsx(**{"xl/vbaProject.bin": b"x"}),
    "макросы-2.xlsx": archive(
        {
            "[Content_Types].xml": b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            "xl/workbook.xml": b"<w/>",
        }
    ),
    "макросы.xls": xls("Workbook", "_VBA_PROJECT"),
    "пароль.xlsx": xls("EncryptedPackage"),
    "части.xlsx": xlsx(**{f"part{n}": b"" for n in range(3100)}),
    "битый.png": picture()[:40],
    "рисунок.gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "снимок.docx": picture(),
    "приказ.pdf": docx(),
    "без-имени": xlsx(),
    "двойное.xlsx.exe": xlsx(),
    "нули.csv": b"\x00" * 64,
    "пустой.csv": b"",
}
