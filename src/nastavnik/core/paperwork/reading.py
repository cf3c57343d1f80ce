"""Re-opening a document: what a reader sees, and what was left unfilled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nastavnik.core.paperwork.package import Element, W, content_types, is_xml, parse_xml, read_package

_WORDML = "wordprocessingml"
_VISIBLE = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "comments+xml")
_SIGNS = (
    (re.compile(r"\{\{|\}\}|\{%|%\}"), "осталась метка поля"),
    (re.compile(r"\bNone\b|\bundefined\b|\bTrue\b|\bFalse\b"), "осталось служебное слово"),
    (re.compile(r"г\.\s+г\.|№\s*№|\.\.(?!\.)(?<!\.\.\.)"), "повторено сокращение или знак"),
    (re.compile(r"(?<=\S)  +(?=\S)"), "двойной пробел: скорее всего, пропущено слово"),
    (re.compile(r"«\s*»|\(\s*\)|\s[,;]\s|,\s*,"), "пустое место между знаками"),
)
_BLANK = re.compile(r"[\s_…\u00a0]*")


@dataclass(frozen=True)
class Unfilled:
    """A suspicious place: the text of its paragraph and why it is suspicious, in Russian."""

    paragraph: str
    why: str


def docx_text(document: bytes) -> str:
    """All visible text and the core properties, one paragraph per line, parts in the order of their names.

    A line break inside a paragraph is \\n, a tab is \\t. Raises BlankRefused if it is not a readable DOCX.
    """
    return "\n".join(_paragraph_text(paragraph) for paragraph in _paragraphs(document))


def find_unfilled(document: bytes) -> list[Unfilled]:
    """Places a person should look at before signing: field signs, «None», doubled spaces, empty highlights."""
    found: list[Unfilled] = []
    for paragraph in _paragraphs(document):
        text = _paragraph_text(paragraph)
        found.extend(Unfilled(text, why) for sign, why in _SIGNS if sign.search(text))
        if any(_BLANK.fullmatch(_paragraph_text(run)) for run in _highlighted(paragraph)):
            found.append(Unfilled(text, "выделенное цветом место не заполнено"))
    return found


def _paragraphs(document: bytes) -> Iterator[Element]:
    package = read_package(document)
    for name, kind in sorted(content_types(package).items()):
        if not is_xml(name, kind):
            continue
        if _WORDML in kind and kind.endswith(_VISIBLE):
            yield from parse_xml(package[name]).iter(f"{W}p")
        elif kind.endswith("core-properties+xml"):
            yield from parse_xml(package[name]).iterchildren("*")


def _paragraph_text(element: Element) -> str:
    if not element.tag.startswith(W):
        return element.text or ""
    pieces = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
    found = []
    for node in element.iter(f"{W}t", *pieces):
        if next(node.iterancestors(f"{W}p"), element) is not _owner(element):
            continue
        if node.tag != f"{W}tab" or node.getparent().tag == f"{W}r":
            found.append(pieces.get(node.tag) or node.text or "")
    return "".join(found)


def _owner(element: Element) -> Element:
    return element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), element)


def _highlighted(paragraph: Element) -> Iterator[Element]:
    for mark in paragraph.iter(f"{W}highlight"):
        run = mark.getparent().getparent()
        if run is not None and run.tag == f"{W}r":
            yield run
