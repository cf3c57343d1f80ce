"""Reads of roadmaps: steps, their order and owners, progress."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.plans.numbers import numbers_of
from nastavnik.core.plans.owners import split_owners
from nastavnik.core.russian.keys import search_key
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from nastavnik.features.roadmaps.enums import OPEN, StepState
from nastavnik.features.roadmaps.models import RoadmapEdit, RoadmapFile, Section, Step, StepOwner
from nastavnik.features.roadmaps.rules import overdue_days
from nastavnik.kit.verdict import NotFound

OVERDUE = "overdue"
GAP = 1000
"""Positions stand so far apart that a step fits between two others without moving them."""


def steps(programme: Programme) -> QuerySet[Step]:
    """Steps of a programme in the order of the roadmap: by stages, parts after what they belong to."""
    return Step.objects.filter(programme=programme).select_related("owner", "own_section__parent")


def chosen_steps(
    programme: Programme, day: date, *, text: str = "", stage: str = "", owner: str = "", state: str = ""
) -> QuerySet[Step]:
    """Steps that pass the filters; `state` may also be `overdue`, `owner` is one of `owners_written`."""
    rows = steps(programme)
    if stage.isdecimal():
        rows = rows.filter(stage=int(stage))
    if state == OVERDUE:
        rows = rows.filter(state__in=OPEN, ends_on__lt=day)
    elif state in StepState.values:
        rows = rows.filter(state=state)
    words = search_key(text).split()
    if not words and not owner:
        return rows
    found = list(rows)
    named = answerable(found)
    fits = [
        step.pk
        for step in found
        if all(word in _sought(step, named[step.pk]) for word in words)
        and (not owner or owner in owner_names(step, named[step.pk]))
    ]
    return rows.filter(pk__in=fits)


def _sought(step: Step, people: Sequence[Person]) -> str:
    """A roadmap is short, so its words are compared here: both engines then agree about case and ё."""
    names = " ".join(str(person) for person in people)
    return search_key(
        step.number,
        step.title,
        step.content,
        step.owner_text,
        step.co_owners,
        step.document_kind,
        step.note,
        names,
    )


def load_step(public_id: str) -> Step:
    """One step with its programme, or `NotFound`."""
    rows = Step.objects.select_related("programme", "owner", "parent", "own_section__parent")
    found: Step | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def load_steps(programme: Programme, public_ids: Iterable[str]) -> list[Step]:
    """The steps of a programme with these ids, in the order of the roadmap; strangers' ids are left out."""
    rows = Step.objects.filter(programme=programme, public_id__in=list(public_ids))
    return list(rows.select_related("programme", "owner", "own_section"))


def sections(programme: Programme) -> list[Section]:
    """Own sections in order: each followed by those inside it."""
    rows = list(Section.objects.filter(programme=programme))
    return [one for top in rows if top.parent_id is None for one in (top, *_inside(top, rows))]


def _inside(top: Section, rows: Sequence[Section]) -> list[Section]:
    return [row for row in rows if row.parent_id == top.pk]


