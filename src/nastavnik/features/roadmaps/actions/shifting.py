"""The dates of chosen steps are moved: to another school year, to the dates of the region."""

from collections.abc import Sequence
from datetime import datetime

from nastavnik.core.calendars.shifting import shifted
from nastavnik.features.roadmaps.memory import remembered
from nastavnik.features.roadmaps.models import Step
from nastavnik.features.roadmaps.rules import may_edit, period_of, year_of
from nastavnik.kit.actions import Actor, action, change
from nastavnik.kit.verdict import BadInput


@action("roadmaps.shift_steps")
def shift_steps(
    steps: Sequence[Step], *, months: int = 0, days: int = 0, by: Actor, moment: datetime
) -> list[Step]:
    """Move the dates of these steps by months and days, and write their periods anew.

    Steps without dates and those that last the whole school year stay as they are; the moved ones are returned.
    """
    if not steps:
        raise BadInput("Отметьте мероприятия, сроки которых нужно перенести", field="steps")
    if not months and not days:
        raise BadInput("Скажите, на сколько перенести: месяцы, дни или и то и другое", field="days")
    for step in steps:
        may_edit(step).require()
    with remembered(steps[0].programme, "Сроки перенесены", moment):
        return [step for step in steps if _shift(step, months, days)]


def _shift(step: Step, months: int, days: int) -> bool:
    period = period_of(step)
    if period is None:
        return False
    year = year_of(step.programme)
    if abs(months) < 12 and (period.start, period.end) == (year.start, year.end):
        return False
    new = shifted(period, months=months, days=days)
    change(step, period=new.verbatim, starts_on=new.start, ends_on=new.end)
    return True
