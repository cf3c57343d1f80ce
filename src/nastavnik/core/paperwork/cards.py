"""Cards of pupils for one's sign-in: ten on a page, each with a square code, the same code in signs, and three lines."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nastavnik.core.paperwork.characters import legal_text
from nastavnik.core.paperwork.refusals import PdfRefused


@dataclass(frozen=True, slots=True)
class CardPaper:
    """One card: whose, the code as it is read aloud, the address in the square, until when it opens the sign-in."""

    addressee: str
    code: str
    link: str
    until: str


def cards_pdf(papers: Sequence[CardPaper], site: str, school: str) -> bytes:
    """All cards as PDF, typeset without any program of the system. Raises `PdfRefused`."""
    import typst

    told = {
        "site": legal_text(site),
        "school": legal_text(school),
        "cards": [_plain(paper) for paper in papers],
    }
    with tempfile.TemporaryDirectory(prefix="nastavnik-cards-") as name:
        folder = Path(name)
        (folder / "cards.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        drawing = Path(__file__).with_name("cards.typ").read_text(encoding="utf-8")
        (folder / "cards.typ").write_text(drawing, encoding="utf-8")
        try:
            made: bytes = typst.compile(str(folder / "cards.typ"), root=str(folder), format="pdf")
        except Exception as fault:
            raise PdfRefused("Карточки не удалось сверстать: попробуйте ещё раз.") from fault
    return made


def _plain(paper: CardPaper) -> dict[str, object]:
    import segno

    rows = segno.make(paper.link, error="m", micro=False).matrix
    return {
        "addressee": legal_text(paper.addressee),
        "code": paper.code,
        "until": paper.until,
        "square": [[bool(cell) for cell in row] for row in rows],
    }