def load_section(programme: Programme, public_id: str) -> Section:
    """One section of the programme, or `NotFound`."""
    found: Section | None = Section.objects.filter(programme=programme, public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def last_position(programme: Programme, stage: int | None = None) -> int:
    """The greatest position taken in a stage (or anywhere); 0 when it is empty."""
    rows = Step.objects.filter(programme=programme)
    rows = rows if stage is None else rows.filter(stage=stage)
    return int(rows.aggregate(last=Max("position"))["last"] or 0)


def siblings(step: Step) -> list[Step]:
    """The step and those beside it: of the same stage and the same parent, in order."""
    rows = Step.objects.filter(programme=step.programme, stage=step.stage, parent_id=step.parent_id)
    return list(rows.order_by("position", "pk"))


def neighbour(step: Step, *, earlier: bool) -> Step | None:
    """The step before or after this one beside it."""
    row = siblings(step)
    place = [one.pk for one in row].index(step.pk) + (-1 if earlier else 1)
    return row[place] if 0 <= place < len(row) else None


def family(step: Step, rows: Sequence[Step] | None = None) -> list[Step]:
    """The step and everything inside it, in order."""
    whole = list(Step.objects.filter(programme=step.programme)) if rows is None else rows
    return [step, *(one for part in parts(step, whole) for one in family(part, whole))]


def parts(step: Step, rows: Sequence[Step]) -> list[Step]:
    """What belongs to the step itself, in order, out of rows already loaded."""
    return sorted((one for one in rows if one.parent_id == step.pk), key=lambda one: (one.position, one.pk))


def depth_of(step: Step, rows: Iterable[Step]) -> int:
    """How deep the step stands: 0 for the top; rows are those already loaded."""
    above = {row.pk: row.parent_id for row in rows}
    depth, parent = 0, step.parent_id
    while parent in above and depth < len(above):
        depth, parent = depth + 1, above[parent]
    return depth


@dataclass(frozen=True, slots=True)
class Placed:
    """A step where it stands: how deep, and by which number it would be called if its own were not typed."""

    step: Step
    depth: int
    computed: str

    @property
    def number(self) -> str:
        """As typed, else as computed."""
        return self.step.number or self.computed


def placed(rows: Sequence[Step], *, by_stages: bool = True) -> list[Placed]:
    """Steps in the order of the tree. A step whose parent is not among the rows stands at the top."""
    present = {row.pk for row in rows}
    order = sorted(rows, key=lambda row: (row.stage if by_stages else 0, row.position, row.stage, row.pk))
    inside: dict[int | None, list[Step]] = {}
    for row in order:
        inside.setdefault(row.parent_id if row.parent_id in present else None, []).append(row)
    walked: list[tuple[Step, int]] = []

    def walk(parent: int | None, depth: int) -> None:
        for row in inside.get(parent, ()):
            walked.append((row, depth))
            walk(row.pk, depth + 1)

    walk(None, 0)
    numbers = numbers_of(depth for _, depth in walked)
    return [Placed(row, depth, number) for (row, depth), number in zip(walked, numbers, strict=True)]


def answerable(rows: Sequence[Step]) -> dict[int, list[Person]]:
    """People who answer for each step: its owner first, then the others."""
    more: dict[int, list[Person]] = {}
    if rows:
        links = StepOwner.objects.filter(step__in=[row.pk for row in rows]).select_related("person")
        for link in links:
            more.setdefault(link.step_id, []).append(link.person)
    return {row.pk: [*([row.owner] if row.owner else []), *more.get(row.pk, [])] for row in rows}


def owner_names(step: Step, people: Sequence[Person]) -> list[str]:
    """Everyone who answers for the step: duties and free words as written, then people."""
    return [*split_owners(f"{step.owner_text};{step.co_owners}"), *(str(person) for person in people)]


def owners_written(programme: Programme) -> list[str]:
    """Different owners of the roadmap, for the filter."""
    rows = list(steps(programme))
    named = answerable(rows)
    return sorted({name for row in rows for name in owner_names(row, named[row.pk])})


def last_edit(programme: Programme) -> RoadmapEdit | None:
    """The newest change that may be taken back."""
    found: RoadmapEdit | None = RoadmapEdit.objects.filter(programme=programme, undone=False).first()
    return found


def load_edit(public_id: str) -> RoadmapEdit:
    """One change of the roadmap, or `NotFound`."""
    found: RoadmapEdit | None = (
        RoadmapEdit.objects.select_related("programme").filter(public_id=public_id).first()
    )
    if found is None:
        raise NotFound
    return found


def load_file(public_id: str) -> RoadmapFile:
    """A roadmap read from a file, or `NotFound`."""
    found: RoadmapFile | None = (
        RoadmapFile.objects.select_related("programme").filter(public_id=public_id).first()
    )
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one stage has come; dropped steps do not count."""

    number: int
    title: str
    short_title: str
    done: int
    total: int
    overdue: int
    next_end: date | None

    @property
    def finished(self) -> bool:
        """Whether nothing of it is left to do."""
        return self.done == self.total


def progress(pack: Pack, rows: Iterable[Step], day: date) -> list[Progress]:
    """Progress of each stage of the pack, from steps already loaded."""
    by_stage: dict[int, list[Step]] = {stage.number: [] for stage in pack.stages}
    for step in rows:
        if step.state != StepState.DROPPED:
            by_stage[step.stage].append(step)
    told = []
    for stage in sorted(pack.stages, key=lambda one: one.number):
        mine = by_stage[stage.number]
        late = sum(1 for step in mine if overdue_days(step, day))
        ends = [s.ends_on for s in mine if s.state in OPEN and s.ends_on]
        done = sum(1 for step in mine if step.state == StepState.DONE)
        told.append(
            Progress(
                stage.number, stage.title, stage.short_title, done, len(mine), late, min(ends, default=None)
            )
        )
    return told
