"""What may be done to steps of the roadmap, and how their periods are understood."""

from collections.abc import Sequence
from datetime import date

from nastavnik.core.calendars import Period, SchoolYear, UnreadablePeriod, parse_period
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.enums import OPEN, RoadmapFileState, StepState
from nastavnik.features.roadmaps.models import RoadmapFile, Step
from nastavnik.kit.verdict import YES, BadInput, Verdict, no

DEPTH = 3
"""Numbers have at most so many levels: 1, 1.1, 1.1.2."""
LIFE_CYCLE_TITLE = "Мероприятие дорожной карты"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    StepState.PLANNED: frozenset({StepState.GOING, StepState.DONE, StepState.DROPPED}),
    StepState.GOING: frozenset({StepState.PLANNED, StepState.DONE, StepState.DROPPED}),
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
    if step.state not in OPEN:
        return no(f"Мероприятие в состоянии «{StepState(step.state).label}»: сначала верните его в работу")
    return may_change(step.programme)


def may_draft(programme: Programme, steps: int) -> Verdict:
    """A roadmap is drafted once, into an empty place."""
    if steps:
        return no("Дорожная карта уже составлена: правьте её мероприятия")
    return may_change(programme)


def may_merge(steps: Sequence[Step]) -> Verdict:
    """Two or more open steps of one programme become one."""
    if len(steps) < 2:
        return no("Отметьте хотя бы два мероприятия, которые нужно объединить")
    if len({step.programme_id for step in steps}) > 1:
        return no("Объединяют мероприятия одной программы")
    return next((verdict for step in steps if not (verdict := may_edit(step))), YES)


def may_lay(file: RoadmapFile) -> Verdict:
    """A file is written once."""
    if file.state != RoadmapFileState.READ:
        return no("Этот файл уже записан или отменён: загрузите его ещё раз")
    return may_change(file.programme)


def may_nest(step: Step, parent: Step | None, depth: int) -> Verdict:
    """Whether the step may become a part of `parent`; `depth` is how many levels the result would have."""
    if parent is None:
        return no("Выше нет мероприятия, частью которого это могло бы стать")
    if depth > DEPTH:
        return no(f"В номерах бывает не больше {DEPTH} уровней: глубже вложить нельзя")
    return may_edit(step)


def may_be_proved(evidence_ref: str, reason: str) -> Verdict:
    """No step is closed by a bare tick."""
    if evidence_ref.strip() or reason.strip():
        return YES
    return no("Выберите, чем подтверждается мероприятие, или напишите, почему оно закрыто без подтверждения")


def overdue_days(step: Step, day: date) -> int:
    """By how many days an open step is late on `day`; 0 when it is not."""
    if step.state not in OPEN or step.ends_on is None:
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


def understood_or_none(text: str, programme: Programme) -> Period | None:
    """The same without a refusal: None says honestly that the words were not understood."""
    try:
        return understood(text, programme)
    except BadInput:
        return None


def period_of(step: Step) -> Period | None:
    """The understood dates of a step, if both are known."""
    if step.starts_on is None or step.ends_on is None:
        return None
    return Period(step.starts_on, step.ends_on, step.period, step.rhythm, step.deadline)  # type: ignore[arg-type]
