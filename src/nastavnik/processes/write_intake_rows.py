"""One part of a list: its people found or entered, its classes, its enrolments; every row learns what it made."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from nastavnik.core.russian.class_codes import parse_class
from nastavnik.features.enrolments.actions import (
    Newcomer,
    change_enrolment,
    enrol_many,
    write_offer,
    write_request,
)
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.queries import offers_of, requests_of, standing_of
from nastavnik.features.enrolments.rules import may_enrol
from nastavnik.features.intake.columns_of import (
    enrolment_facts,
    gaps_filled,
    person_facts,
    statement_facts,
)
from nastavnik.features.intake.queries import acquaintances, made_people, neighbours
from nastavnik.features.intake.telling import told
from nastavnik.features.people.actions import add_class, add_people, change_person
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.queries import class_choices
from nastavnik.features.programmes.content import amounts
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.actions import Actor

if TYPE_CHECKING:
    from nastavnik.features.enrolments.models import Enrolment
    from nastavnik.features.intake.models import Intake, IntakeRow
    from nastavnik.features.intake.telling import Told
    from nastavnik.features.people.models import Person, SchoolClass


@dataclass
class Part:
    """Up to two hundred rows on their way into the lists, inside one transaction of the caller."""

    intake: "Intake"
    rows: "list[IntakeRow]"
    by: Actor
    moment: datetime
    people: "dict[int, Person]" = field(default_factory=dict)

    def write(self) -> None:
        """Write the rows; `made` of each is filled, their state is the caller's."""
        programme = self.intake.programme
        self.pack = pack_of(programme) if programme else None
        self.told = {row.position: told(row, self.pack) for row in self.rows}
        for row in self.rows:
            row.made = {"notes": []}
        self.classes = self._classes()
        leaning = [row for row in self.rows if _same(row).startswith("row:")]
        self._people([row for row in self.rows if row not in leaning])
        self._lean(leaning)
        if self.pack is not None:
            self._enrol()

    @property
    def _signed(self) -> dict[str, Any]:
        return {"by": self.by, "moment": self.moment}

    def _classes(self) -> "dict[str, SchoolClass]":
        known = {row.code: row for row in class_choices()}
        for row in self.rows:
            code = class_code(self.told[row.position], str(row.judged["kind"]))
            if code and code not in known:
                known[code] = add_class(code, **self._signed)
                row.made["school_class"] = known[code].public_id
        return known

    def _people(self, rows: "list[IntakeRow]") -> None:
        if not rows:
            return
        # looked at anew: somebody may have entered these people since the rehearsal
        known = acquaintances(without=made_people(self.intake))
        fresh: list[IntakeRow] = []
        for row in rows:
            one, same = self.told[row.position], _same(row)
            person = known.by_id.get(same.removeprefix("person:")) if same.startswith("person:") else None
            if person is None and row.fixed.get("same_as") != "new":
                person = known.like(one, str(row.judged["kind"])).certain
            if person is None:
                fresh.append(row)
            else:
                self._keep(row, person)
        made = add_people([self._facts(row) for row in fresh], **self._signed)
        for row, person in zip(fresh, made, strict=True):
            self.people[row.position] = person
            row.made |= {"person": person.public_id, "created": True}

    def _facts(self, row: "IntakeRow") -> dict[str, Any]:
        one, kind = self.told[row.position], str(row.judged["kind"])
        school_class = self.classes.get(class_code(one, kind))
        return {"kind": kind, "school_class": school_class, **person_facts(one, kind)}

    def _keep(self, row: "IntakeRow", person: "Person") -> None:
        """Somebody already known: only what is empty is filled."""
        self.people[row.position] = person
        facts = self._facts(row)
        if person.kind != PersonKind.PUPIL:
            facts.pop("school_class")
        facts.pop("kind")
        filled = gaps_filled(person, facts)
        row.made |= {"person": person.public_id, "created": False, "changed": _changes(person, filled)}
        if filled:
            change_person(person, **filled, **self._signed)

    def _lean(self, rows: "list[IntakeRow]") -> None:
        """Rows about somebody told by an earlier row of the list."""
        if not rows:
            return
        near = neighbours(self.intake, rows)
        known = acquaintances()
        alone = []
        for row in sorted(rows, key=lambda row: row.position):
            other = int(_same(row).removeprefix("row:"))
            target = near.get(other)
            person = self.people.get(other) or known.by_id.get(
                str(target.made.get("person")) if target else ""
            )
            if person is None:
                alone.append(row)
            else:
                self._keep(row, person)
        self._people(alone)

    def _enrol(self) -> None:
        assert self.intake.programme is not None and self.pack is not None
        self.chosen = amounts(self.intake.programme)
        standing = standing_of(self.intake.programme, self.people.values())
        taken: dict[tuple[int, str, str], IntakeRow] = {}
        fresh: list[tuple[IntakeRow, Newcomer]] = []
        known: list[tuple[IntakeRow, Enrolment]] = []
        for row in self.rows:
            for track in row.judged.get("tracks", ()):
                newcomer = self._newcomer(row, track)
                if newcomer is None:
                    continue
                key = (newcomer.person.pk, newcomer.side, track)
                if key in standing:
                    known.append((row, standing[key]))
                elif key not in taken:
                    taken[key] = row
                    fresh.append((row, newcomer))
        self._enter(fresh)
        self._fill(known)

    def _newcomer(self, row: "IntakeRow", track: str) -> Newcomer | None:
        assert self.pack is not None
        one, person = self.told[row.position], self.people[row.position]
        entered = date.fromisoformat(row.judged["entered_on"])
        if track not in self.chosen:
            row.made["notes"].append("Форма наставничества больше не выбрана в программе: в базу не внесён")
            return None
        verdict = may_enrol(person, one.role, track, self.pack, entered)
        if not verdict:
            row.made["notes"].append(f"В базу не внесён: {verdict.reason}")
            return None
        left = row.judged.get("left_on")
        facts = enrolment_facts(one, len(one.partners), self.chosen[track].places)
        facts |= {"left_on": date.fromisoformat(left)} if left else {}
        return Newcomer(person, one.role, track, entered, facts, statement_facts(one, self.pack))

    def _enter(self, fresh: "list[tuple[IntakeRow, Newcomer]]") -> None:
        assert self.intake.programme is not None
        state = self.intake.choices.get("state") or EnrolmentState.ACCEPTED
        newcomers = [newcomer for _, newcomer in fresh]
        made = enrol_many(self.intake.programme, newcomers, state=state, **self._signed)
        for (row, _), enrolment in zip(fresh, made, strict=True):
            row.made.setdefault("enrolments", []).append(enrolment.public_id)

    def _fill(self, known: "list[tuple[IntakeRow, Enrolment]]") -> None:
        """Those who already stand in the base: their empty columns are filled."""
        ids = [enrolment.pk for _, enrolment in known]
        told_before = {**requests_of(ids), **offers_of(ids)} if ids else {}
        for row, enrolment in known:
            newcomer = self._newcomer(row, enrolment.track)
            assert newcomer is not None
            filled = gaps_filled(enrolment, newcomer.facts)
            named = len(self.told[row.position].partners)
            if enrolment.side == Side.MENTOR and named > enrolment.places:
                # the list itself gives the mentor so many mentees
                filled["places"] = min(30, named)
            statement = told_before.get(enrolment.pk)
            said = gaps_filled(statement, newcomer.statement) if statement is not None else {}
            changes = {"enrolment": enrolment.public_id, "facts": _changes(enrolment, filled)}
            changes["statement"] = _changes(statement, said) if statement is not None else {}
            row.made.setdefault("standing", []).append(changes)
            if filled:
                change_enrolment(enrolment, **filled, **self._signed)
            if said:
                write = write_offer if enrolment.side == Side.MENTOR else write_request
                write(enrolment, **said, **self._signed)


def class_code(one: "Told", kind: str) -> str:
    """The class of a pupil as classes are written, or an empty string."""
    read = parse_class(one.school_class) if one.school_class and kind == PersonKind.PUPIL else None
    return read.text if read and not read.fault else ""


def _same(row: "IntakeRow") -> str:
    return str(row.judged.get("same") or "new")


def _changes(row: Any, filled: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: [_plain(getattr(row, name)), _plain(value)] for name, value in filled.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "public_id", value)
