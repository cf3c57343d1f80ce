"""What the programme is for and what its words mean."""

from nastavnik.core.methodology.schema.base import Confidence, Described, Entry, Part, Text


class Term(Entry):
    """A word of the field with our own short explanation (hints on pages, section «Термины» of documents)."""

    meaning: Text


class Aims(Part):
    """The goal, the tasks, the planned results and the principles, in the order they are printed.

    `goal_genitive` completes «в целях …».
    """

    goal: Text
    goal_genitive: Text
    confidence: Confidence = "default"
    source: str = ""
    tasks: tuple[Described, ...]
    results: tuple[Described, ...]
    principles: tuple[Described, ...]


class ProgrammeWords(Part):
    """How the programme is called in documents, in the cases they ask for."""

    title: Text
    accusative: Text
    genitive: Text
