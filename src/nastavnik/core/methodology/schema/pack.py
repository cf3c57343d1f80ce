"""A whole pack and the ways to look things up in it."""

from collections.abc import Iterable
from typing import TypeVar

from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.core.methodology.schema.base import Code, Contour, Entry, Part, Text
from nastavnik.core.methodology.schema.conditions import (
    Condition,
    ConditionBlock,
    OrganisationProfile,
    Project,
)
from nastavnik.core.methodology.schema.help import Help
from nastavnik.core.methodology.schema.norms import Norm
from nastavnik.core.methodology.schema.papers import Base, Burning, Defaults, Document, Monitoring, Reward
from nastavnik.core.methodology.schema.people import (
    Category,
    Competence,
    Direction,
    MenteeKind,
    MentorSource,
    Owner,
    PersonKind,
    RelationRole,
    RequestKind,
    TerminationReason,
)
from nastavnik.core.methodology.schema.quality import Benchmark, BenchmarkPart
from nastavnik.core.methodology.schema.stages import Roadmap, Stage, Step
from nastavnik.core.methodology.schema.tracks import Manner, RoleModel, Track
from nastavnik.core.methodology.schema.words_and_aims import Aims, ProgrammeWords, Term
from nastavnik.core.methodology.schema.work import (
    ClearanceKind,
    ConsentKind,
    Matching,
    MeetingKind,
    Selection,
    Training,
)
from nastavnik.core.methodology.spelling import spelling_key

E = TypeVar("E", bound=Entry)


