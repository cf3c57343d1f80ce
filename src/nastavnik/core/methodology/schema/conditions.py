"""What a school must have for the programme to live: the readiness checklist, and who proposes it what."""

from typing import Annotated, Literal

from pydantic import Field

from nastavnik.core.methodology.schema.base import Code, Described, Entry, Part, Text

ProofKind = Literal[
    "document",
    "owner",
    "training",
    "pairing",
    "meetings",
    "consents",
    "base",
    "survey",
    "partner",
    "site",
    "file",
]
"""What shows that a condition is met. `document`: issued (its code beside); `owner`: somebody bears the duty

(its code beside); `training`: mentors have their hours; `pairing`, `meetings`, `consents`, `survey`: such facts
exist; `base`: people are in both bases; `partner`: a partner with an agreement; `site`: the address of the section
on the site stands in the passport; `file`: nothing in the system shows it, a file, a link or a reason does.
"""


class Proof(Part):
    """The evidence of a condition: which facts the system looks for, and the same in words a person reads."""

    kind: ProofKind
    text: Text
    document: Code | None = None
    owner: Code | None = None


class Condition(Described):
    """One line of the checklist. `obligatory`: without it the programme should not start."""

    proof: Proof
    obligatory: bool = False
    stage: Code | None = None


class ConditionBlock(Described):
    """A block of conditions: people, rules, place, money, well-being."""

    conditions: Annotated[tuple[Condition, ...], Field(min_length=1)]


class OrganisationProfile(Described):
    """What a kind of organisation (`code` is the kind's own) is offered: forms ticked at first, and all that suit."""

    ticked: Annotated[tuple[Code, ...], Field(min_length=1)]
    tracks: Annotated[tuple[Code, ...], Field(min_length=1)]


class Project(Entry):
    """A federal project on which mentoring rests; `until`: the year in which it ended, if it did."""

    note: Text
    until: str = ""
