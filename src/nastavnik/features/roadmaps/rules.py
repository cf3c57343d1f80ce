"""What may be done to steps of the roadmap, and how their periods are understood."""

from datetime import date

from nastavnik.core.calendars import Period, SchoolYear, UnreadablePeriod, parse_period
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.models import Step
from nastavnik.kit.verdict import YES, BadInput, Verdict, no

LIFE_CYCLE_TITLE = "Мероприятие дорожной карты"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    StepState.PLANNED: frozenset({StepState.DONE, StepState.DROPPED}),
    StepState.DONE: frozenset({StepState.PLANNED}),
    StepState.DROPPED: frozenset({StepState.PLANNED}),
}


def may_turn(step: Step, state: str) -> Verdict:
    """Whether the step may turn into `state`."""
    if state in LIFE_CYCLE[step.state]:
        return may_change(step.programme)
    return no(f"Мероприятие уже в состоянии «{StepState(step.state).label}»")


def may_edit(step: Step) -> Verdict:
    """A closed step says how it was; it is opened again before its words change."""
    if step.state != StepState.PLANNED:
        return no(f"Мероприятие в состоянии «{StepState(step.state).label}»: сначала верните его в работу")
    return may_change(step.programme)


def may_draft(programme: Programme, steps: int) -> Verdict:
    """A roadmap is drafted once, into an empty place."""
    if steps:
        return no("Дорожная карта уже составлена: правьте её мероприятия")
    return may_change(programme)


def may_be_proved(evidence_ref: str, reason: str) -> Verdict:
    """No step is closed by a bare tick."""
    if evidence_ref.strip() or reason.strip():
        return YES
    return no("Выберите, чем подтверждается мероприятие, или напишите, почему оно закрыто без подтверждения")


def overdue_days(step: Step, day: date) -> int:
    """By how many days an open step is late on `day`; 0 when it is not."""
    if step.state != StepState.PLANNED or step.ends_on is None:
        return 0
    return max(0, (day - step.ends_on).days)


def year_of(programme: Programme) -> SchoolYear:
    """The school year of the programme, beginning as its pack says."""
    return SchoolYear(programme.school_year, pack_of(programme).defaults.school_year_first_month)


def understood(text: str, programme: Programme) -> Period:
    """How the words of a period are understood in the programme's year; `BadInput` when they are not."""
    try:
        return parse_period(text, year_of(programme), pack_of(programme).roadmap.first_month)
    except UnreadablePeriod as fault:
        raise BadInput(str(fault), field="period") from fault
