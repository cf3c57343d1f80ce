"""Sheets of wishes for after the general meeting: one page each, whom one would like and with whom not."""

from collections.abc import Sequence
from dataclasses import dataclass

from nastavnik.core.paperwork.characters import legal_text
from nastavnik.core.paperwork.typesetting import square_of, typeset


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """One sheet: whose, whom it may name (with class or post), the code as it is read aloud, the address in the square."""

    owner: str
    question: str
    possible: tuple[str, ...]
    code: str
    link: str
    until: str


def wish_sheets_pdf(papers: Sequence[SheetPaper], most: int, site: str, title: str) -> bytes:
    """All sheets as PDF; `most`: how many one may name. Raises `PdfRefused`."""
    told = {
        "site": legal_text(site),
        "title": legal_text(title),
        "most": most,
        "sheets": [_plain(paper) for paper in papers],
    }
    return typeset("wish_sheets", told, "Листы не удалось сверстать: попробуйте ещё раз.")


def _plain(paper: SheetPaper) -> dict[str, object]:
    return {
        "owner": legal_text(paper.owner),
        "question": legal_text(paper.question),
        "possible": [legal_text(one) for one in paper.possible],
        "code": paper.code,
        "until": paper.until,
        "square": square_of(paper.link),
    }
