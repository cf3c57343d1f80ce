"""A whole list is taken back: pairs, enrolments, people and classes it made go, what it filled becomes empty again.

All or nothing: when something of it cannot be taken back, nothing is, and the reasons are kept for the page.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from nastavnik.features.enrolments.actions import (
    change_enrolment,
    undo_enrolment,
    write_offer,
    write_request,
)
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.queries import enrolments_by_code, offer_of, request_of
from nastavnik.features.intake.actions import begin_undo, keep_written, mark_undone
from nastavnik.features.intake.enums import IntakeState
from nastavnik.features.intake.queries import load_intake, written_rows
from nastavnik.features.pairings.actions import undo_proposal
from nastavnik.features.pairings.queries import load_pairing
from nastavnik.features.people.actions import change_person, undo_addition, undo_class
from nastavnik.features.people.queries import load_class, load_person
from nastavnik.kit.actions import Actor, action
from nastavnik.kit.queue.work import enqueue
from nastavnik.kit.verdict import Anticipated, NotFound

if TYPE_CHECKING:
    from nastavnik.features.intake.models import Intake, IntakeRow

AT_ONCE = 200
JOB = "intake.undo"


class CannotUndo(Exception):
    """Carries the reasons out of the transaction that is rolled back."""

    def __init__(self, refusals: list[str]) -> None:
        super().__init__()
        self.refusals = refusals


@action("intake.take_back")
def undo_intake(intake: "Intake", *, by: Actor, moment: datetime) -> "Intake":
    """Undo a small list at once, a large one in the background."""
    begun = begin_undo(intake, by=by, moment=moment)
    if len(written_rows(begun)) <= AT_ONCE:
        return take_back(begun.public_id, by=by, moment=moment)
    enqueue(JOB, begun.organisation_id, by, intake=begun.public_id)
    return begun


def take_back(public_id: str, *, by: Actor, moment: datetime) -> "Intake":
    """Carry a begun undo out, or keep everything and say why."""
    intake = load_intake(public_id)
    if intake.state != IntakeState.UNDOING:
        return intake
    try:
        with transaction.atomic():
            undoing = Undoing(by, moment)
            rows = written_rows(intake)
            undoing.run(rows)
            return mark_undone(intake, rows, by=by, moment=moment)
    except CannotUndo as told:
        return keep_written(load_intake(public_id), told.refusals, by=by, moment=moment)


@dataclass
class Undoing:
    """Takes rows back in the order that leaves no row behind somebody who still needs it."""

    by: Actor
    moment: datetime
    refusals: list[str] = field(default_factory=list)

    def run(self, rows: "list[IntakeRow]") -> None:
        """Raises `CannotUndo` with every reason found."""
        for deed in (self._pairings, self._enrolments, self._people, self._classes):
            for row in reversed(rows):
                deed(row)
        if self.refusals:
            raise CannotUndo(list(dict.fromkeys(self.refusals)))

    @property
    def _signed(self) -> dict[str, Any]:
        return {"by": self.by, "moment": self.moment}

    def _try(self, row: "IntakeRow", deed: Callable[[], Any]) -> None:
        try:
            deed()
        except NotFound:
            return  # somebody has taken it away already
        except Anticipated as refusal:
            self.refusals.append(f"Строка {row.row}: {refusal.reason}")

    def _pairings(self, row: "IntakeRow") -> None:
        for code in row.made.get("pairings", ()):
            self._try(row, lambda code=code: undo_proposal(load_pairing(code), **self._signed))  # type: ignore[misc]

    def _enrolments(self, row: "IntakeRow") -> None:
        for enrolment in enrolments_by_code(row.made.get("enrolments", ())).values():
            self._try(row, lambda one=enrolment: undo_enrolment(one, **self._signed))  # type: ignore[misc]
        for changes in row.made.get("standing", ()):
            self._try(row, lambda told=changes: self._empty_again(told))  # type: ignore[misc]

    def _empty_again(self, changes: dict[str, Any]) -> None:
        found = enrolments_by_code([changes["enrolment"]]).get(changes["enrolment"])
        if found is None:
            raise NotFound
        if fields := _unchanged(found, changes["facts"]):
            change_enrolment(found, **fields, **self._signed)
        mentor = found.side == Side.MENTOR
        statement: Any = offer_of(found) if mentor else request_of(found)
        if fields := _unchanged(statement, changes.get("statement", {})):
            write: Callable[..., Any] = write_offer if mentor else write_request
            write(found, **fields, **self._signed)

    def _people(self, row: "IntakeRow") -> None:
        code = str(row.made.get("person") or "")
        if row.made.get("created"):
            self._try(row, lambda: undo_addition(load_person(code), **self._signed))
        elif row.made.get("changed"):
            self._try(row, lambda: self._restore(code, row.made["changed"]))

    def _restore(self, code: str, changes: dict[str, Any]) -> None:
        person = load_person(code)
        if fields := _unchanged(person, changes):
            change_person(person, **fields, mistaken_class=True, **self._signed)

    def _classes(self, row: "IntakeRow") -> None:
        if row.made.get("school_class"):
            self._try(row, lambda: undo_class(load_class(row.made["school_class"]), **self._signed))


def _unchanged(row: Any, changes: dict[str, list[Any]]) -> dict[str, Any]:
    """Former values of the columns nobody has touched since."""
    return {name: old for name, (old, new) in changes.items() if _plain(getattr(row, name)) == new}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else getattr(value, "public_id", value)
