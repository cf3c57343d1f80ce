"""A DOCX as named parts: read with guards, written so that equal content gives equal bytes."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped,unused-ignore]

from nastavnik.core.paperwork.refusals import BlankRefused

Package: TypeAlias = dict[str, bytes]
Element: TypeAlias = Any
"""An lxml element; lxml ships no types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CONTENT_TYPES = "[Content_Types].xml"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"

MAX_FILE = 10_000_000
MAX_PARTS = 400
MAX_UNPACKED = 40_000_000
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError, MemoryError),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def read_package(blank: bytes) -> Package:
    """Parts by name. Raises BlankRefused for a broken, encrypted, oversized or disguised archive."""
    if len(blank) > MAX_FILE:
        raise BlankRefused(
            f"Файл бланка больше {MAX_FILE // 1_000_000} МБ: уменьшите рисунки и загрузите снова."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(blank)) as archive:
            package = _parts(archive)
    except BlankRefused:
        raise
    except _BROKEN as error:
        raise BlankRefused("Файл не читается как документ Word: сохраните бланк в формате DOCX.") from error
    if CONTENT_TYPES not in package:
        raise BlankRefused("Это не документ Word: сохраните бланк в формате DOCX.")
    return package


def _parts(archive: zipfile.ZipFile) -> Package:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_PARTS or len({name.lower() for name in names}) != len(names):
        raise BlankRefused("Файл бланка устроен необычно: в нём слишком много частей или части повторяются.")
    package: Package = {}
    left = MAX_UNPACKED
    for entry in entries:
        if entry.filename.startswith("/") or ".." in entry.filename.split("/") or "\\" in entry.filename:
            raise BlankRefused(
                "Файл бланка устроен опасно: имя одной из его частей ведёт за пределы документа."
            )
        with archive.open(entry) as stream:
            package[entry.filename] = stream.read(left + 1)
        left -= len(package[entry.filename])
        if left < 0:
            raise BlankRefused("Бланк в распакованном виде слишком велик: уменьшите его и загрузите снова.")
    return package


def write_package(package: Package) -> bytes:
    """The DOCX; order, dates and attributes are fixed, hence the same parts give the same bytes."""
    stream = io.BytesIO()
    first = {CONTENT_TYPES: 0, "_rels/.rels": 1}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(package, key=lambda name: (first.get(name, 2), name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, package[name])
    return stream.getvalue()


def parse_xml(part: bytes) -> Element:
    """The tree of a part without entities, network or recovery. Raises BlankRefused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BlankRefused("Документ повреждён: одна из его частей не читается.") from error
    if root.getroottree().docinfo.doctype:
        raise BlankRefused(
            "Бланк отклонён: внутри документа есть описание сущностей, это приём вредоносных файлов."
        )
    return root


def xml_text(root: Element) -> str:
    """The tree as text without declaration."""
    return str(etree.tostring(root, encoding="unicode"))


def xml_bytes(text: str) -> bytes:
    """Text of a part as its bytes, strictly well-formed. Raises BlankRefused otherwise."""
    root = parse_xml(text.encode("utf-8"))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def content_types(package: Package) -> dict[str, str]:
    """Part name → content type, by override or by extension; names are lower-case without the leading slash."""
    root = parse_xml(package[CONTENT_TYPES])
    defaults = {
        item.get("Extension", "").lower(): item.get("ContentType", "") for item in root.iter(f"{_CT}Default")
    }
    overrides = {
        item.get("PartName", "").lstrip("/").lower(): item.get("ContentType", "")
        for item in root.iter(f"{_CT}Override")
    }
    return {name: overrides.get(name.lower()) or defaults.get(_extension(name), "") for name in package}


def is_xml(name: str, content_type: str) -> bool:
    """Is this part XML (by its type or its name)?"""
    return content_type.endswith(("+xml", "/xml")) or _extension(name) in {"xml", "rels"}


def _extension(name: str) -> str:
    return posixpath.splitext(name)[1].lstrip(".").lower()
