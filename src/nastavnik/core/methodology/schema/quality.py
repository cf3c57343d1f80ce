"""How the quality of a programme is seen: benchmarks and the measures that count them from facts."""

from typing import Annotated, Literal

from pydantic import Field

from nastavnik.core.methodology.schema.base import Code, Described, Entry, Part, Side, Text

Measure = Literal[
    "documents_issued",
    "pace_kept",
    "offer_tagged",
    "offer_written",
    "request_mapped",
    "decision_reasoned",
    "interview_complete",
    "clearance_seen",
    "signed_before_meeting",
    "hours_kept",
    "next_meeting_planned",
    "source_known",
    "consents_in_force",
    "training_before_meeting",
    "modules_attended",
    "score_kept",
    "choice_known",
    "first_meeting_with_curator",
    "guardian_reachable",
    "meetings_written",
    "trained_again",
    "silence_answered",
    "ending_explained",
    "final_meeting_held",
    "replacement_found",
    "consents_filed",
]
"""Names of the measures which the program can take; what each counts is told in docs/algorithms/quality.md."""


class Amounts(Part):
    """Numbers a measure asks for; which of them it uses is told beside it. Empty: the measure has no such number."""

    days: Annotated[int, Field(ge=0, le=1000)] | None = None
    months: Annotated[int, Field(ge=0, le=36)] | None = None
    hours: Annotated[int, Field(ge=0, le=200)] | None = None
    percent: Annotated[int, Field(ge=0, le=100)] | None = None
    meetings: Annotated[int, Field(ge=0, le=100)] | None = None


class BenchmarkPart(Described):
    """A part of the checklist: design, recruitment, screening and so on."""


class Benchmark(Entry):
    """One sign of quality.

    `measure` names what proves it; without one nobody can know yet, and `unknown` says what is missing. `gate`: a sign
    of safety, below 100 % the programme is called unsafe whatever the rest. `tracks` overrides `amounts` for a form.
    `remedy` says what to do about a gap; `minors_only` leaves adults out. The codes below are the entries a measure looks at.
    """

    number: Annotated[str, Field(pattern=r"^E-\d\d$")]
    part: Code
    stage: Code
    meaning: Text
    remedy: Text
    gate: bool = False
    measure: Measure | None = None
    unknown: str = ""
    amounts: Amounts = Amounts()
    tracks: dict[Code, Amounts] = Field(default_factory=dict)
    minors_only: bool = False
    side: Side | None = None
    documents: tuple[Code, ...] = ()
    criteria: tuple[Code, ...] = ()
    choices: tuple[Code, ...] = ()
    consents: tuple[Code, ...] = ()

    def amount(self, name: str, track: str = "") -> int:
        """The number of this name for a form; 0 when nobody set it."""
        own = getattr(self.tracks.get(track, Amounts()), name)
        found = own if own is not None else getattr(self.amounts, name)
        return int(found or 0)
