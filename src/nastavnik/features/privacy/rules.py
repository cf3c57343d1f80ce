"""Terms of requests, who may decide a destruction, clocks of an incident."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from nastavnik.core.calendars.working_days import WorkingCalendar, russian_calendar
from nastavnik.core.privacy.facts import IncidentStep, russian_facts
from nastavnik.features.privacy.enums import DestructionState, IncidentState, SubjectRequestState
from nastavnik.features.privacy.models import Destruction, Incident, SubjectRequest
from nastavnik.kit.verdict import YES, Verdict, no

LIFE_CYCLE_TITLE = "Уничтожение сведений"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    DestructionState.PROPOSED: frozenset({DestructionState.DONE, DestructionState.DECLINED}),
    DestructionState.DONE: frozenset(),
    DestructionState.DECLINED: frozenset(),
}
SMALLEST_COMMISSION = 3


@cache
def calendar() -> WorkingCalendar:
    """The production calendar by which working days are counted."""
    return russian_calendar()


def export_threshold() -> int:
    """The longest list of people taken away without a reason."""
    return russian_facts().export_threshold


def due_of(kind: str, received: date, extended: bool = False) -> date:
    """The last day to answer a request of this kind."""
    return russian_facts().request(kind).due(received, calendar(), extended)


def may_answer(request: SubjectRequest) -> Verdict:
    """Whether the request waits for an answer."""
    return YES if request.state == SubjectRequestState.RECEIVED else no("На это обращение уже дан ответ")


def may_extend(request: SubjectRequest) -> Verdict:
    """Whether the term may be prolonged: once, and only where the law lets."""
    if not russian_facts().request(request.kind).extension:
        return no("Срок такого обращения закон продлевать не позволяет")
    if request.extended:
        return no("Срок уже продлён: второй раз продлить нельзя")
    return may_answer(request)


def may_decide(destruction: Destruction, account: int | None) -> Verdict:
    """Two people: who proposed a destruction does not confirm it."""
    if destruction.state != DestructionState.PROPOSED:
        return no(f"Уничтожение уже в состоянии «{DestructionState(destruction.state).label}»")
    if account is None:
        return no("Уничтожение подтверждает человек, а не сама программа")
    if account == destruction.proposed_by_id:
        return no("Уничтожение подтверждает другой человек, не тот, кто его предложил")
    return YES


def commission_fault(commission: list[list[str]]) -> Verdict:
    """Whether the commission is whole: at least three, each with a post and a name."""
    if len(commission) < SMALLEST_COMMISSION:
        return no("В комиссии не меньше трёх человек: председатель и двое членов")
    if any(not (post.strip() and name.strip()) for post, name in commission):
        return no("У каждого члена комиссии нужны должность и имя")
    return YES


@dataclass(frozen=True, slots=True)
class Clock:
    """A step of an incident with the moment by which it is due and, once done, the moment of that."""

    step: IncidentStep
    due: datetime
    done: datetime | None

    def late(self, moment: datetime) -> bool:
        """Whether it was or is done after its term."""
        return (self.done or moment) > self.due

    def left(self, moment: datetime) -> str:
        """«осталось 5 ч 20 мин» or «просрочено на 2 ч 0 мин»."""
        minutes = int((self.due - moment).total_seconds() // 60)
        word = "осталось" if minutes >= 0 else "просрочено на"
        hours, rest = divmod(abs(minutes), 60)
        return f"{word} {hours} ч {rest} мин"


def clocks(incident: Incident) -> list[Clock]:
    """The steps of the facts with their clocks, counted from the discovery."""
    done = {code: datetime.fromisoformat(text) for code, text in incident.steps.items()}
    return [
        Clock(step, incident.discovered_at + timedelta(hours=step.until), done.get(step.code))
        for step in russian_facts().incident_steps
    ]


def may_close(incident: Incident) -> Verdict:
    """Whether every step is done."""
    if incident.state != IncidentState.OPEN:
        return no("Происшествие уже закрыто")
    undone = [clock.step.title for clock in clocks(incident) if clock.done is None]
    return no(f"Не выполнено: {'; '.join(undone)}") if undone else YES
