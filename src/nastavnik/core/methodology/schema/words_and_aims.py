"""What the programme is for and what its words mean."""

from nastavnik.core.methodology.schema.base import Code, Described, Entry, Part, Text


class Term(Entry):
    """A word of the field with our own short explanation (hints on pages, section «Термины» of documents)."""

    meaning: Text


class Aims(Part):
    """The goal, the tasks, the planned results and the principles, in the order they are printed.

    `goal_genitive` completes «в целях …».
    """

    goal: Text
    goal_genitive: Text
    tasks: tuple[Described, ...]
    results: tuple[Described, ...]
    principles: tuple[Described, ...]


class ProgrammeWords(Part):
    """How the programme is called in documents, in the cases they ask for."""

    title: Text
    accusative: Text
    genitive: Text


class Norm(Entry):
    """A legal act. `cite` is the short form printed in preambles, `in_force_from|to` are ISO dates or empty."""

    kind: Text
    body: Text
    date: str = ""
    number: str = ""
    cite: Text
    article: str = ""
    in_force_from: str = ""
    in_force_to: str = ""
    replaced_by: Code | None = None
    preamble: bool = False
