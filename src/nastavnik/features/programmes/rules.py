"""What may be done to a programme."""

from nastavnik.features.programmes.enums import ProgrammeState
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.verdict import YES, Verdict, no

LIFE_CYCLE_TITLE = "Программа наставничества"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    ProgrammeState.DRAFT: frozenset({ProgrammeState.RUNNING}),
    ProgrammeState.RUNNING: frozenset({ProgrammeState.FINISHED}),
    ProgrammeState.FINISHED: frozenset({ProgrammeState.RUNNING}),
}


def may_turn(programme: Programme, state: str) -> Verdict:
    """Whether the programme's state may turn into `state`."""
    if state in LIFE_CYCLE[programme.state]:
        return YES
    return no(f"Программа в состоянии «{ProgrammeState(programme.state).label}»: так перевести её нельзя")


def may_change(programme: Programme) -> Verdict:
    """A finished programme is history."""
    if programme.state == ProgrammeState.FINISHED:
        return no("Программа завершена: чтобы править её, верните её в работу")
    return YES
