"""Who takes part, in which capacity, under which category and with what request."""

from typing import Annotated, Literal

from pydantic import Field

from nastavnik.core.methodology.schema.base import Code, Contour, Described, Entry, Text


class PersonKind(Entry):
    """Who a participant is in a form. `people`: as whom such a person stands in the lists of the organisation.

    `outsider`: comes from outside; `clearance_required`: needs a check before meeting children.
    """

    people: Annotated[tuple[Literal["pupil", "staff", "outsider", "guardian"], ...], Field(min_length=1)]

    minor_possible: bool = False
    outsider: bool = False
    employee: bool = False
    clearance_required: bool = False


class Owner(Entry):
    """A duty that answers for steps of the roadmap; `dative` completes «поручить …»."""

    dative: Text
    kind: str = ""


class Category(Described):
    """Why a person becomes a mentee. A sensitive category is shown to `visible_to` only and never printed.

    `genitive`: plural, after «из числа» («обучающихся с …»).
    """

    genitive: Text
    contour: Contour
    sensitive: bool = False
    visible_to: tuple[Code, ...] = ()


class Competence(Entry):
    """A tag of what mentors can and mentees need; `synonyms` are the spellings found in lists.

    `broader`: the wider field it belongs to; what is akin to a tag are its field, its parts, and parts of one field.
    """

    group: Text
    synonyms: tuple[Text, ...] = ()
    broader: Code | None = None


class RequestKind(Described):
    """A problem or wish with which a mentee comes; `competences` are the tags that answer it.

    `indicator`: by what one sees that the problem grew less; completes the chain of a programme.
    """

    contours: Annotated[tuple[Contour, ...], Field(min_length=1)]
    direction: Code | None = None
    competences: tuple[Code, ...] = ()
    words: tuple[Text, ...] = ()
    indicator: str = ""


class MentorSource(Described):
    """Where mentors come from; `genitive` is plural, after «из числа»."""

    genitive: Text
    circle: Literal["inner", "outer"]
    kind: Code


class Direction(Described):
    """A direction of mentoring with the parts a mentor may play in it."""

    relation_roles: tuple[Code, ...] = ()


class MenteeKind(Described):
    """A kind of mentees by which the parts of the mentor are told; `group`: they are mentored together."""

    relation_roles: Annotated[tuple[Code, ...], Field(min_length=1)]
    categories: tuple[Code, ...] = ()
    group: bool = False


class RelationRole(Described):
    """What the mentor is to the mentee: tutor, moderator, expert."""


class TerminationReason(Described):
    """Why a pairing ends. `notice_working_days` is the notice the law asks for; 0 means at once.

    `never_again`: after it the two are not matched with each other.
    """

    success: bool = False
    by: tuple[Code, ...] = ()
    needs_order: bool = True
    needs_replacement: bool = False
    labour_law_only: bool = False
    never_again: bool = False
    notice_working_days: Annotated[int, Field(ge=0, le=30)] = 0
