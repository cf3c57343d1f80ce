"""Writes of roadmaps."""

from datetime import date, datetime
from typing import Any

from nastavnik.core.calendars import shift_to_year
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.stages import Step as SampleStep
from nastavnik.features.accounts.enums import Role
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.models import Step
from nastavnik.features.roadmaps.queries import last_position, neighbour, steps
from nastavnik.features.roadmaps.rules import (
    may_be_proved,
    may_draft,
    may_edit,
    may_turn,
    understood,
    year_of,
)
from nastavnik.kit.actions import Actor, action, change, create
from nastavnik.kit.actions.writing import create_many
from nastavnik.kit.moments import local_day
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
        organisation_id=programme.organisation_id, programme=programme, origin=str(sample.number), position=place,
        number=str(sample.number), stage=pack.stage(sample.stage).number, section=sample.section or "",
        title=sample.title, content=sample.content,
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
    by: Actor,
    moment: datetime,
    **fields: Any,
) -> Step:
    """Add a step at the end of a stage; without a number of its own it is called by stage and place."""
    may_change(programme).require()
    if not 1 <= stage <= len(pack_of(programme).stages):
        raise BadInput("Такого этапа нет: выберите этап из списка", field="stage")
    position = last_position(programme, stage) + 1
    dates = _dates(programme, period, fields.pop("starts_on", None), fields.pop("ends_on", None))
    return create(
        Step(
            organisation_id=programme.organisation_id, programme=programme, stage=stage, position=position,
            number=number or f"{stage}.{position}", title=title, period=period, **dates, **fields,
        )
    )  # fmt: skip


@action("roadmaps.change_step")
def change_step(
    step: Step, *, expected: int | None = None, by: Actor, moment: datetime, **fields: Any
) -> Step:
    """Save the words of a step. Its dates follow the period unless they are given."""
    may_edit(step).require()
    if "period" in fields:
        given = fields.pop("starts_on", None), fields.pop("ends_on", None)
        fields |= _dates(step.programme, fields["period"], *given)
    if fields.get("stage", step.stage) != step.stage:
        fields["position"] = last_position(step.programme, fields["stage"]) + 1
    return change(step, expected=expected, **fields)


def _dates(
    programme: Programme, period: str, starts_on: date | None, ends_on: date | None
) -> dict[str, date | None]:
    """Dates as told by the person, or as understood from the words."""
    if ends_on is None and starts_on is None:
        read = understood(period, programme)
        return {"starts_on": read.start, "ends_on": read.end}
    if starts_on and ends_on and ends_on < starts_on:
        raise BadInput("Срок не может закончиться раньше, чем начался", field="ends_on")
    return {"starts_on": starts_on, "ends_on": ends_on}


@action("roadmaps.move_step")
def move_step(step: Step, *, earlier: bool, by: Actor, moment: datetime) -> Step:
    """Swap a step with its neighbour in the stage; at the edge nothing happens."""
    may_change(step.programme).require()
    other = neighbour(step, earlier=earlier)
    if other is not None:
        mine, theirs = step.position, other.position
        change(other, position=mine)
        change(step, position=theirs)
    return step


@action("roadmaps.number_steps")
def number_steps(programme: Programme, *, by: Actor, moment: datetime) -> None:
    """Number the steps that are not dropped 1, 2, 3… in their order."""
    may_change(programme).require()
    kept = steps(programme).exclude(state=StepState.DROPPED)
    for number, step in enumerate(kept, start=1):
        change(step, number=str(number))


@action("roadmaps.close_step")
def close_step(
    step: Step,
    *,
    done_on: date,
    evidence_id: str = "",
    evidence_ref: str = "",
    reason: str = "",
    by: Actor,
    moment: datetime,
) -> Step:
    """Close a step by something that exists (its public id and title) or by a typed reason."""
    may_turn(step, StepState.DONE).require()
    may_be_proved(evidence_ref, reason).require()
    if done_on > local_day(moment):
        raise BadInput("Мероприятие не могло состояться в будущем", field="done_on")
    proof: dict[str, Any] = {"evidence_id": evidence_id, "evidence_ref": evidence_ref, "reason": reason}
    return change(step, state=StepState.DONE, done_on=done_on, **proof)


@action("roadmaps.reopen_step")
def reopen_step(step: Step, *, by: Actor, moment: datetime) -> Step:
    """Take a closed or dropped step back to work; what closed it stays in the trail."""
    may_turn(step, StepState.PLANNED).require()
    return change(step, state=StepState.PLANNED, done_on=None, evidence_id="", evidence_ref="", reason="")


@action("roadmaps.drop_step")
def drop_step(step: Step, *, reason: str, by: Actor, moment: datetime) -> Step:
    """Take a step off the roadmap for a reason; it stays in the list of dropped ones."""
    may_turn(step, StepState.DROPPED).require()
    if not reason.strip():
        raise BadInput("Напишите, почему мероприятие снимается", field="reason")
    return change(step, state=StepState.DROPPED, reason=reason)
