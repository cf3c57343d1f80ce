"""The stages of a programme and its roadmap."""

from typing import Annotated, Literal

from pydantic import Field

from nastavnik.core.methodology.schema.base import (
    Code,
    Confidence,
    Entry,
    Month,
    Part,
    Text,
)

StepField = Literal[
    "number",
    "stage",
    "section",
    "title",
    "content",
    "period",
    "owner",
    "co_owners",
    "document",
    "result",
    "mark",
]
EvidenceKind = Literal[
    "document",
    "training",
    "pairing",
    "survey",
    "base",
    "consents",
    "meetings",
    "reason",
]
"""What closes a step: something that exists in the system; `reason` is a typed explanation (always allowed)."""


class Stage(Entry):
    """A stage: what it is for, what it needs, what it does inside and outside the school, what comes out of it.

    `content` tells it in nouns, without a full stop, for the regulation.
    """

    number: Annotated[int, Field(ge=1, le=7)]
    short_title: Text
    content: Text
    aim: Text
    inputs: tuple[Text, ...] = ()
    inner: tuple[Text, ...] = ()
    outer: tuple[Text, ...] = ()
    outputs: tuple[Text, ...] = ()
    documents: tuple[Code, ...] = ()


class Evidence(Part):
    """Which fact of the system proves a step; `document` is the code of a document for the kind of that name."""

    kind: EvidenceKind
    document: Code | None = None


class Step(Part):
    """A step of the roadmap. `months` are month numbers (first, last) of the roadmap year."""

    number: Annotated[int, Field(ge=1)]
    stage: Code
    section: Code | None = None
    title: Text
    content: str = ""
    months: tuple[Month, Month]
    owner: Code
    co_owners: tuple[Code, ...] = ()
    document: str = ""
    result: Text
    evidence: Evidence
    confidence: Confidence = "default"
    source: str = ""

    @property
    def code(self) -> str:
        """What a roadmap remembers of the step it was drafted from: «step_07»."""
        return f"step_{self.number:02d}"


class Section(Entry):
    """A heading under which the layouts «по разделам» group the steps."""


class Column(Part):
    """A column of a printed table: whose value, under which heading, how wide (parts of the table's width)."""

    field: StepField
    header: Text
    width: Annotated[int, Field(ge=1, le=100)]


class Layout(Entry):
    """One way to print the roadmap, from the blank of this code (none: only as a workbook)."""

    letter: Text
    blank: Code | None = None
    group_by: Literal["none", "stage", "section"] = "none"
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]


class Roadmap(Part):
    """The sample roadmap; its year starts in `first_month` (August prepares the school year)."""

    first_month: Month
    sections: tuple[Section, ...] = ()
    layouts: Annotated[tuple[Layout, ...], Field(min_length=1)]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
