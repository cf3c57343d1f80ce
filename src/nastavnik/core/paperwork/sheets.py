"""A finished DOCX as sheets to look at on a screen: lines with their numbers, tables, places that were marked.

The preview is drawn from the document itself, hence it cannot say anything else than the paper will.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nastavnik.core.paperwork.package import Element, W, parse_xml, read_package

# Signs of the private area: no text of a school holds them, and XML lets them through.
_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{_OPEN}([a-z0-9-]+){_MIDDLE}([^{_CLOSE}]*){_CLOSE}")
_END = re.compile(r"[.!?…]*$")
HALF_LINE, MOST_SPACE = 140, 3
_ALIGN = {"both": "both", "center": "centre", "right": "right", "end": "right"}


def marked(key: str, text: str) -> str:
    """The text with an invisible mark that `sheets_of` finds again; `key` is of small letters, digits, dashes.

    The closing sign stands before a final stop, so that a blank which looks at the end of a text sees the stop.
    """
    stop = _END.search(text)
    place = stop.start() if stop else len(text)
    return f"{_OPEN}{key}{_MIDDLE}{text[:place]}{_CLOSE}{text[place:]}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `key` is that of the mark around it, or empty."""

    text: str
    bold: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: `number` is «1.2.» or «–» as counted, `size` is in points, `align` left|centre|right|both.

    `above` and `below` are the space around it in half-lines, `ruled` has a rule beneath.
    """

    pieces: tuple[Piece, ...]
    align: str = "left"
    number: str = ""
    size: int = 0
    indented: bool = False
    ruled: bool = False
    above: int = 0
    below: int = 0
    kind: str = "line"

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `across` and `down` are how many columns and rows it takes."""

    lines: tuple[Line, ...]
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are per cent; without `ruled` it only places texts side by side."""

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    ruled: bool
    kind: str = "grid"


@dataclass(frozen=True, slots=True)
class Leaf:
    """Pages of one orientation."""

    blocks: tuple[Line | Grid, ...]
    wide: bool = False


def sheets_of(document: bytes) -> list[Leaf]:
    """The body of a DOCX as leaves. Raises BlankRefused if it is not a readable DOCX."""
    package = read_package(document)
    return _Reader(parse_xml(package["word/document.xml"]), _styles(package.get("word/styles.xml"))).leaves()


def leaf_of_register(
    school: str, title: str, columns: tuple[tuple[str, int], ...], rows: list[list[str]]
) -> Leaf:
    """A register that is printed as a workbook, as a leaf: columns are headings with their widths."""
    whole = sum(width for _, width in columns) or 1
    head = tuple(Cell((Line((Piece(heading, bold=True),), "centre"),)) for heading, _ in columns)
    body = tuple(tuple(Cell((Line((Piece(text),)),)) for text in row) for row in rows)
    widths = tuple(round(100 * width / whole) for _, width in columns)
    top = Line((Piece(school),), "centre"), Line((Piece(title, bold=True),), "centre", size=14)
    return Leaf((*top, Grid((head,), body, widths, ruled=True)), wide=True)


@dataclass(frozen=True, slots=True)
class _Style:
    align: str
    indented: bool
    bold: bool


def _styles(part: bytes | None) -> dict[str, _Style]:
    if part is None:
        return {}
    found = {}
    for style in parse_xml(part).iter(f"{W}style"):
        form, look = style.find(f"{W}pPr"), style.find(f"{W}rPr")
        indent = form.find(f"{W}ind") if form is not None else None
        indented = indent is not None and indent.get(f"{W}firstLine", "0") != "0"
        bold = look is not None and _on(look.find(f"{W}b"))
        found[style.get(f"{W}styleId")] = _Style(_align(form), indented, bold)
    return found


def _align(form: Element | None) -> str:
    mark = form.find(f"{W}jc") if form is not None else None
    return "" if mark is None else _ALIGN.get(mark.get(f"{W}val"), "left")


def _space(form: Element | None) -> tuple[int, int]:
    mark = form.find(f"{W}spacing") if form is not None else None
    if mark is None:
        return 0, 0
    above, below = (int(mark.get(f"{W}{side}", "0")) for side in ("before", "after"))
    return min(round(above / HALF_LINE), MOST_SPACE), min(round(below / HALF_LINE), MOST_SPACE)


def _on(mark: Element | None) -> bool:
    return mark is not None and mark.get(f"{W}val", "true") not in {"0", "false", "off"}


@dataclass
class _Reader:
    """Walks the body once, counting points as Word does."""

    root: Element
    styles: dict[str, _Style]
    counts: dict[int, int] = field(default_factory=dict)

    def leaves(self) -> list[Leaf]:
        found: list[Leaf] = []
        blocks: list[Line | Grid] = []
        for node in self.root.find(f"{W}body"):
            if node.tag == f"{W}p":
                blocks.append(self._line(node))
            elif node.tag == f"{W}tbl":
                blocks.append(self._grid(node))
            section = node if node.tag == f"{W}sectPr" else node.find(f"{W}pPr/{W}sectPr")
            if section is not None and blocks:
                found.append(Leaf(tuple(blocks), _wide(section)))
                blocks = []
        return [*found, Leaf(tuple(blocks))] if blocks else found

    def _line(self, paragraph: Element) -> Line:
        form = paragraph.find(f"{W}pPr")
        name = form.find(f"{W}pStyle") if form is not None else None
        style = self.styles.get(name.get(f"{W}val") if name is not None else "", _Style("", False, False))
        sizes = [int(size.get(f"{W}val")) // 2 for size in paragraph.findall(f"{W}r/{W}rPr/{W}sz")]
        return Line(
            tuple(_pieces(paragraph, style.bold)),
            _align(form) or style.align or "left",
            self._number(form),
            sizes[0] if sizes else 0,
            style.indented,
            form is not None and form.find(f"{W}pBdr") is not None,
            *_space(form),
        )

    def _number(self, form: Element | None) -> str:
        place = form.find(f"{W}numPr") if form is not None else None
        if place is None:
            return ""
        mark = place.find(f"{W}ilvl")
        level = int(mark.get(f"{W}val")) if mark is not None else 0
        if level > 2:
            return "–"
        self.counts[level] = self.counts.get(level, 0) + 1
        for deeper in [one for one in self.counts if one > level]:
            del self.counts[deeper]
        return "".join(f"{self.counts.get(one, 1)}." for one in range(level + 1))

    def _grid(self, table: Element) -> Grid:
        widths = [int(column.get(f"{W}w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        whole = sum(widths) or 1
        ruled = table.find(f"{W}tblPr/{W}tblStyle") is not None
        head: list[tuple[Cell, ...]] = []
        rows: list[tuple[Cell, ...]] = []
        places = [list(_placed(row)) for row in table.findall(f"{W}tr")]
        for number, row in enumerate(table.findall(f"{W}tr")):
            cells = tuple(
                Cell(
                    tuple(self._line(p) for p in cell.findall(f"{W}p")), across, _down(places, number, column)
                )
                for cell, column, across, merged in places[number]
                if not merged
            )
            (head if row.find(f"{W}trPr/{W}tblHeader") is not None else rows).append(cells)
        return Grid(tuple(head), tuple(rows), tuple(round(100 * w / whole) for w in widths), ruled)


def _placed(row: Element) -> Iterator[tuple[Element, int, int, bool]]:
    """Cells of a row with their column, their width in columns, and whether they continue the cell above."""
    column = 0
    for cell in row.findall(f"{W}tc"):
        span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
        across = int(span.get(f"{W}val")) if span is not None else 1
        merged = merge is not None and merge.get(f"{W}val") != "restart"
        yield cell, column, across, merged
        column += across


def _down(places: list[list[tuple[Element, int, int, bool]]], number: int, column: int) -> int:
    down = 1
    for row in places[number + 1 :]:
        if not any(place == column and merged for _, place, _, merged in row):
            break
        down += 1
    return down


def _pieces(paragraph: Element, bold: bool) -> Iterator[Piece]:
    for run in paragraph.iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        heavy = bold or (look is not None and _on(look.find(f"{W}b")))
        text = "".join(
            {f"{W}br": "\n", f"{W}tab": "\t"}.get(node.tag, node.text or "")
            for node in run
            if node.tag in {f"{W}t", f"{W}br", f"{W}tab"}
        )
        yield from _split(text, heavy)


def _split(text: str, bold: bool) -> Iterator[Piece]:
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() > done:
            yield Piece(text[done : mark.start()], bold)
        yield Piece(mark[2], bold, mark[1])
        done = mark.end()
    if done < len(text):
        yield Piece(text[done:], bold)


def _wide(section: Element) -> bool:
    size = section.find(f"{W}pgSz")
    return size is not None and int(size.get(f"{W}w", "0")) > int(size.get(f"{W}h", "0"))
