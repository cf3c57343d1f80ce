"""Sheets of consents for many people in one file: DOCX for Word, PDF for the printer. One sheet begins a new page.

Each sheet carries a square code and the same number in words of digits, so that it is registered back by a scanner or
by hand; no personal data is in the code.
"""

import io
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nastavnik.core.paperwork.characters import legal_text
from nastavnik.core.paperwork.refusals import PdfRefused

ANSWERS = ("Сведения", "разрешаю", "запрещаю", "условие")
TERMS = "Условия и запреты: "
LINE = "_" * 26


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on: whose it is, and the name where it is known."""

    whose: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ConsentPaper:
    """One sheet. `facts` are the lines under the title («Участник» — who), `answers` the data answered apart,

    `code` the digits of the square, `shown_code` the same to be read, `edition` tells which text this is.
    """

    title: str
    facts: Sequence[tuple[str, str]]
    paragraphs: Sequence[str]
    answers: Sequence[str]
    signatures: Sequence[Signature]
    code: str
    shown_code: str
    edition: str


def consents_docx(papers: Sequence[ConsentPaper], author: str) -> bytes:
    """All sheets as one Word document."""
    import docx
    from docx.shared import Mm, Pt

    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Листы согласий", legal_text(author)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(12)
    section.top_margin, section.bottom_margin = Mm(15), Mm(12)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    normal.paragraph_format.space_after = Pt(4)
    for number, paper in enumerate(papers):
        _sheet(document, paper, first=number == 0)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def consents_pdf(papers: Sequence[ConsentPaper], author: str) -> bytes:
    """All sheets as PDF, typeset without any program of the system. Raises `PdfRefused`."""
    import typst

    told = {"author": legal_text(author), "papers": [_plain(paper) for paper in papers]}
    with tempfile.TemporaryDirectory(prefix="nastavnik-consents-") as name:
        folder = Path(name)
        (folder / "sheets.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        (folder / "sheets.typ").write_text(
            Path(__file__).with_name("consents.typ").read_text(encoding="utf-8"), encoding="utf-8"
        )
        try:
            made: bytes = typst.compile(str(folder / "sheets.typ"), root=str(folder), format="pdf")
        except Exception as fault:
            raise PdfRefused("Листы не удалось сверстать: скачайте их для Ворда.") from fault
    return made


def _plain(paper: ConsentPaper) -> dict[str, Any]:
    return {
        "title": legal_text(paper.title),
        "facts": [[legal_text(name), legal_text(value)] for name, value in paper.facts],
        "paragraphs": [legal_text(text) for text in paper.paragraphs],
        "answers": [legal_text(text) for text in paper.answers],
        "signatures": [[legal_text(one.whose), legal_text(one.name)] for one in paper.signatures],
        "square": [[bool(cell) for cell in row] for row in _square(paper.code).matrix],
        "code": paper.shown_code,
        "edition": legal_text(paper.edition),
    }


def _square(code: str) -> Any:
    import segno

    return segno.make(code, error="m", micro=False)


def _picture(code: str) -> io.BytesIO:
    stream = io.BytesIO()
    _square(code).save(stream, kind="png", scale=8, border=2)
    stream.seek(0)
    return stream


def _sheet(document: Any, paper: ConsentPaper, *, first: bool) -> None:
    _head(document, paper, first)
    for name, value in paper.facts:
        line = document.add_paragraph()
        line.add_run(f"{legal_text(name)}: ").bold = True
        line.add_run(legal_text(value) or LINE * 2)
    for text in paper.paragraphs:
        document.add_paragraph(legal_text(text)).paragraph_format.alignment = 3
    if paper.answers:
        _answers(document, paper)
    for one in paper.signatures:
        document.add_paragraph()
        name = legal_text(one.name) or LINE
        line = document.add_paragraph(f"{legal_text(one.whose)}: {LINE}  {name}")
        line.paragraph_format.keep_with_next = True
        document.add_paragraph("«____» ________________ 20____ г.")


def _head(document: Any, paper: ConsentPaper, first: bool) -> None:
    """Title to the left, the square with its number to the right: both on one line, at the top of a page."""
    from docx.shared import Mm, Pt

    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(138), Mm(35)
    title = left.paragraphs[0]
    title.paragraph_format.page_break_before = not first
    run = title.add_run(legal_text(paper.title))
    run.bold, run.font.size = True, Pt(14)
    edition = left.add_paragraph().add_run(legal_text(paper.edition))
    edition.font.size = Pt(8)
    square = right.paragraphs[0]
    square.paragraph_format.alignment = 2
    square.add_run().add_picture(_picture(paper.code), width=Mm(24))
    number = right.add_paragraph()
    number.paragraph_format.alignment = 2
    number.add_run(paper.shown_code).bold = True


def _answers(document: Any, paper: ConsentPaper) -> None:
    table = document.add_table(rows=1, cols=len(ANSWERS))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, ANSWERS, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for text in paper.answers:
        row = table.add_row()
        row.cells[0].text = legal_text(text)
        row.cells[1].text = row.cells[2].text = "☐"
    document.add_paragraph(TERMS + LINE * 3)
