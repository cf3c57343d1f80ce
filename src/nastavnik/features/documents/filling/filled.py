"""A document ready to be drawn: the contract or the workbook, what it lacks, what may be corrected in place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from nastavnik.core.paperwork.contracts.introduction import IntroductionOrder
from nastavnik.core.paperwork.contracts.pairs import PairsOrder
from nastavnik.core.paperwork.contracts.programme import ProgrammeSheet
from nastavnik.core.paperwork.contracts.regulation import Regulation
from nastavnik.core.paperwork.contracts.roadmap import RoadmapSheet
from nastavnik.core.paperwork.contracts.slots import Slots
from nastavnik.core.paperwork.refusals import PaperworkRefused
from nastavnik.core.paperwork.sheets import Leaf, leaf_of_register, sheets_of
from nastavnik.features.documents.blanks import blank_bytes
from nastavnik.features.documents.filling.bases import BaseBook, base_book
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.gaps import Gap, Place, Spot
from nastavnik.features.documents.filling.introduction import introduction
from nastavnik.features.documents.filling.pairs import pairs_order
from nastavnik.features.documents.filling.programme import programme_sheet
from nastavnik.features.documents.filling.regulation import regulation
from nastavnik.features.documents.filling.roadmap import roadmap, with_shared_terms
from nastavnik.features.documents.filling.voice import Voice
from nastavnik.features.documents.rules import contract_of, lacking
from nastavnik.kit.verdict import Refused

FILLERS: dict[type[Slots], Callable[[Facts, Voice], Slots]] = {
    IntroductionOrder: introduction,
    PairsOrder: pairs_order,
    ProgrammeSheet: programme_sheet,
    Regulation: regulation,
    RoadmapSheet: roadmap,
}
ROWS_SHOWN = 50
CHARACTERS_PER_PART = 1.7
Content: TypeAlias = Slots | BaseBook


@dataclass(frozen=True, slots=True)
class Filled:
    """`gaps` and `spots` are by the keys of their marks in the sheets; `remarks` do not stop the issue."""

    content: Content
    gaps: dict[str, Gap]
    spots: dict[str, Spot]
    remarks: tuple[str, ...]

    @property
    def lacking(self) -> list[str]:
        """What is missing, in words."""
        return [gap.what for gap in self.gaps.values()]


def fill(facts: Facts, *, preview: bool) -> Filled:
    """Fill the document from the facts; a preview marks gaps and forms, an issue leaves plain text."""
    voice = Voice(preview)
    contract = contract_of(facts.document)
    content: Content = base_book(facts, voice) if contract is None else FILLERS[contract](facts, voice)
    if isinstance(content, Slots) and not voice.gaps:
        # a blank may ask for more than the filling foresaw: its own words for that
        for where, title in content.missing():
            voice.need("", title if where == content.TITLE else f"{title} ({where})", Place.SETTINGS)
    return Filled(content, voice.gaps, voice.spots, tuple(voice.remarks))


def draw(facts: Facts, filled: Filled) -> bytes:
    """The bytes of the document; `Refused` names everything that is missing."""
    if filled.gaps:
        raise Refused(lacking(filled.lacking))
    try:
        return _drawn(facts, filled.content)
    except PaperworkRefused as fault:
        raise Refused(str(fault)) from fault


def sheets(facts: Facts, filled: Filled) -> list[Leaf]:
    """The sheets of a preview, with the marks in them."""
    if isinstance(filled.content, BaseBook):
        book = filled.content
        return [leaf_of_register(book.school, book.title, book.columns, book.rows[:ROWS_SHOWN])]
    return sheets_of(_drawn(facts, filled.content))


def _drawn(facts: Facts, content: Content) -> bytes:
    if isinstance(content, Slots):
        from nastavnik.core.paperwork.rendering import render_blank

        drawn = render_blank(blank_bytes(facts.pack.code, facts.document.blank), content.context())
        return with_shared_terms(drawn) if isinstance(content, RoadmapSheet | ProgrammeSheet) else drawn
    from nastavnik.core.paperwork.workbooks import Column, base_workbook

    columns = [Column(header, width * CHARACTERS_PER_PART) for header, width in content.columns]
    return base_workbook(content.title, content.school, columns, content.rows)
