"""What the file of one person holds over the years, as of today or of a day asked for."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from nastavnik.features.consents.queries import consents_of
from nastavnik.features.consents.rules import in_force
from nastavnik.features.enrolments.queries import enrolments_of, interviews_among
from nastavnik.features.methodology.queries import packs_here
from nastavnik.features.pairings.queries import part_in_pairings
from nastavnik.features.people.years import stays_of

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person


@dataclass(slots=True)
class Pair:
    """A pairing as seen from one of its people."""

    row: Any
    with_whom: str
    since: date
    until: date | None


@dataclass(slots=True)
class Part:
    """One enrolment with the pairs in it and the interviews before it."""

    row: Any
    pairs: list[Pair] = field(default_factory=list)
    interviews: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class PersonFile:
    """Everything dated: classes, part in programmes, pairs, consents in force."""

    stays: list[Any]
    parts: list[Part]
    consents: list[str]

    @property
    def story(self) -> list[str]:
        """Ids of rows whose entries belong to the person's timeline although they do not name the person."""
        return [pair.row.public_id for part in self.parts for pair in part.pairs]


def file_of(person: "Person", day: date | None, today: date) -> PersonFile:
    """The file; with `day`, only what was true on that day."""
    parts = {row.pk: Part(row) for row in enrolments_of(person) if _then(row.entered_on, row.left_on, day)}
    if parts:
        _add_pairs(person, parts, day)
        _add_interviews(parts, day)
    stays = [one for one in stays_of(person) if _then(one.since, one.until, day)]
    return PersonFile(stays[::-1], list(parts.values()), _consents(person, day or today))


def _add_pairs(person: "Person", parts: dict[int, Part], day: date | None) -> None:
    led, joined = part_in_pairings(person)
    for pairing in led:
        if pairing.mentor_id in parts and _then(pairing.starts_on, pairing.ended_on, day):
            told = Pair(pairing, "", pairing.starts_on, pairing.ended_on)
            parts[pairing.mentor_id].pairs.append(told)
    for member in joined:
        if member.mentee_id in parts and _then(member.since, member.until, day):
            told = Pair(member.pairing, str(member.pairing.mentor), member.since, member.until)
            parts[member.mentee_id].pairs.append(told)


def _add_interviews(parts: dict[int, Part], day: date | None) -> None:
    for talk in interviews_among(parts):
        if day is None or talk.held_on <= day:
            parts[talk.enrolment_id].interviews.append(talk)


def _then(since: date, until: date | None, day: date | None) -> bool:
    return day is None or (since <= day and (until is None or until >= day))


def _consents(person: "Person", day: date) -> list[str]:
    """Titles of consents in force that day; what has ended since was in force until then."""
    titles = {(pack.contour, kind.code): kind.title for pack in packs_here() for kind in pack.consents}
    found = {
        titles.get((row.contour, row.kind), row.kind)
        for row in consents_of([person])
        if _was_in_force(row, day)
    }
    return sorted(found)


def _was_in_force(row: Any, day: date) -> bool:
    if in_force(row, day):
        return True
    begun = row.given_on is not None and row.given_on <= day
    return bool(begun and row.ended_on is not None and row.ended_on > day)
