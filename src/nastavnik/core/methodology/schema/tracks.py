"""The forms of mentoring and their role models."""

from typing import Annotated

from pydantic import Field

from nastavnik.core.methodology.schema.base import (
    Code,
    Confidence,
    Contour,
    Described,
    Entry,
    Part,
    Text,
)

Age = Annotated[int, Field(ge=0, le=120)]


class RoleModel(Entry):
    """A pattern of relations inside a form: what the mentor does and what the mentee gets."""

    mentor_does: Text
    result: str = ""
    requests: tuple[Code, ...] = ()
    aliases: tuple[Text, ...] = ()


class Portrait(Entry):
    """A typical participant of one side: a passive or an active mentee, a mentor of a subject."""

    note: Text


class SideRule(Part):
    """Who may stand on one side of a form.

    `age_strict`: an age outside the limits is refused; otherwise only warned about. `consents` are the kinds which
    this side owes before the pairing may become active (who signs is in the consent itself). `criteria` are what a
    mentor is chosen by, `categories` whom of the mentees the form is meant for; `portraits` are typical participants.
    """

    kind: Code
    portrait: Text
    age_from: Age | None = None
    age_to: Age | None = None
    age_strict: bool = False
    consents: tuple[Code, ...] = ()
    criteria: tuple[Code, ...] = ()
    categories: tuple[Code, ...] = ()
    portraits: tuple[Portrait, ...] = ()


class Load(Part):
    """The parameters of a programme in this form: places of a mentor, months of a pairing, meetings a

    month, hours a pairing takes.
    """

    places: Annotated[int, Field(ge=1, le=50)]
    places_warning: Annotated[int, Field(ge=1, le=50)]
    months_min: Annotated[int, Field(ge=1, le=36)]
    months_max: Annotated[int, Field(ge=1, le=36)]
    meetings_per_month: Annotated[int, Field(ge=1, le=31)]
    meeting_minutes: Annotated[int, Field(ge=10, le=480)]
    hours: Annotated[int, Field(ge=1, le=500)]
    note: str = ""
    confidence: Confidence = "default"
    source: str = ""


class Track(Entry):
    """A form of mentoring («ученик – ученик»); `aliases` are its spellings in lists of schools.

    `labour_law`: an assignment under art. 351.8 of the Labour Code is due. `core`: one of the forms of the model
    itself rather than a customary addition. `purpose` tells the aim in nouns, without a full stop. `practices` are
    the formats of work, `scheme` the way through the stages (code of a stage: what is done there in this form).
    """

    short_title: Text
    aliases: tuple[Text, ...] = ()
    contour: Contour
    core: bool = False
    labour_law: bool = False
    purpose: Text
    aim: Text
    tasks: tuple[Text, ...] = ()
    results: tuple[Text, ...] = ()
    practices: tuple[Text, ...] = ()
    directions: tuple[Code, ...] = ()
    scheme: dict[Code, Text] = Field(default_factory=dict)
    mentor: SideRule
    mentee: SideRule
    role_models: Annotated[tuple[RoleModel, ...], Field(min_length=1)]
    load: Load

    @property
    def mentor_kind(self) -> str:
        """Code of the kind of people who mentor in this form."""
        return self.mentor.kind

    @property
    def mentee_kind(self) -> str:
        """Code of the kind of people who are mentored in this form."""
        return self.mentee.kind


class Manner(Described):
    """A way to mentor within any form: traditional, group, reverse; amounts are customary, 0 means no rule."""

    aliases: tuple[Text, ...] = ()
    group: bool = False
    both_ways: bool = False
    needs_plan: bool = True
    meetings_min: Annotated[int, Field(ge=0, le=200)] = 0
    meetings_max: Annotated[int, Field(ge=0, le=200)] = 0
