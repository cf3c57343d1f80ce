"""Writes of trainings and attendance."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.trainings.models import Attendance, Training
from nastavnik.features.trainings.queries import attendance_of
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput


@action("trainings.plan")
def plan_training(
    programme: Programme, *, module: str, by: Actor, moment: datetime, **fields: Any
) -> Training:
    """Put a lesson of a module into the programme."""
    may_change(programme).require()
    _require_module(programme, module)
    return create(
        Training(organisation_id=programme.organisation_id, programme=programme, module=module, **fields)
    )


@action("trainings.change")
def change_training(
    training: Training, *, expected: int | None = None, by: Actor, moment: datetime, **fields: Any
) -> Training:
    """Save a lesson."""
    may_change(training.programme).require()
    if "module" in fields:
        _require_module(training.programme, fields["module"])
    return change(training, expected=expected, **fields)


@action("trainings.cancel")
def cancel_training(training: Training, *, by: Actor, moment: datetime) -> None:
    """Take a lesson off with its attendance; the trail keeps both."""
    may_change(training.programme).require()
    for row in attendance_of(training):
        remove(row)
    remove(training)


@action("trainings.mark")
def mark_attendance(
    training: Training, mentors: Sequence[Enrolment], present: Collection[int], *, by: Actor, moment: datetime
) -> None:
    """Write the attendance of these mentors: ids in `present` came, the others did not."""
    may_change(training.programme).require()
    if training.held_on > local_day(moment):
        raise BadInput("Занятие ещё впереди: отметить посещение можно в день занятия", field="present")
    if any(mentor.programme_id != training.programme_id for mentor in mentors):
        raise BadInput("Отмечать можно только наставников этой программы", field="present")
    standing = {row.enrolment_id: row for row in attendance_of(training)}
    for mentor in mentors:
        if mentor.pk in standing:
            change(standing[mentor.pk], present=mentor.pk in present)
    new = [m for m in mentors if m.pk not in standing]
    create_many(
        [
            Attendance(
                organisation_id=training.organisation_id,
                training=training,
                enrolment=m,
                present=m.pk in present,
            )
            for m in new
        ]
    )


def _require_module(programme: Programme, module: str) -> None:
    if module not in {one.code for one in pack_of(programme).training.modules}:
        raise BadInput("Такого модуля нет в программе обучения", field="module")
