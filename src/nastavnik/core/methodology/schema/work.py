"""Selection and training of mentors, consents, matching, meetings: what is done with people."""

from typing import Annotated, Literal

from pydantic import Field

from nastavnik.core.methodology.schema.base import (
    Code,
    Days,
    Described,
    Entry,
    Part,
    Side,
    Text,
)

Signer = Literal["guardian", "self"]
CONSENT_PLACES = ("школа", "адрес", "срок")
"""What a sheet of consent fills in by itself: the operator, its address, and for how long."""


class MeetingKind(Entry):
    """A kind of meeting in the cycle of a pairing; `done_when` is what lets us count it as held to purpose."""

    number: Annotated[int, Field(ge=1, le=20)]
    content: Text
    done_when: Text
    minutes: Annotated[int, Field(ge=10, le=480)]
    minutes_max: Annotated[int, Field(ge=10, le=480)]
    obligatory: bool
    repeated: bool = False
    every_days: Days = 0
    curator_present: bool = False
    months: tuple[Annotated[int, Field(ge=1, le=12)], Annotated[int, Field(ge=1, le=12)]]


class TrainingModule(Entry):
    """A block of mentors' training with its academic hours."""

    content: tuple[Text, ...]
    hours: Annotated[int, Field(ge=1, le=100)]
    led_by: tuple[Code, ...] = ()


class Training(Part):
    """The training of mentors; `threshold_hours` attended open the way to a pairing."""

    title: Text
    modules: Annotated[tuple[TrainingModule, ...], Field(min_length=1)]
    threshold_hours: Annotated[int, Field(ge=0, le=200)]
    valid_months: Annotated[int, Field(ge=1, le=120)]
    academic_hour_minutes: Annotated[int, Field(ge=30, le=60)] = 45

    @property
    def hours(self) -> int:
        """Academic hours of all modules together."""
        return sum(module.hours for module in self.modules)


class Criterion(Entry):
    """A line of the interview sheet: how it is checked and on what scale (0..`scale_max`)."""

    check: Text
    scale_max: Annotated[int, Field(ge=1, le=10)]
    obligatory: bool = False
    kinds: tuple[Code, ...] = ()
    question: Text


class Decision(Described):
    """How an interview may end."""

    positive: bool


class Selection(Part):
    """The interview with a candidate: criteria, the share of points that passes (percent), the outcomes."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    passing_percent: Annotated[int, Field(ge=0, le=100)]
    decisions: Annotated[tuple[Decision, ...], Field(min_length=1)]


class SignerRule(Part):
    """From this age on (whole years, until the next rule) these people sign, each on one's own line."""

    age_from: Annotated[int, Field(ge=0, le=120)]
    signers: Annotated[tuple[Signer, ...], Field(min_length=1)]


class PublishedDatum(Described):
    """A piece of data about which the person answers apart: may it be shown to everybody (article 10.1)."""


class ConsentKind(Entry):
    """A kind of consent: always a document of its own.

    `gates`: what is impossible without it. `valid_months` 0 = until the purpose is reached or it is revoked.
    `text`: the paragraphs that are signed, with places in braces (`CONSENT_PLACES`). `answered`: data about which
    one answers apart. `by_click`: may be given on one's own page; otherwise on paper only. `sensitive`: about a
    special category of data. `photograph`: with it a photograph may lie in the person's file.
    """

    purpose: Text
    document: Code
    sides: Annotated[tuple[Side, ...], Field(min_length=1)]
    kinds: tuple[Code, ...] = ()
    signed_by: Annotated[tuple[SignerRule, ...], Field(min_length=1)]
    gates: Literal["pairing", "publication", "nothing"]
    valid_months: Annotated[int, Field(ge=0, le=120)] = 0
    revocation_days: Days = 0
    labour_law: bool = False
    text: tuple[Text, ...] = ()
    answered: tuple[PublishedDatum, ...] = ()
    by_click: bool = False
    sensitive: bool = False
    photograph: bool = False

    def signers(self, age: int) -> tuple[Signer, ...]:
        """Who signs for a person of this age in whole years."""
        rules = sorted(self.signed_by, key=lambda rule: rule.age_from)
        fitting = [rule for rule in rules if rule.age_from <= age]
        return fitting[-1].signers if fitting else ()


