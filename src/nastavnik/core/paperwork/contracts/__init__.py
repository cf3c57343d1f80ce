"""The blanks of the product and the data each of them asks for.

A contract holds READY Russian text: the caller has put names and posts into the case that the docstring of the
field (and its suffix: `_accs`, `_gent`, `_datv`, `_ablt`; none is the nominative) asks for.
"""

from nastavnik.core.paperwork.contracts.bases import BaseOfMentees, BaseOfMentors, register
from nastavnik.core.paperwork.contracts.introduction import (
    Enclosure,
    IntroductionOrder,
    MonitoringTerm,
    Responsible,
)
from nastavnik.core.paperwork.contracts.pairs import MenteeOfPair, PairRow, PairsOrder
from nastavnik.core.paperwork.contracts.programme import (
    ProgrammeDuty,
    ProgrammeLink,
    ProgrammeReview,
    ProgrammeSheet,
    ProgrammeTrack,
)
from nastavnik.core.paperwork.contracts.regulation import (
    Adoption,
    Regulation,
    RegulationStage,
    RegulationTrack,
)
from nastavnik.core.paperwork.contracts.roadmap import RoadmapSheet, SheetStage, SheetStep
from nastavnik.core.paperwork.contracts.school import Acquainted, DocumentHead, School
from nastavnik.core.paperwork.contracts.slots import Slot, SlotOfBlank, Slots, slots_of, specimen_of

CONTRACTS: dict[str, type[Slots]] = {
    "introduction_order": IntroductionOrder,
    "regulation": Regulation,
    "programme": ProgrammeSheet,
    "roadmap_a": RoadmapSheet,
    "roadmap_b": RoadmapSheet,
    "roadmap_v": RoadmapSheet,
    "pairs_order": PairsOrder,
}
"""Code of the blank (its file is `<code>.docx` in the pack) → contract."""

__all__ = [
    "CONTRACTS", "Acquainted", "Adoption", "BaseOfMentees", "BaseOfMentors", "DocumentHead", "Enclosure",
    "IntroductionOrder", "MenteeOfPair", "MonitoringTerm", "PairRow", "PairsOrder",
    "ProgrammeDuty", "ProgrammeLink", "ProgrammeReview", "ProgrammeSheet", "ProgrammeTrack", "Regulation", "RegulationStage",
    "RegulationTrack", "Responsible", "RoadmapSheet", "School", "SheetStage", "SheetStep", "Slot", "SlotOfBlank",
    "Slots", "register", "slots_of", "specimen_of",
]  # fmt: skip
