"""The progress of a step: begun, closed by evidence, not needed, back to work."""

from datetime import date, datetime
from typing import Any

from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.models import Step
from nastavnik.features.roadmaps.rules import may_be_proved, may_turn
from nastavnik.kit.actions import Actor, action, change
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput


@action("roadmaps.start_step")
def start_step(step: Step, *, by: Actor, moment: datetime) -> Step:
    """The step is being done."""
    may_turn(step, StepState.GOING).require()
    return change(step, state=StepState.GOING)


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
