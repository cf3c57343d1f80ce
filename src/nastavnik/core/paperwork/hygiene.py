"""What a blank must not carry: macros, embedded objects, outside links, fields that fetch or run things."""

import posixpath
import re
from collections.abc import Iterator

from nastavnik.core.paperwork.package import (
    RELATIONSHIP,
    Element,
    Package,
    R,
    W,
    content_types,
    is_xml,
    parse_xml,
    xml_bytes,
    xml_text,
)
from nastavnik.core.paperwork.places import unfilled_parts
from nastavnik.core.paperwork.refusals import BlankFault

FIELDS_ALLOWED = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "REF", "PAGEREF", "NOTEREF", "HYPERLINK", "SEQ", "STYLEREF",
    "TITLE", "SUBJECT", "AUTHOR", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
    "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "SYMBOL",
})  # fmt: skip
_SAFE_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_MACRO = re.compile(r"vba|macro|activex", re.IGNORECASE)
_EMBEDDED_TAGS = {
    f"{W}object": "встроенный объект",
    f"{W}control": "элемент управления",
    f"{W}altChunk": "вставка другого файла",
    f"{W}subDoc": "вложенный документ",
}
_DROPPED_FROM_SETTINGS = (f"{W}attachedTemplate", f"{W}mailMerge")


def package_faults(package: Package) -> list[BlankFault]:
    """Everything dangerous in the package. `fatal=False` marks what `cleaned` removes by itself."""
    faults = [*_macro_faults(package), *_unfilled_faults(package)]
    for name, kind in content_types(package).items():
        if not is_xml(name, kind):
            continue
        root = parse_xml(package[name])
        faults.extend(_link_faults(name, root) if name.endswith(".rels") else _content_faults(root))
    return faults


def cleaned(package: Package) -> Package:
    """The package without its attached template and mail-merge source (every Word file may carry these)."""
    clean = dict(package)
    for name in package:
        if name.endswith("settings.xml") and "/_rels/" not in name:
            clean[name], dropped = _without_sources(package[name])
            rels = posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")
            if rels in clean:
                clean[rels] = _without_links(package[rels], dropped)
    return clean


def _without_sources(settings: bytes) -> tuple[bytes, set[str]]:
    root = parse_xml(settings)
    dropped: set[str] = set()
    for element in [found for tag in _DROPPED_FROM_SETTINGS for found in root.iter(tag)]:
        dropped.update(str(node.get(f"{R}id")) for node in element.iter() if node.get(f"{R}id"))
        element.getparent().remove(element)
    return xml_bytes(xml_text(root)), dropped


def _without_links(rels: bytes, dropped: set[str]) -> bytes:
    root = parse_xml(rels)
    for link in list(root.iter(RELATIONSHIP)):
        if link.get("Id") in dropped or link.get("Type", "").endswith("/attachedTemplate"):
            root.remove(link)
    return xml_bytes(xml_text(root))


def _macro_faults(package: Package) -> Iterator[BlankFault]:
    for name, kind in content_types(package).items():
        if _MACRO.search(kind) or _MACRO.search(name):
            yield BlankFault("файл", "", "в документе есть макросы; сохраните бланк в формате DOCX без них.")
            return


def _unfilled_faults(package: Package) -> Iterator[BlankFault]:
    for name in unfilled_parts(package):
        place = "примечания" if "comments" in name else "служебная часть документа"
        yield BlankFault(place, "", "здесь поля не заполняются; перенесите их в текст или в колонтитул.")


def _link_faults(name: str, root: Element) -> Iterator[BlankFault]:
    for link in root.iter(RELATIONSHIP):
        kind, target = link.get("Type", "").rsplit("/", 1)[-1], link.get("Target", "")
        if kind in {"oleObject", "package", "control", "aFChunk", "subDocument", "frame"}:
            yield BlankFault(
                "файл", "", f"вложен посторонний файл «{posixpath.basename(target)}»; удалите его из бланка."
            )
        elif link.get("TargetMode") == "External" and not _harmless(kind, target):
            fatal = kind not in {"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"}
            advice = "удалите её или вставьте рисунок в сам документ" if fatal else "она будет убрана"
            yield BlankFault(
                "файл", "", f"ссылка за пределы документа («{target[:80]}»); {advice}.", fatal=fatal
            )


def _harmless(kind: str, target: str) -> bool:
    return kind == "hyperlink" and bool(_SAFE_LINK.match(target))


def _content_faults(root: Element) -> Iterator[BlankFault]:
    for element in root.iter(*_EMBEDDED_TAGS):
        text = "".join(next(element.iterancestors(f"{W}p"), element).itertext())[:200]
        yield BlankFault(
            "основной текст",
            text,
            f"{_EMBEDDED_TAGS[element.tag]}; удалите его и вставьте содержимое текстом.",
        )
    for code in _field_codes(root):
        word = (code.split() or [""])[0].upper()
        if word not in FIELDS_ALLOWED and not word.startswith("="):
            yield BlankFault(
                "основной текст",
                code.strip()[:200],
                f"код поля {word or 'без имени'} запрещён; удалите поле.",
            )
        elif word == "HYPERLINK" and not re.search(r"https?:|mailto:|\\l", code, re.IGNORECASE):
            yield BlankFault(
                "основной текст", code.strip()[:200], "ссылка ведёт не на сайт и не на почту; удалите её."
            )


def _field_codes(root: Element) -> Iterator[str]:
    """Codes of simple and complex fields; a nested field is given separately and inside its owner as a gap."""
    yield from (element.get(f"{W}instr", "") for element in root.iter(f"{W}fldSimple"))
    opened: list[str] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}instrText":
            if opened:
                opened[-1] += element.text or ""
            else:
                yield element.text or ""
        elif kind == "begin":
            opened.append("")
        elif kind == "separate" and opened:
            yield opened[-1]
            opened[-1] = "PAGE"  # the code is over; what follows until the end is its result
        elif kind == "end" and opened:
            yield opened.pop()
    yield from opened
