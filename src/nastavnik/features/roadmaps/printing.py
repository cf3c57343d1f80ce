"""The roadmap as it is printed: rows under headings, periods that several rows share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.plans.numbers import numbers_of
from nastavnik.core.plans.owners import join_owners
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.models import Section
from nastavnik.features.roadmaps.queries import Placed, answerable, placed, sections, steps

OTHER_SECTION = "Другие мероприятия"


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """One row as printed. `co_owners` holds the owner and the co-owners together, as the third layout asks.

    `span` tells over how many rows, this one included, the same period stands: 0 when it is merged with the row above.
    """

    number: str
    depth: int
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
    note: str
    mark: str
    span: int = 1

    def cell(self, field: str) -> str:
        """The text of a column of a layout (`StepField` of the pack)."""
        return str(getattr(self, field))


@dataclass(frozen=True, slots=True)
class RoadmapGroup:
    """Rows under one heading; a heading of depth 1 stands inside the one of depth 0 above it."""

    number: str
    title: str
    rows: tuple[RoadmapRow, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Heading:
    key: object
    title: str
    depth: int = 0
    number: str = ""


def roadmap_rows(programme: Programme) -> list[RoadmapRow]:
    """The roadmap as printed, in its order; dropped steps are left out."""
    return [row for group in roadmap_groups(programme, "none") for row in group.rows]


def roadmap_groups(programme: Programme, group_by: str) -> list[RoadmapGroup]:
    """The printed rows under headings: `group_by` is `none`, `stage` or `section`, as in a layout of the pack."""
    pack = pack_of(programme)
    kept = list(steps(programme).exclude(state=StepState.DROPPED))
    people = answerable(kept)
    if group_by == "none":
        return [RoadmapGroup("1", "", _merged([_printed(one, pack, people) for one in placed(kept)]))]
    by_stages = group_by == "stage"
    headings = _stages(pack) if by_stages else _sections(pack, sections(programme))
    order = placed(kept, by_stages=by_stages)
    keys = {one.step.pk: _key(one, by_stages, headings) for one in order}
    found = [
        (head, _merged([_printed(one, pack, people) for one in order if keys[one.step.pk] == head.key]))
        for head in headings
    ]
    return _numbered(
        [(head, rows) for place, (head, rows) in enumerate(found) if rows or _holds(found, place)]
    )


def _holds(found: Sequence[tuple[_Heading, tuple[RoadmapRow, ...]]], place: int) -> bool:
    """A section of the school's own is printed even while only its inner sections have rows, or nothing does."""
    return isinstance(found[place][0].key, tuple)


def _numbered(found: Sequence[tuple[_Heading, tuple[RoadmapRow, ...]]]) -> list[RoadmapGroup]:
    numbers = numbers_of(head.depth for head, _ in found)
    return [
        RoadmapGroup(head.number.rstrip(".") or number, head.title, rows, head.depth)
        for (head, rows), number in zip(found, numbers, strict=True)
    ]


def _stages(pack: Pack) -> list[_Heading]:
    return [_Heading(one.number, one.title) for one in sorted(pack.stages, key=lambda one: one.number)]


def _sections(pack: Pack, own: Sequence[Section]) -> list[_Heading]:
    """Sections of the pack, then those of the school, then whatever stands in none."""
    return [
        *(_Heading(one.code, one.title) for one in pack.roadmap.sections),
        *(_Heading(("own", one.pk), one.title, int(one.parent_id is not None), one.number) for one in own),
        _Heading("", OTHER_SECTION),
    ]


def _key(one: Placed, by_stages: bool, headings: Sequence[_Heading]) -> object:
    if by_stages:
        return one.step.stage
    own = ("own", one.step.own_section_id)
    known = {head.key for head in headings}
    return own if own in known else one.step.section if one.step.section in known else ""


def _printed(one: Placed, pack: Pack, people: dict[int, list[Person]]) -> RoadmapRow:
    step = one.step
    owner = join_owners([step.owner_text, *(str(person) for person in people[step.pk])]).replace("; ", ", ")
    return RoadmapRow(
        number=one.number, depth=one.depth, stage_number=step.stage, stage=pack.stage_number(step.stage).title,
        section=_section_title(step.section, pack), title=step.title, content=step.content, period=step.period,
        owner=owner, co_owners="; ".join(part for part in (owner, step.co_owners) if part),
        document=step.document_kind, result=step.result, note=step.note,
        mark=f"выполнено {step.done_on:%d.%m.%Y}" if step.done_on else "",
    )  # fmt: skip


def _section_title(code: str, pack: Pack) -> str:
    return next((one.title for one in pack.roadmap.sections if one.code == code), OTHER_SECTION)


def _merged(rows: Sequence[RoadmapRow]) -> tuple[RoadmapRow, ...]:
    """Neighbours with the same period share it: the first spans, the rest stand under it."""
    told: list[RoadmapRow] = []
    for row in reversed(rows):
        below = told[-1] if told else None
        if below is not None and below.period == row.period and row.period:
            told[-1] = replace(below, span=0)
            told.append(replace(row, span=1 + below.span))
        else:
            told.append(row)
    return tuple(reversed(told))
