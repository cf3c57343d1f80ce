"""Cells of one column that say the same become one: a row that leaves the cell empty continues the one above."""

from nastavnik.core.paperwork.package import (
    Element,
    W,
    parse_xml,
    read_package,
    write_package,
    xml_bytes,
    xml_text,
)

BODY = "word/document.xml"


def merge_down(document: bytes, heading: str) -> bytes:
    """Merge empty cells into those above them, in columns whose heading begins with `heading` (any case).

    Rows of another shape (headings across the table) end a merge. A document without such a column stays the same,
    byte for byte.
    """
    package = read_package(document)
    root = parse_xml(package[BODY])
    if not any([_merge_table(table, heading.casefold()) for table in root.iter(f"{W}tbl")]):
        return document
    package[BODY] = xml_bytes(xml_text(root))
    return write_package(package)


def _merge_table(table: Element, heading: str) -> bool:
    rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
    heads = (
        [n for n, cell in enumerate(rows[0]) if _text(cell).casefold().startswith(heading)] if rows else []
    )
    merged = False
    for column in heads:
        above: Element | None = None
        for cells in rows[1:]:
            if len(cells) != len(rows[0]):
                above = None
            elif _text(cells[column]) or above is None:
                above = cells[column]
            else:
                _mark(above, "restart")
                _mark(cells[column], "continue")
                merged = True
    return merged


def _text(cell: Element) -> str:
    return "".join(cell.itertext()).strip()


def _mark(cell: Element, how: str) -> None:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = cell.makeelement(f"{W}tcPr", {})
        cell.insert(0, properties)
    found = properties.find(f"{W}vMerge")
    if found is None:
        found = properties.makeelement(f"{W}vMerge", {})
        before = {f"{W}{name}" for name in ("cnfStyle", "tcW", "gridSpan", "hMerge")}
        place = sum(1 for one in properties if one.tag in before)
        properties.insert(place, found)
    found.set(f"{W}val", how)