class ClearanceKind(Described):
    """A proof that an adult from outside may be with children; it is believed for `valid_months` from its issue."""

    valid_months: Annotated[int, Field(ge=1, le=120)]


class MatchingCriterion(Entry):
    """One part of a pair's score; `measure` names the rule of the matching core that yields 0..1."""

    measure: Literal[
        "tags",
        "text",
        "mutual_choice",
        "age_gap",
        "grade_gap",
        "slots",
        "interests",
        "format",
        "language",
        "experience",
        "continuity",
        "waiting",
        "distance",
    ]
    explanation: Text


class Weights(Part):
    """Weights of the criteria in percent, for a form or, without one, for all the rest; they sum to 100."""

    track: Code | None = None
    weights: Annotated[dict[Code, Annotated[int, Field(ge=0, le=100)]], Field(min_length=1)]


class Obstacle(Described):
    """Why a pair is undesirable: `forbids` removes it, otherwise `penalty` points of 100 are taken off the score.

    `measure` names what the program looks at. `may_allow`: the curator may let such a pair be, with a reason.
    `except_tracks`: forms in which it is in the nature of things (a head mentors a subordinate).
    """

    measure: Literal[
        "same_person",
        "avoided",
        "past_conflict",
        "kinship",
        "subordinate",
        "grades_mentee",
        "curators_own",
        "wanted_sex",
        "mentor_younger",
        "full_load",
    ]
    forbids: bool = False
    penalty: Annotated[int, Field(ge=0, le=100)] = 0
    may_allow: bool = True
    except_tracks: tuple[Code, ...] = ()


class MatchingNorms(Part):
    """`age_slack`: years beyond the wanted age at which nothing is left of the criterion; how many common hours

    and interests are enough; `neutral`: the value (0..100) of a criterion for which data are missing; `akin`: what an
    akin competence is worth (0..100) where the very one is not there; by how many classes a mentor should be ahead
    and how many beyond that leave nothing; a wait and a way that are long; how many mentees are a full load; how many each names after the general meeting.
    """

    age_slack: Annotated[int, Field(ge=1, le=30)]
    enough_slots: Annotated[int, Field(ge=1, le=20)]
    enough_interests: Annotated[int, Field(ge=1, le=20)]
    neutral: Annotated[int, Field(ge=0, le=100)] = 50
    akin: Annotated[int, Field(ge=0, le=100)] = 50
    classes_ahead_from: Annotated[int, Field(ge=0, le=11)] = 1
    classes_ahead_to: Annotated[int, Field(ge=0, le=11)] = 4
    classes_slack: Annotated[int, Field(ge=1, le=11)] = 3
    long_wait_days: Annotated[int, Field(ge=1, le=1000)] = 90
    far_km: Annotated[int, Field(ge=1, le=1000)] = 30
    full_load: Annotated[int, Field(ge=1, le=30)] = 3
    named_at_most: Annotated[int, Field(ge=1, le=10)] = 3


class Matching(Part):
    """How pairs are scored. `languages` of talk; `experiences`: neutral words for whom a mentor has helped before."""

    norms: MatchingNorms
    languages: tuple[Described, ...] = ()
    experiences: tuple[Described, ...] = ()

    criteria: Annotated[tuple[MatchingCriterion, ...], Field(min_length=1)]
    weights: Annotated[tuple[Weights, ...], Field(min_length=1)]
    obstacles: tuple[Obstacle, ...] = ()

    def weights_for(self, track: str) -> dict[str, int]:
        """Weights by criterion code for a form: its own or the common ones."""
        own = next((row for row in self.weights if row.track == track), None)
        common = next(row for row in self.weights if row.track is None)
        return dict((own or common).weights)
