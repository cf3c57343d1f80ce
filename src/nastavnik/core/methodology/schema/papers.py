"""Documents, the columns of the bases, and the numbers that an administrator may change."""

from typing import Annotated, Literal

from pydantic import Field

from nastavnik.core.methodology.schema.base import (
    Code,
    Days,
    Described,
    Entry,
    Month,
    Part,
    Side,
    Text,
)

DocumentKind = Literal[
    "local_act",
    "order",
    "consent",
    "agreement",
    "questionnaire",
    "record",
    "report",
    "award",
    "guide",
]


class Document(Entry):
    """A document of the programme.

    `blanks` are the codes of the blanks it is made from (`<code>.docx` in the pack; several are ways to print the
    same thing); empty while there is none. `made_as` xlsx is built from the columns of a base.
    `accusative` completes «утвердить …»; `heading` is the title printed on the document itself. `base` is the base
    whose columns a workbook has.
    """

    number: Text
    kind: DocumentKind
    stages: Annotated[tuple[Code, ...], Field(min_length=1)]
    purpose: Text
    fields: tuple[Text, ...] = ()
    accusative: str = ""
    heading: str = ""
    base: Code | None = None
    blanks: tuple[Code, ...] = ()
    made_as: Literal["docx", "xlsx"] = "docx"
    numbered: bool = False
    approvals: tuple[Text, ...] = ()


class BaseColumn(Part):
    """A column of a base: `field` is our code, `header` the text of the federal form, `aliases` other spellings."""

    number: Annotated[int, Field(ge=1)]
    field: Code
    header: Text
    width: Annotated[int, Field(ge=1, le=100)]
    aliases: tuple[Text, ...] = ()


class Base(Entry):
    """The base of mentees or of mentors in the federal form."""

    side: Side
    columns: Annotated[tuple[BaseColumn, ...], Field(min_length=1)]


class Monitoring(Described):
    """A moment of monitoring: of the programme's `quality` or of its `impact` on people; `months` (first, last)."""

    part: Literal["quality", "impact"]
    months: tuple[Month, Month]


class Reward(Described):
    """A measure of motivation: paid, honouring, or of use to one's career. `kinds`: whom it suits; empty — all."""

    kind: Literal["material", "moral", "career"] = "moral"
    kinds: tuple[Code, ...] = ()


class Burning(Described):
    """A line of «Что горит»: shown when `days` have passed (or are left, see `counts`).

    `title` tells one case; `many` tells several, in the three forms that follow 1, 2 and 5. `watches`: the term on
    which other pages warn as early as this rule does.
    """

    counts: Literal["overdue", "left", "silent", "now"]
    days: Days
    steps: tuple[Days, ...] = ()
    watches: Literal["consent_term", "consent_answer", "signing_age"] | None = None
    many: tuple[Text, Text, Text] | None = None


class Defaults(Part):
    """Numbers of the methodology which a region or a school may change."""

    school_year_first_month: Annotated[int, Field(ge=1, le=12)]
    order_mask: Text
    smallest_group_shown: Annotated[int, Field(ge=2, le=50)]
    silent_pair_days: Days
    meetings_to_complete: Annotated[int, Field(ge=1, le=100)]
    young_specialist_years: Annotated[int, Field(ge=1, le=10)]
    young_specialist_age: Annotated[int, Field(ge=18, le=60)]
    pupils_age_from: Annotated[int, Field(ge=5, le=18)]
    group_size_max: Annotated[int, Field(ge=2, le=50)]
    meeting_every_days: Days
    pairing_months_max: Annotated[int, Field(ge=1, le=36)]
    choices_after_group_meeting: Annotated[int, Field(ge=1, le=10)]
