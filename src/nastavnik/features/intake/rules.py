"""What may be done to an intake and its rows."""

from nastavnik.features.intake.enums import IntakeState, RowKind, RowState
from nastavnik.features.intake.models import Intake, IntakeRow
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit.verdict import YES, Verdict, no

LIFE_CYCLE_TITLE = "Загрузка списка"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    IntakeState.UPLOADED: frozenset({IntakeState.REHEARSED}),
    IntakeState.REHEARSED: frozenset({IntakeState.REHEARSED, IntakeState.PERFORMING}),
    IntakeState.PERFORMING: frozenset({IntakeState.PERFORMED, IntakeState.CANCELLED}),
    IntakeState.PERFORMED: frozenset({IntakeState.PERFORMING, IntakeState.UNDOING}),
    IntakeState.CANCELLED: frozenset({IntakeState.PERFORMING, IntakeState.UNDOING}),
    IntakeState.UNDOING: frozenset({IntakeState.UNDONE, IntakeState.PERFORMED}),
    IntakeState.UNDONE: frozenset(),
}
STILL_OPEN = frozenset({IntakeState.REHEARSED, IntakeState.PERFORMED, IntakeState.CANCELLED})
WRITTEN = frozenset({RowState.DONE, RowState.UNDONE})


def may_turn(intake: Intake, state: str) -> Verdict:
    """Whether the intake may turn into `state`."""
    if state in LIFE_CYCLE[intake.state]:
        return YES
    return no(f"Загрузка сейчас в состоянии «{IntakeState(intake.state).label}»: обновите страницу")


def may_perform(intake: Intake, ready: int) -> Verdict:
    """There is somebody to write, and the programme takes people."""
    verdict = may_turn(intake, IntakeState.PERFORMING)
    if verdict and intake.programme is not None:
        verdict = may_change(intake.programme)
    if verdict and not ready:
        return no("Записывать некого: готовых строк нет. Разберите строки под вопросом")
    return verdict


def may_decide(intake: Intake, row: IntakeRow) -> Verdict:
    """Rows are decided upon between the rehearsal and their writing."""
    if intake.state not in STILL_OPEN:
        return no(f"Загрузка сейчас в состоянии «{IntakeState(intake.state).label}»: строки править нельзя")
    if row.state in WRITTEN:
        return no("Строка уже записана: правьте самого человека")
    if row.kind == RowKind.SKIPPED and row.read.get("skip") == "empty":
        return no("Пустую строку записать нельзя")
    return YES


def may_discard(intake: Intake) -> Verdict:
    """An intake that has written nobody is thrown away together with its file."""
    if intake.state in {IntakeState.UPLOADED, IntakeState.REHEARSED, IntakeState.UNDONE}:
        return YES
    return no("По этой загрузке уже записаны люди: её можно отменить, но не удалить")
