"""Pairs that a list names: proposed one by one; what cannot be proposed stays as a remark."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from nastavnik.features.enrolments.queries import enrolments_by_code
from nastavnik.features.intake.queries import rows_at
from nastavnik.features.pairings.actions import propose_pairing
from nastavnik.features.pairings.queries import open_partners
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import Anticipated, Conflict

if TYPE_CHECKING:
    from nastavnik.features.enrolments.models import Enrolment
    from nastavnik.features.intake.models import Intake, IntakeRow


@dataclass
class Pairs:
    """Mentors of a list with their mentees, inside one transaction of the caller."""

    intake: "Intake"
    mentors: "list[IntakeRow]"
    by: Actor
    moment: datetime

    def propose(self) -> None:
        """A pair for every mentee of every mentor; `made` of each mentor learns what came of it."""
        wanted = {position for row in self.mentors for position in row.read["paired_with"]}
        mentees = rows_at(self.intake, wanted)
        codes = {code for row in (*self.mentors, *mentees.values()) for code in _enrolments(row)}
        self._known = enrolments_by_code(codes)
        self._paired = open_partners(self._known.values())
        for row in self.mentors:
            row.made["pairings"] = []
            for position in row.read["paired_with"]:
                if position in mentees:
                    self._pair(row, mentees[position])

    def _pair(self, row: "IntakeRow", other: "IntakeRow") -> None:
        found = self._common(row, other)
        if found is None:
            if other.made.get("person"):
                row.made["notes"].append(
                    f"Пара с «{_named(other)}» не создана: в базе они в разных формах или не вместе"
                )
            return
        mentor, mentee = found
        if (mentor.pk, mentee.pk) in self._paired:
            return
        starts, ends = _dates(self.intake, other, mentee)
        try:
            pairing = propose_pairing(
                mentor.programme, mentor, [mentee], track=mentor.track, starts_on=starts, ends_on=ends, by=self.by,
                moment=self.moment,
            )  # fmt: skip
        except Conflict:
            raise
        except Anticipated as refusal:
            row.made["notes"].append(f"Пара с «{mentee.person}» не создана: {refusal.reason}")
            return
        row.made["pairings"].append(pairing.public_id)

    def _common(self, row: "IntakeRow", other: "IntakeRow") -> "tuple[Enrolment, Enrolment] | None":
        mentors = [self._known[code] for code in _enrolments(row) if code in self._known]
        mentees = [self._known[code] for code in _enrolments(other) if code in self._known]
        return next(
            ((a, b) for b in mentees for a in mentors if a.track == b.track and a.side != b.side), None
        )


def _enrolments(row: "IntakeRow") -> list[str]:
    standing = [str(one["enrolment"]) for one in row.made.get("standing", ())]
    return [*(str(code) for code in row.made.get("enrolments", ())), *standing]


def _named(row: "IntakeRow") -> str:
    return " ".join(str(row.read.get(part) or "") for part in ("surname", "name")).strip()


def _dates(intake: "Intake", other: "IntakeRow", mentee: "Enrolment") -> tuple[date, date]:
    """From the mentee's entry to the day the list gives, else to the end of the programme."""
    programme = mentee.programme
    starts = min(max(mentee.entered_on, programme.starts_on), programme.ends_on)
    left = other.judged.get("left_on")
    ends = date.fromisoformat(left) if left else programme.ends_on
    return starts, max(ends, starts)
