"""Cards of pupils for one's sign-in: ten on a page, each with a square code, the same code in signs, and three lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from nastavnik.core.paperwork.characters import legal_text
from nastavnik.core.paperwork.typesetting import square_of, typeset


@dataclass(frozen=True, slots=True)
class CardPaper:
    """One card: whose, the code as it is read aloud, the address in the square, until when it opens the sign-in."""

    addressee: str
    code: str
    link: str
    until: str


def cards_pdf(papers: Sequence[CardPaper], site: str, school: str) -> bytes:
    """All cards as PDF, typeset without any program of the system. Raises `PdfRefused`."""
    told = {
        "site": legal_text(site),
        "school": legal_text(school),
        "cards": [_plain(paper) for paper in papers],
    }
    return typeset("cards", told, "Карточки не удалось сверстать: попробуйте ещё раз.")


def _plain(paper: CardPaper) -> dict[str, object]:
    return {
        "addressee": legal_text(paper.addressee),
        "code": paper.code,
        "until": paper.until,
        "square": square_of(paper.link),
    }
