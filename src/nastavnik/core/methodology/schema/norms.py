"""Legal acts: how each is named rightly, when it is in force, and how people are known to misspell it."""

from typing import Literal

from nastavnik.core.methodology.schema.base import Code, Contour, Entry, Part, Text

Level = Literal["federal", "regional", "municipal", "local"]


class Misspelling(Part):
    """A wrong spelling seen in real papers: a kind or a number as written, a date as ISO."""

    what: Literal["kind", "date", "number", "article"]
    text: Text
    seen: str = ""


class Norm(Entry):
    """A legal act, or (with `article` and `within`) one article of a law that is an act of its own here.

    `cite` is the short form printed in preambles, in the instrumental case; dates are ISO or empty.
    `spelled` are other numbers that are right as well (a shortened one). Empty `contours` mean every contour.
    """

    kind: Text
    body: str = ""
    date: str = ""
    number: str = ""
    cite: Text
    article: str = ""
    within: Code | None = None
    in_force_from: str = ""
    in_force_to: str = ""
    replaced_by: Code | None = None
    preamble: bool = False
    contours: tuple[Contour, ...] = ()
    level: Level = "federal"
    spelled: tuple[Text, ...] = ()
    misspelt: tuple[Misspelling, ...] = ()
    note: str = ""
