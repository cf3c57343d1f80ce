"""Life of a run, and what the curator may rule."""

from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.matching.enums import RulingKind, RunState
from nastavnik.features.matching.models import Proposal, Ruling, Run
from nastavnik.kit.verdict import YES, Verdict, no

LIFE_CYCLE_TITLE = "Подбор пар"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    RunState.WAITING: frozenset({RunState.SOLVED, RunState.REFUSED, RunState.CANCELLED}),
    RunState.SOLVED: frozenset({RunState.ADOPTED}),
    RunState.REFUSED: frozenset(),
    RunState.CANCELLED: frozenset(),
    RunState.ADOPTED: frozenset({RunState.SOLVED}),
}


def may_turn(run: Run, state: str) -> Verdict:
    """Whether the run may turn into `state`."""
    if state in LIFE_CYCLE[run.state]:
        return YES
    return no(f"Этот подбор в состоянии «{RunState(run.state).label}»: запустите новый")


def may_rule(mentee: Enrolment, mentor: Enrolment, kind: str, standing: Ruling | None) -> Verdict:
    """A ruling joins a mentee and a mentor of one programme and track, and does not contradict another."""
    if (mentee.side, mentor.side) != (Side.MENTEE, Side.MENTOR):
        return no("Решение принимается о наставляемом и наставнике")
    if mentee.programme_id != mentor.programme_id or mentee.track != mentor.track:
        return no("Наставник и наставляемый должны быть в одной программе и одной форме")
    if mentee.person_id == mentor.person_id:
        return no("Человек не может быть наставником самому себе")
    if standing is not None and standing.kind != kind:
        word = RulingKind(standing.kind).label
        return no(f"Об этой паре уже решено «{word}»: сначала снимите то решение")
    return YES


def may_adopt(proposal: Proposal) -> Verdict:
    """Only a proposed pair of a solved run that is not yet adopted."""
    if proposal.mentor_id is None:
        return no(f"Для «{proposal.mentee}» наставник не предложен")
    if proposal.pairing_id is not None:
        return no(f"Пара «{proposal.mentee}» уже закреплена")
    if proposal.run.state not in {RunState.SOLVED, RunState.ADOPTED}:
        return no("Этот подбор ещё не посчитан")
    return YES