class Pack(Part):
    """The methodology of one contour. Every list keeps the order of its file."""

    code: Code
    version: Text
    title: Text
    contour: Contour
    summary: Text
    programme_words: ProgrammeWords
    glossary: tuple[Term, ...]
    aims: Aims
    norms: tuple[Norm, ...]
    person_kinds: tuple[PersonKind, ...]
    owners: tuple[Owner, ...]
    stages: tuple[Stage, ...]
    tracks: tuple[Track, ...]
    manners: tuple[Manner, ...]
    directions: tuple[Direction, ...]
    relation_roles: tuple[RelationRole, ...]
    mentee_kinds: tuple[MenteeKind, ...] = ()
    roadmap: Roadmap
    meetings: tuple[MeetingKind, ...]
    training: Training
    selection: Selection
    consents: tuple[ConsentKind, ...]
    clearances: tuple[ClearanceKind, ...] = ()
    categories: tuple[Category, ...]
    requests: tuple[RequestKind, ...]
    competences: tuple[Competence, ...]
    matching: Matching
    mentor_sources: tuple[MentorSource, ...]
    bases: tuple[Base, ...]
    termination_reasons: tuple[TerminationReason, ...]
    documents: tuple[Document, ...]
    monitoring: tuple[Monitoring, ...]
    rewards: tuple[Reward, ...]
    conditions: tuple[ConditionBlock, ...] = ()
    benchmark_parts: tuple[BenchmarkPart, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    help: tuple[Help, ...] = ()
    projects: tuple[Project, ...] = ()
    organisation_profiles: tuple[OrganisationProfile, ...] = ()
    defaults: Defaults
    burning: tuple[Burning, ...]

    def stage(self, code: str) -> Stage:
        """The stage with this code; raises `UnknownCode`, as do all lookups below."""
        return self._one(self.stages, code, "этапа")

    def stage_number(self, number: int) -> Stage:
        """The stage with this number (1..7)."""
        for stage in self.stages:
            if stage.number == number:
                return stage
        raise UnknownCode("этапа", number, self.code, (str(stage.number) for stage in self.stages))

    def track(self, code: str) -> Track:
        """The form of mentoring with this code."""
        return self._one(self.tracks, code, "формы")

    def track_by_spelling(self, text: str) -> Track | None:
        """The form a person meant in a list («Учитель — учитель»), or None; letter case and dashes are ignored."""
        key = spelling_key(text)
        for track in self.tracks:
            if key in {spelling_key(one) for one in (track.title, track.short_title, *track.aliases)}:
                return track
        return None

    def ticked_tracks(self, organisation_kind: str) -> tuple[Track, ...]:
        """The forms proposed at first to an organisation of this kind; those of the model itself to a kind unknown."""
        for profile in self.organisation_profiles:
            if profile.code == organisation_kind:
                return tuple(track for track in self.tracks if track.code in profile.ticked)
        return tuple(track for track in self.tracks if track.core)

    def relation_roles_of(self, category: str) -> tuple[RelationRole, ...]:
        """The parts a mentor may play for mentees of this category, in the order of the pack; empty if untold."""
        codes = {
            role for kind in self.mentee_kinds if category in kind.categories for role in kind.relation_roles
        }
        return tuple(role for role in self.relation_roles if role.code in codes)

    def role_model(self, code: str) -> RoleModel:
        """The role model with this code, of whichever form."""
        models = tuple(model for track in self.tracks for model in track.role_models)
        return self._one(models, code, "ролевой модели")

    def manner(self, code: str) -> Manner:
        """The way of mentoring with this code."""
        return self._one(self.manners, code, "вида наставничества")

    def owner(self, code: str) -> Owner:
        """The duty with this code."""
        return self._one(self.owners, code, "ответственного")

    def person_kind(self, code: str) -> PersonKind:
        """The kind of people with this code."""
        return self._one(self.person_kinds, code, "вида участников")

    def step(self, number: int) -> Step:
        """The step of the roadmap with this number."""
        for step in self.roadmap.steps:
            if step.number == number:
                return step
        numbers = (str(step.number) for step in self.roadmap.steps)
        raise UnknownCode("мероприятия", number, self.code, numbers)

    def steps_of(self, stage: str) -> tuple[Step, ...]:
        """The steps of one stage in their order."""
        return tuple(step for step in self.roadmap.steps if step.stage == stage)

    def meeting(self, code: str) -> MeetingKind:
        """The kind of meeting with this code."""
        return self._one(self.meetings, code, "вида встречи")

    def consent(self, code: str) -> ConsentKind:
        """The kind of consent with this code."""
        return self._one(self.consents, code, "согласия")

    def consents_required(self, track: str, side: str) -> tuple[ConsentKind, ...]:
        """Consents which the mentor or the mentee of a form owes before the pairing may become active."""
        form = self.track(track)
        rule = form.mentor if side == "mentor" else form.mentee
        return tuple(self.consent(code) for code in rule.consents)

    def document(self, code: str) -> Document:
        """The document with this code."""
        return self._one(self.documents, code, "документа")

    def document_of_blank(self, blank: str) -> Document:
        """The document that is made from this blank."""
        for document in self.documents:
            if blank in document.blanks:
                return document
        raise UnknownCode("бланка", blank, self.code, (one for doc in self.documents for one in doc.blanks))

    def norm(self, code: str) -> Norm:
        """The legal act with this code."""
        return self._one(self.norms, code, "правового акта")

    def base(self, code: str) -> Base:
        """The base (`mentees`, `mentors`) with this code."""
        return self._one(self.bases, code, "базы")

    def category(self, code: str) -> Category:
        """The category of mentees with this code."""
        return self._one(self.categories, code, "категории наставляемых")

    def request(self, code: str) -> RequestKind:
        """The request of mentees with this code."""
        return self._one(self.requests, code, "запроса")

    def competence(self, code: str) -> Competence:
        """The competence with this code."""
        return self._one(self.competences, code, "компетенции")

    def termination_reason(self, code: str) -> TerminationReason:
        """The reason for ending a pairing with this code."""
        return self._one(self.termination_reasons, code, "основания прекращения")

    def burning_rule(self, code: str) -> Burning:
        """The rule of «Что горит» with this code."""
        return self._one(self.burning, code, "правила «Что горит»")

    def benchmark(self, code: str) -> Benchmark:
        """The sign of quality with this code."""
        return self._one(self.benchmarks, code, "признака качества")

    def condition(self, code: str) -> Condition:
        """The condition with this code, of whichever block."""
        return self._one((one for block in self.conditions for one in block.conditions), code, "условия")

    def help_of(self, screen: str) -> Help | None:
        """The explanation of a screen, or None."""
        return next((one for one in self.help if one.code == screen), None)

    def _one(self, entries: Iterable[E], code: str, what: str) -> E:
        found = {entry.code: entry for entry in entries}
        if code in found:
            return found[code]
        raise UnknownCode(what, code, self.code, found)


class Packs(Part):
    """All packs of a folder."""

    packs: tuple[Pack, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the packs in the order of their folders."""
        return tuple(pack.code for pack in self.packs)

    def pack(self, code: str) -> Pack:
        """The pack with this code; raises `UnknownCode`."""
        for pack in self.packs:
            if pack.code == code:
                return pack
        raise UnknownCode("раздела", code, "все разделы", self.codes)
