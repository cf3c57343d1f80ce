"""Reads of roadmaps: steps, progress, rows for printing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.russian.keys import search_key
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.models import Step
from nastavnik.features.roadmaps.rules import overdue_days
from nastavnik.kit.verdict import NotFound

OTHER_SECTION = "Другие мероприятия"
OVERDUE = "overdue"


def steps(programme: Programme) -> QuerySet[Step]:
    """Steps of a programme in the order of the roadmap."""
    return Step.objects.filter(programme=programme).select_related("owner")


def chosen_steps(
    programme: Programme, day: date, *, text: str = "", stage: str = "", owner: str = "", state: str = ""
) -> QuerySet[Step]:
    """Steps that pass the filters; `state` may also be `overdue`, `owner` is written as in the roadmap."""
    rows = steps(programme)
    if stage.isdecimal():
        rows = rows.filter(stage=int(stage))
    if owner:
        rows = rows.filter(owner_text=owner)
    if state == OVERDUE:
        rows = rows.filter(state=StepState.PLANNED, ends_on__lt=day)
    elif state in StepState.values:
        rows = rows.filter(state=state)
    words = search_key(text).split()
    if not words:
        return rows
    found = [step.pk for step in rows if all(word in _sought(step) for word in words)]
    return rows.filter(pk__in=found)


def _sought(step: Step) -> str:
    """A roadmap is short, so its words are compared here: both engines then agree about case and ё."""
    return search_key(
        step.number, step.title, step.content, step.owner_text, step.document_kind, str(step.owner or "")
    )


def load_step(public_id: str) -> Step:
    """One step with its programme, or `NotFound`."""
    rows = Step.objects.select_related("programme", "owner")
    found: Step | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def last_position(programme: Programme, stage: int) -> int:
    """The greatest position taken in a stage; 0 when it is empty."""
    rows = Step.objects.filter(programme=programme, stage=stage)
    return int(rows.aggregate(last=Max("position"))["last"] or 0)


def neighbour(step: Step, *, earlier: bool) -> Step | None:
    """The step before or after this one in its stage."""
    place = Q(position__lt=step.position) | Q(position=step.position, pk__lt=step.pk)
    rows = Step.objects.filter(programme=step.programme, stage=step.stage).exclude(pk=step.pk)
    found: Step | None
    if earlier:
        found = rows.filter(place).order_by("-position", "-pk").first()
    else:
        found = rows.exclude(place).order_by("position", "pk").first()
    return found


def owners_written(programme: Programme) -> list[str]:
    """Different owners as written in the roadmap, for the filter."""
    rows = Step.objects.filter(programme=programme).exclude(owner_text="")
    return sorted(set(rows.order_by().values_list("owner_text", flat=True)))


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
        ends = [s.ends_on for s in mine if s.state == StepState.PLANNED and s.ends_on]
        done = sum(1 for step in mine if step.state == StepState.DONE)
        told.append(
            Progress(
                stage.number, stage.title, stage.short_title, done, len(mine), late, min(ends, default=None)
            )
        )
    return told


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """One row as printed. `co_owners` holds the owner and the co-owners together, as the third layout asks."""

    number: str
    stage_number: int
    stage: str
    section: str
    title: str
    content: str
    period: str
    owner: str
    co_owners: str
    document: str
    result: str
    mark: str

    def cell(self, field: str) -> str:
        """The text of a column of a layout (`StepField` of the pack)."""
        return str(getattr(self, field))


@dataclass(frozen=True, slots=True)
class RoadmapGroup:
    """Rows under one heading; `number` is its place among the headings."""

    number: int
    title: str
    rows: tuple[RoadmapRow, ...]


def roadmap_rows(programme: Programme) -> list[RoadmapRow]:
    """The roadmap as printed, in its order; dropped steps are left out."""
    pack = pack_of(programme)
    stages = {stage.number: stage.title for stage in pack.stages}
    sections = {section.code: section.title for section in pack.roadmap.sections}
    kept = steps(programme).exclude(state=StepState.DROPPED)
    return [_printed(step, stages[step.stage], sections.get(step.section, OTHER_SECTION)) for step in kept]


def _printed(step: Step, stage: str, section: str) -> RoadmapRow:
    owner = ", ".join(part for part in (step.owner_text, str(step.owner or "")) if part)
    return RoadmapRow(
        number=step.number, stage_number=step.stage, stage=stage, section=section, title=step.title, content=step.content,
        period=step.period, owner=owner, co_owners="; ".join(part for part in (owner, step.co_owners) if part),
        document=step.document_kind, result=step.result,
        mark=f"выполнено {step.done_on:%d.%m.%Y}" if step.done_on else "",
    )  # fmt: skip


def roadmap_groups(programme: Programme, group_by: str) -> list[RoadmapGroup]:
    """The printed rows under headings: `group_by` is `none`, `stage` or `section`, as in a layout of the pack."""
    rows = roadmap_rows(programme)
    if group_by == "none":
        return [RoadmapGroup(1, "", tuple(rows))]
    order = _headings(programme, group_by)
    groups = [(title, tuple(row for row in rows if getattr(row, group_by) == title)) for title in order]
    full = [(title, mine) for title, mine in groups if mine]
    return [RoadmapGroup(number, title, mine) for number, (title, mine) in enumerate(full, start=1)]


def _headings(programme: Programme, group_by: str) -> list[str]:
    pack = pack_of(programme)
    if group_by == "stage":
        return [stage.title for stage in sorted(pack.stages, key=lambda one: one.number)]
    return [*(section.title for section in pack.roadmap.sections), OTHER_SECTION]
