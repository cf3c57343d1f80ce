"""Drafting the roadmap, adding a step, changing its words."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from nastavnik.core.calendars import shift_to_year
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.stages import Step as SampleStep
from nastavnik.features.accounts.enums import Role
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.memory import remembered, take_turn
from nastavnik.features.roadmaps.models import Step, StepOwner
from nastavnik.features.roadmaps.queries import GAP, depth_of, family, last_position, placed, steps
from nastavnik.features.roadmaps.rules import (
    may_draft,
    may_edit,
    may_nest,
    understood,
    understood_or_none,
    year_of,
)
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.actions.writing import create_many
from nastavnik.kit.verdict import BadInput


@action("roadmaps.draft")
def draft_roadmap(programme: Programme, *, by: Actor, moment: datetime) -> list[Step]:
    """Draft the roadmap from the pack's steps, shifted to the programme's school year."""
    may_draft(programme, steps(programme).count()).require()
    pack = pack_of(programme)
    drafted = [
        _drafted(programme, pack, sample, place) for place, sample in enumerate(pack.roadmap.steps, start=1)
    ]
    return create_many(drafted)


def _drafted(programme: Programme, pack: Pack, sample: SampleStep, place: int) -> Step:
    period = shift_to_year(sample, year_of(programme), pack.roadmap.first_month)
    return Step(
        organisation_id=programme.organisation_id, programme=programme, origin=str(sample.number),
        position=place * GAP, number=str(sample.number), stage=pack.stage(sample.stage).number,
        section=sample.section or "", title=sample.title, content=sample.content,
        period=period.verbatim, starts_on=period.start, ends_on=period.end,
        owner_text=pack.owner(sample.owner).title,
        owner=programme.curator if sample.owner == Role.CURATOR else None,
        co_owners=", ".join(pack.owner(code).title for code in sample.co_owners),
        document_kind=sample.document, result=sample.result,
        evidence_kind=sample.evidence.kind, evidence_code=sample.evidence.document or "",
    )  # fmt: skip


@action("roadmaps.add_step")
def add_step(
    programme: Programme,
    *,
    stage: int,
    title: str,
    period: str,
    number: str = "",
    parent: Step | None = None,
    people: Sequence[Person] = (),
    undated: bool = False,
    by: Actor,
    moment: datetime,
    **fields: Any,
) -> Step:
    """Add a step at the end of a stage, or of the step it belongs to. An empty number is given by its place.

    `undated` keeps a period that was not understood as words alone.
    """
    take_turn(programme)
    may_change(programme).require()
    if parent is not None and parent.programme_id != programme.pk:
        raise BadInput("Это мероприятие другой программы: выберите её и повторите")
    stage = parent.stage if parent else stage
    _require_stage(programme, stage)
    dates = _dates(programme, period, fields.pop("starts_on", None), fields.pop("ends_on", None), undated)
    fields |= {"position": _place(programme, stage, parent), "parent": parent, "stage": stage}
    with remembered(programme, f"Добавлено «{title}»", moment):
        step = create(
            Step(
                organisation_id=programme.organisation_id, programme=programme, title=title, period=period,
                number=number or _number(programme, stage, parent), **dates, **fields,
            )
        )  # fmt: skip
        _set_people(step, people)
    return step


def _require_stage(programme: Programme, stage: int) -> None:
    if not 1 <= stage <= len(pack_of(programme).stages):
        raise BadInput("Такого этапа нет: выберите этап из списка", field="stage")


def _place(programme: Programme, stage: int, parent: Step | None) -> int:
    """A position after everything in the stage, or after everything inside the parent."""
    if parent is None:
        return last_position(programme, stage) + GAP
    rows = list(steps(programme))
    may_nest(parent, parent, depth_of(parent, rows) + 2).require()
    last = max(row.position for row in family(parent, rows))
    after = [row.position for row in rows if row.stage == stage and row.position > last]
    return (last + min(after)) // 2 if after else last + GAP


def _number(programme: Programme, stage: int, parent: Step | None) -> str:
    """The number by the place: «2.5» for the fifth step of the second stage, «2.5.1» for its part."""
    rows = [row for row in steps(programme) if row.stage == stage]
    if parent is None:
        return f"{stage}.{sum(1 for row in rows if row.parent_id is None) + 1}"
    above = next(one.number for one in placed(rows) if one.step.pk == parent.pk)
    return f"{above.rstrip('.')}.{sum(1 for row in rows if row.parent_id == parent.pk) + 1}"[:20]


@action("roadmaps.change_step")
def change_step(
    step: Step,
    *,
    expected: int | None = None,
    people: Sequence[Person] | None = None,
    undated: bool = False,
    by: Actor,
    moment: datetime,
    **fields: Any,
) -> Step:
    """Save the words of a step. Its dates follow the period unless they are given."""
    may_edit(step).require()
    if "period" in fields:
        given = fields.pop("starts_on", None), fields.pop("ends_on", None)
        fields |= _dates(step.programme, fields["period"], *given, undated)
    with remembered(step.programme, f"Изменено «{fields.get('title', step.title)}»", moment):
        if fields.get("stage", step.stage) != step.stage:
            _take_to_stage(step, fields.pop("stage"), fields)
        change(step, expected=expected, **fields)
        if people is not None:
            _set_people(step, people)
    return step


def _take_to_stage(step: Step, stage: int, fields: dict[str, Any]) -> None:
    """A step leaves its stage with everything inside it, and stands at the end of the other one."""
    _require_stage(step.programme, stage)
    last = last_position(step.programme, stage)
    for place, row in enumerate(family(step)[1:], start=2):
        change(row, stage=stage, position=last + place * GAP)
    fields |= {"stage": stage, "position": last + GAP, "parent": None}


def _set_people(step: Step, people: Sequence[Person]) -> None:
    """Those who answer besides the owner become exactly these."""
    wanted = {person.pk: person for person in people if person.pk != step.owner_id}
    standing = {link.person_id: link for link in StepOwner.objects.filter(step=step)}
    for pk, link in standing.items():
        if pk not in wanted:
            remove(link)
    for pk, person in wanted.items():
        if pk not in standing:
            create(StepOwner(organisation_id=step.organisation_id, step=step, person=person))


def _dates(
    programme: Programme, period: str, starts_on: date | None, ends_on: date | None, undated: bool
) -> dict[str, Any]:
    """Dates as told by the person, or as understood from the words."""
    if starts_on and ends_on and ends_on < starts_on:
        raise BadInput("Срок не может закончиться раньше, чем начался", field="ends_on")
    told = ends_on is not None or starts_on is not None
    read = understood_or_none(period, programme) if told or undated else understood(period, programme)
    rhythm = {"rhythm": read.rhythm if read else "once", "deadline": read is not None and read.deadline}
    if told or read is None:
        return {"starts_on": starts_on, "ends_on": ends_on, **rhythm, "deadline": False}
    return {"starts_on": read.start, "ends_on": read.end, **rhythm}
