"""The gates before any contact of a grown-up with a child, computed whenever somebody stands before them (D31).

One place: what begins a pairing, plans or holds a meeting, and prints a child's name for a stranger asks here. Nothing
is remembered: a consent withdrawn or a clearance expired closes the gate for the very next question.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.consents.queries import consents_of
from nastavnik.features.consents.rules import Missing, Written, as_of, gate, missing_consents
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.pairings.queries import members_of, pairings_between
from nastavnik.features.pairings.rules import may_activate, may_bring_together
from nastavnik.features.people.rules import is_minor
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.screening.queries import clearances_of
from nastavnik.features.screening.rules import cleared, is_stranger
from nastavnik.features.trainings.queries import hours_of
from nastavnik.features.trainings.rules import training_gap
from nastavnik.kit.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing
    from nastavnik.features.people.models import Person
    from nastavnik.features.screening.models import Clearance


Row = TypeVar("Row", bound=Any)


@dataclass(frozen=True, slots=True)
class Gates:
    """What stands before one pairing: what each participant owes, the mentor's training, each stranger's check."""

    owed: list[tuple["Person", list[Missing]]]
    training: Verdict
    screening: list[tuple["Person", Verdict]]
    verdict: Verdict

    @property
    def clear(self) -> bool:
        """Whether nothing is missing (the state of the pairing aside)."""
        return bool(self.open)

    @property
    def unscreened(self) -> list[str]:
        """Sentences about strangers without a check."""
        return [verdict.reason for _, verdict in self.screening if not verdict]

    @property
    def open(self) -> Verdict:
        """Consents, training and checks together, without the state of the pairing."""
        told = [answer.reason for person, missing in self.owed if not (answer := gate(missing, person))]
        told += [self.training.reason] if not self.training else []
        told += self.unscreened
        return no(". ".join(told)) if told else YES


@dataclass(slots=True)
class Papers:
    """Everything the gates of these pairings ask about, each table read once.

    `instead` and `cleared_instead`: rows as they are about to be (by id; None: about to go) in place of those of
    the database. `people_instead`: the same of people. `joining`: about to become mentees.
    """

    pairings: Sequence["Pairing"]
    instead: Mapping[int, Written | None] = field(default_factory=dict)
    cleared_instead: Mapping[int, "Clearance | None"] = field(default_factory=dict)
    people_instead: Mapping[int, "Person"] = field(default_factory=dict)
    pack: Pack | None = None
    joining: Sequence["Person"] = ()
    _sides: dict[int, list[tuple["Person", str]]] = field(init=False)
    _consents: list[Written] = field(init=False)
    _clearances: list["Clearance"] = field(init=False)
    _hours: dict[int, Decimal] = field(init=False)

    def __post_init__(self) -> None:
        members = members_of(self.pairings)
        self._sides = {
            pairing.pk: [
                (self._now(pairing.mentor.person), Side.MENTOR),
                *((self._now(one.mentee.person), Side.MENTEE) for one in members[pairing.pk]),
                *((person, Side.MENTEE) for person in self.joining),
            ]
            for pairing in self.pairings
        }
        people = list({p.pk: p for rows in self._sides.values() for p, _ in rows}.values())
        self._consents = _replaced(consents_of(people), self.instead)
        self._clearances = _replaced(clearances_of(people), self.cleared_instead)
        self._hours = hours_of([pairing.mentor_id for pairing in self.pairings])

    def _now(self, person: "Person") -> "Person":
        return self.people_instead.get(person.pk, person)

    def gates(self, pairing: "Pairing", day: date) -> Gates:
        """The gates of one of the pairings on `day`."""
        pack = self.pack or pack_of(pairing.programme)
        sides = self._sides[pairing.pk]
        contours = {pack.code, pack.contour}
        consents = [as_of(c, day) for c in self._consents if c.contour in contours]
        owed = [
            (person, missing_consents(person, pack.consents_required(pairing.track, side), consents, day))
            for person, side in sides
        ]
        training = training_gap(self._hours[pairing.mentor_id], pack)
        screening = self._screening([person for person, _ in sides], day)
        bare = Gates(owed, training, screening, YES)
        return Gates(owed, training, screening, may_activate(pairing, bare.open))

    def _screening(self, people: Collection["Person"], day: date) -> list[tuple["Person", Verdict]]:
        if not any(is_minor(person, day) for person in people):
            return []
        strangers = [person for person in people if is_stranger(person, day)]
        return [(person, cleared(person, self._clearances, day)) for person in strangers]


def _replaced(rows: Iterable[Row], instead: Mapping[int, Row | None]) -> list[Row]:
    kept = [row for row in rows if row.pk not in instead]
    return [*kept, *(row for row in instead.values() if row is not None)]


def gates_of(pairing: "Pairing", day: date) -> Gates:
    """The gates of one pairing on `day`, in four queries: mentees, consents, checks of strangers, hours."""
    return Papers([pairing]).gates(pairing, day)


def may_meet_on(pairing: "Pairing", day: date) -> Verdict:
    """Whether the pairing may meet on `day` by its papers; its state is the question of meetings themselves."""
    return gates_of(pairing, day).open


def gate_for(pairings: Sequence["Pairing"]) -> Callable[["Pairing", date], Verdict]:
    """`may_meet_on` for many pairings at once: their papers are read one time."""
    papers = Papers(pairings)
    return lambda pairing, day: papers.gates(pairing, day).open


def may_contact(adult: "Person", minor: "Person", day: date) -> Verdict:
    """Whether this grown-up may deal with this child on `day`: a pairing of the two at work whose gates are open."""
    together = [p for p in pairings_between(adult, minor) if may_bring_together(p)]
    if not together:
        return no(f"«{adult}» и «{minor}» не работают в одной паре")
    papers = Papers(together)
    answers = [papers.gates(pairing, day).open for pairing in together]
    return next((answer for answer in answers if answer), answers[0])
