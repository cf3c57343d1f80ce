"""Which kinds of files exist for us, and how the bytes give each away."""

import io
import re
import zipfile
from dataclasses import dataclass

import filetype

from nastavnik.kit.verdict import BadInput

MOST_PARTS = 3000
MOST_UNPACKED = 300 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_WORDS = re.compile(r"[\x00-\x08\x0e-\x1f]")
DAMAGED = "Файл повреждён: откройте его в своей программе, сохраните заново и загрузите ещё раз"
TOO_BIG = "Файл при распаковке слишком велик: разделите его на части"
MACROS = "В файле есть макросы: сохраните его без макросов и загрузите ещё раз"


@dataclass(frozen=True, slots=True)
class FileKind:
    """`family`: kinds that people confuse harmlessly (a table under another table's extension)."""

    code: str
    title: str
    family: str
    media_type: str
    extensions: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.code: kind
    for kind in (
        FileKind("xlsx", "таблица .xlsx", "table", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
        FileKind("xls", "таблица .xls", "table", "application/vnd.ms-excel", ("xls",)),
        FileKind("ods", "таблица .ods", "table", "application/vnd.oasis.opendocument.spreadsheet", ("ods",)),
        FileKind("csv", "таблица .csv", "table", "text/csv", ("csv", "txt", "tsv")),
        FileKind("page", "таблица из электронного журнала", "table", "application/octet-stream", ()),
        FileKind("docx", "документ .docx", "text", f"{_OFFICE}.wordprocessingml.document", ("docx",)),
        FileKind("pdf", "документ .pdf", "print", "application/pdf", ("pdf",)),
        FileKind("png", "изображение .png", "picture", "image/png", ("png",)),
        FileKind("jpg", "изображение .jpg", "picture", "image/jpeg", ("jpg", "jpeg")),
    )
}
LISTS = frozenset({"xlsx", "xls", "ods", "csv", "page"})
SCANS = frozenset({"pdf", "png", "jpg"})


def kind_of(data: bytes) -> FileKind | None:
    """The kind told by the bytes alone; None for what we never take. Raises `BadInput` on bombs and macros."""
    if not data:
        return None
    if data.startswith(b"PK\x03\x04"):
        return KINDS.get(_archive_kind(data))
    if data.startswith(OLE):
        return KINDS.get(_old_office_kind(data))
    if not data.startswith(b"%PDF") and (text := _text(data)) is not None:
        # before the guess by signature: a list may begin with the letters of one («BM», «MZ»)
        return KINDS.get(_text_kind(text))
    return KINDS.get(filetype.guess_extension(data) or "")


def _archive_kind(data: bytes) -> str:
    # counted before the directory is read: half a million parts would be half a million objects
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        raise BadInput(TOO_BIG)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename.replace("\\", "/").lower() for part in parts}
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise BadInput(TOO_BIG)
            if any(part.flag_bits & 1 for part in parts):
                raise BadInput("Файл закрыт паролем: снимите пароль и загрузите ещё раз")
            stated = _small_part(archive, "mimetype") + _small_part(archive, "[Content_Types].xml")
    except BadInput:
        raise
    except Exception as fault:
        raise BadInput(DAMAGED) from fault
    if any("vbaproject" in name or name.startswith("basic/") for name in names) or b"macroenabled" in stated:
        raise BadInput(MACROS)
    return _office_kind(names, stated)


def _small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(1024 * 1024).lower()


def _office_kind(names: set[str], stated: bytes) -> str:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    return "ods" if stated.startswith(b"application/vnd.oasis.opendocument.spreadsheet") else ""


def _old_office_kind(data: bytes) -> str:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise BadInput("Файл закрыт паролем: снимите пароль и загрузите ещё раз")
    if has("_VBA_PROJECT"):
        raise BadInput(MACROS)
    return "xls" if has("Workbook") or has("Book") else ""


def _text_kind(text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<table", "<meta", "<head", "<body", "<style", "<div")):
        return "page" if "<table" in start and "<script" not in start else ""
    return "" if start.startswith(("<", "#!", "{\\rtf", "%!ps", "@echo")) else "csv"


def _text(data: bytes) -> str | None:
    """The bytes as text, or None when they are something else."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8", "cp1251")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if NOT_WORDS.search(text) else text
    return None
