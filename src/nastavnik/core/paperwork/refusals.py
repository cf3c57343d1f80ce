"""The ways this package says no. Each message is one Russian text ready to be shown to a person."""

from dataclasses import dataclass


class PaperworkRefused(ValueError):
    """Anything foreseen that stops a document; `str(error)` is for the person."""


class BlankRefused(PaperworkRefused):
    """The blank or the data given to it break the rules of blanks."""


class BlankIncomplete(PaperworkRefused):
    """Obligatory fields are empty; the message lists them."""


class LibreOfficeAbsent(PaperworkRefused):
    """There is no LibreOffice on this machine, so DOCX cannot be turned into PDF."""


class PdfRefused(PaperworkRefused):
    """LibreOffice is present and did not produce the PDF."""


@dataclass(frozen=True)
class BlankFault:
    """One thing wrong with a blank.

    place: part of the document in Russian («основной текст», «верхний колонтитул»…);
    paragraph: the text of the paragraph where it stands, "" if it has none;
    message: what is wrong and what to do; fatal: False when cleaning alone removes it.
    """

    place: str
    paragraph: str
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        quoted = f", абзац «{self.paragraph}»" if self.paragraph else ""
        return f"{self.place[:1].upper()}{self.place[1:]}{quoted}: {self.message}"
