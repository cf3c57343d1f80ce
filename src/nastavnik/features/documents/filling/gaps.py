"""What a document lacks, and which of its words may be corrected in place."""

from dataclasses import dataclass
from enum import StrEnum

from nastavnik.core.russian.cases import Case


class Place(StrEnum):
    """Where a missing fact is entered."""

    PASSPORT = "passport"
    PROGRAMME = "programme"
    PERSON = "person"
    ROADMAP = "roadmap"
    PAIRINGS = "pairings"
    BASES = "bases"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing fact: what it is in Russian, where it is entered, and the public id of the thing."""

    what: str
    place: Place
    key: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A person said in a case: `name` in full and `post` as they stand there, for correcting in place."""

    person: str
    version: int
    case: Case
    name: str
    post: str
