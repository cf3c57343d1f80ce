"""Drawing a blank: page, styles, numbering and tables of an official Russian document (GOST R 7.0.97-2025)."""

import io
import re
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from nastavnik.core.paperwork.package import read_package, write_package

FONT = "Times New Roman"
CENTRE, LEFT, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
INDENT = Mm(12.5)
_BULLET = 3
_LEVELS = ("%1.", "%1.%2.", "%1.%2.%3.", "–")


class Sheet:
    """A blank being drawn. Text may hold fields `{{ … }}`, line conditions and **bold** pieces."""

    def __init__(self, size: float, landscape: bool = False) -> None:
        self.document = docx.Document()
        self.size = size
        self._fonts()
        self._numbering()
        self._style("Пункт", align=BOTH, indent=INDENT)
        self._style("Строка", align=LEFT)
        self._style("Таблица", align=LEFT, size=min(size, 12) - 1)
        self._page(self.document.sections[0], landscape)
        self._first_page_without_number()

    # — text —

    def line(self, text: str, *, align: Any = LEFT, place: Any = None, **look: Any) -> Any:
        """A plain line: heading of the letter, stamp, date."""
        paragraph = (place or self.document).add_paragraph(style="Строка")
        return self._fill(paragraph, text, align=align, **look)

    def text(self, text: str, **look: Any) -> Any:
        """A justified paragraph with the first line indented."""
        return self._fill(self.document.add_paragraph(style="Пункт"), text, **look)

    def heading(self, text: str) -> Any:
        """A numbered heading of a section: level 0 of the numbering."""
        paragraph = self.document.add_paragraph(style="Heading 1")
        self._number(paragraph, 0)
        paragraph.paragraph_format.first_line_indent = Mm(0)
        return self._fill(paragraph, text)

    def point(self, text: str, level: int = 0, **look: Any) -> Any:
        """A numbered point; Word counts, hence an absent point leaves no gap."""
        paragraph = self.document.add_paragraph(style="Пункт")
        self._number(paragraph, level)
        return self._fill(paragraph, text, **look)

    def dash(self, text: str) -> Any:
        """A line of a list with a dash."""
        return self.point(text, _BULLET)

    def rule_under(self, paragraph: Any) -> None:
        """A double rule below a paragraph."""
        border = '<w:bottom w:val="thinThickSmallGap" w:sz="12" w:space="6" w:color="auto"/>'
        rule = parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>")
        paragraph._p.get_or_add_pPr().insert_element_before(rule, "w:spacing", "w:ind", "w:jc", "w:rPr")

    def tag(self, command: str, place: Any = None) -> None:
        """A command on a paragraph of its own: the paragraph vanishes."""
        (place or self.document).add_paragraph(f"{{%p {command} %}}", style="Строка")

    def each(self, name: str, rows: str, text: str, level: int, last: str = "") -> None:
        """One point per row of a list: text, then the field `last`; «;» after each and one «.» after the last."""
        field = last or name
        stop = f"{{% if loop.last %}}{{{{ {field}|с_точкой }}}}{{% else %}}{{{{ {field} }}}};{{% endif %}}"
        self.tag(f"for {name} in {rows}")
        self.point(text + stop, level)
        self.tag("endfor")

    # — tables —

    def table(self, widths: Sequence[float], header: Sequence[str], size: float = 11) -> Any:
        """A ruled table whose header repeats on each page; widths in mm."""
        table = self._bare_table(widths)
        table.style = "Table Grid"
        self._padding(table, side=70, top=25)
        for cell, title in zip(table.rows[0].cells, header, strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            self._cell(cell, title, size, align=CENTRE, bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        return table

    def row(self, table: Any, cells: Sequence[str], size: float = 11, height: float = 0) -> Any:
        """A row that is never torn between pages; height is the least one, in mm, to leave room for a hand."""
        row = table.add_row()
        row.height = Mm(height) if height else None
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for number, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            self._cell(cell, text, size, align=CENTRE if number == 0 else LEFT)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER if height else None
        return row

    def section_row(self, table: Any, text: str, size: float = 11) -> None:
        """A row across the whole table, kept with the row below."""
        row = table.add_row()
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        cell = row.cells[0].merge(row.cells[-1])
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EDEDED"/>')
        )
        self._cell(cell, text, size, bold=True, keep=True, align=LEFT)

    def row_tag(self, table: Any, command: str) -> None:
        """A command on a row of its own: the row vanishes."""
        table.add_row().cells[0].paragraphs[0].add_run(f"{{%tr {command} %}}")

    def columns(self, widths: Sequence[float]) -> list[Any]:
        """Side-by-side cells without lines; each starts empty."""
        table = self._bare_table(widths)
        self._padding(table, side=0, top=0)
        cells = list(table.rows[0].cells)
        for cell in cells:
            cell._tc.remove(cell.paragraphs[0]._p)
        return cells

    def signature(self, post: str, name: str, width: float) -> None:
        """Post, a line to sign on, the name; never alone on a page."""
        self.line("", keep=True, after=6)
        left, middle, right = self.columns((width * 0.45, width * 0.25, width * 0.3))
        for cell in (left, middle, right):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        self.line(post, place=left)
        self.line("____________", place=middle, align=CENTRE)
        self.line(name, place=right, align=RIGHT)

    # — pages —

    def new_section(self, landscape: bool) -> None:
        """The rest goes to a new page of the given orientation."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self._page(section, landscape)
        section.different_first_page_header_footer = False

    def properties(self, title: str) -> None:
        """Title and author that the file shows in the system."""
        core = self.document.core_properties
        core.title, core.author, core.language = title, "{{ школа.краткое }}", "ru-RU"
        core.comments = core.keywords = core.last_modified_by = core.subject = core.category = ""
        for stamp in ("created", "modified", "lastPrinted"):
            for element in list(core._element):
                if element.tag.endswith("}" + stamp):
                    core._element.remove(element)

    def bytes(self) -> bytes:
        """The blank, byte for byte the same for the same drawing."""
        for text in self.document.element.iter(qn("w:t")):
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        stream = io.BytesIO()
        self.document.save(stream)
        package = read_package(stream.getvalue())
        thumbnail = [name for name in package if name.startswith("docProps/thumbnail")]
        for name in thumbnail:
            del package[name]
        package["_rels/.rels"] = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", package["_rels/.rels"])
        return write_package(package)

    # — how it is done —

    def _fill(self, paragraph: Any, text: str, **look: Any) -> Any:
        for number, piece in enumerate(re.split(r"\*\*", text)):
            if piece:
                run = paragraph.add_run(piece)
                run.bold = True if look.get("bold") or number % 2 else None
                run.font.size = Pt(look["size"]) if "size" in look else None
                run.font.all_caps = True if look.get("caps") else None
        form = paragraph.paragraph_format
        if "align" in look:
            form.alignment = look["align"]
        form.space_before = Pt(look["before"]) if "before" in look else None
        form.space_after = Pt(look["after"]) if "after" in look else None
        form.keep_with_next = True if look.get("keep") else None
        form.page_break_before = True if look.get("new_page") else None
        return paragraph

    def _cell(self, cell: Any, text: str, size: float, **look: Any) -> None:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.style = "Таблица"
            self._fill(paragraph, line, size=size, **look)

    def _bare_table(self, widths: Sequence[float]) -> Any:
        table = self.document.add_table(rows=1, cols=len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            column.cells[0].width = Mm(width)
        return table

    def _padding(self, table: Any, side: int, top: int) -> None:
        margins = (("top", top), ("left", side), ("bottom", top), ("right", side))
        inner = "".join(f'<w:{edge} w:w="{width}" w:type="dxa"/>' for edge, width in margins)
        table._tbl.tblPr.insert_element_before(
            parse_xml(f"<w:tblCellMar {nsdecls('w')}>{inner}</w:tblCellMar>"), "w:tblLook", "w:tblCaption"
        )

    def _fonts(self) -> None:
        for name in ("Normal", "Heading 1", "Header"):
            style = self.document.styles[name]
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for attribute in list(fonts.attrib):
                del fonts.attrib[attribute]
            for script in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(qn(f"w:{script}"), FONT)
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(self.size)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1.0
        normal.element.get_or_add_rPr().append(
            parse_xml(f'<w:lang {nsdecls("w")} w:val="ru-RU" w:eastAsia="ru-RU"/>')
        )
        heading = self.document.styles["Heading 1"]
        heading.font.size, heading.font.bold, heading.font.color.rgb = Pt(self.size), True, None
        for colour in heading.element.rPr.findall(qn("w:color")):
            heading.element.rPr.remove(colour)
        form = heading.paragraph_format
        form.alignment, form.space_before, form.space_after, form.keep_with_next = CENTRE, Pt(12), Pt(6), True

    def _style(self, name: str, *, align: Any, indent: Any = None, size: float | None = None) -> None:
        style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self.document.styles["Normal"]
        style.paragraph_format.alignment = align
        style.paragraph_format.first_line_indent = indent
        style.paragraph_format.widow_control = True
        style.paragraph_format.line_spacing = 1.08 if indent else 1.0
        if size:
            style.font.size = Pt(size)

    def _numbering(self) -> None:
        numbering = self.document.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)
        levels = "".join(_level(number, text) for number, text in enumerate(_LEVELS))
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            )
        )
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="1"><w:abstractNumId w:val="1"/></w:num>'))
        for style in self.document.styles.element.findall(qn("w:style")):
            for old in style.findall(f"{qn('w:pPr')}/{qn('w:numPr')}"):
                old.getparent().remove(old)

    def _number(self, paragraph: Any, level: int) -> None:
        numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbers.get_or_add_ilvl().val = level
        numbers.get_or_add_numId().val = 1

    def _page(self, section: Any, landscape: bool) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
        margins = (20, 20, 30, 10) if landscape else (30, 10, 20, 20)
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = map(
            Mm, margins
        )
        section.header_distance = section.footer_distance = Mm(10)

    def _first_page_without_number(self) -> None:
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = CENTRE
        paragraph._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
        )
        section.first_page_header.is_linked_to_previous = False


def _level(number: int, text: str) -> str:
    kind = "bullet" if text == "–" else "decimal"
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="709"/></w:pPr></w:lvl>'
    )
