"""Papers of the desk of personal data: the act of destruction, the extract of the journal, a notice of an incident.

Laid out by the program from plain values, without a blank: what they must hold is set by an order of the authority.
"""

import io
import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nastavnik.core.paperwork.characters import legal_text
from nastavnik.core.paperwork.refusals import PdfRefused


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with paragraphs, pairs «term: value» and one table under it; any may be empty."""

    title: str = ""
    lines: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: who issues it, its title, parts, and who signs: (post, name)."""

    issuer: tuple[str, ...]
    title: str
    parts: tuple[Part, ...]
    signers: tuple[tuple[str, str], ...] = ()


def docx_of(paper: Paper) -> bytes:
    """The paper as DOCX in the look of the school's other documents."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    style.paragraph_format.space_after = Pt(4)
    for line in paper.issuer:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.space_before = Pt(12)
    heading.add_run(paper.title).bold = True
    for part in paper.parts:
        _part(document, part)
    _signatures(document, paper.signers)
    document.core_properties.author = document.core_properties.title = ""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _part(document: Any, part: Part) -> None:
    if part.title:
        line = document.add_paragraph()
        line.add_run(part.title).bold = True
    for text in part.lines:
        document.add_paragraph(text)
    for term, value in part.pairs:
        line = document.add_paragraph()
        line.add_run(f"{term}: ").bold = True
        line.add_run(value)
    if part.head:
        _table(document, part.head, part.rows)


def _table(document: Any, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(head))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()


def _signatures(document: Any, signers: Iterable[tuple[str, str]]) -> None:
    for post, name in signers:
        document.add_paragraph(f"{post}  ____________________  {name}")


def words_of(document: bytes) -> list[str]:
    """Every paragraph and cell of a DOCX in order: for reading a paper back."""
    from docx import Document

    read = Document(io.BytesIO(document))
    lines = [paragraph.text for paragraph in read.paragraphs]
    for table in read.tables:
        lines += [cell.text for row in table.rows for cell in row.cells]
    return [line for line in lines if line]


def pdf_of(paper: Paper) -> bytes:
    """The same paper as PDF. Raises `PdfRefused`."""
    import typst

    with tempfile.TemporaryDirectory(prefix="nastavnik-paper-") as name:
        folder = Path(name)
        (folder / "paper.json").write_text(
            json.dumps(_legal(asdict(paper)), ensure_ascii=False), encoding="utf-8"
        )
        drawing = Path(__file__).with_name("acts.typ").read_text(encoding="utf-8")
        (folder / "acts.typ").write_text(drawing, encoding="utf-8")
        try:
            made: bytes = typst.compile(str(folder / "acts.typ"), root=str(folder), format="pdf")
        except Exception as fault:
            raise PdfRefused("Лист не удалось сверстать: попробуйте ещё раз.") from fault
    return made


def _legal(value: Any) -> Any:
    if isinstance(value, str):
        return legal_text(value)
    if isinstance(value, dict):
        return {name: _legal(one) for name, one in value.items()}
    return [_legal(one) for one in value]
