"""What stands in the way of a pair: the methodology names the rules, here each is looked up in the facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import Obstacle
from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.queries import holders_of
from nastavnik.features.enrolments.models import Enrolment, Request
from nastavnik.features.matching.wishes import Told
from nastavnik.features.pairings.models import PairingMember
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Guardianship, Person

Pair = tuple[int, int]
"""Ids of the enrolments of a mentee and a mentor."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Those who may become pairs, and what is known of them; `told`: sheets of wishes by enrolment id."""

    pack: Pack
    track: str
    curator_id: int | None
    mentees: list[Enrolment]
    mentors: list[Enrolment]
    requests: Mapping[int, Request]
    told: Mapping[int, Told]
    day: date

    def where(self, holds: Callable[[Enrolment, Enrolment], object]) -> frozenset[Pair]:
        """Pairs of which it is true."""
        return frozenset(
            (mentee.pk, mentor.pk)
            for mentor in self.mentors
            for mentee in self.mentees
            if holds(mentee, mentor)
        )

    def of_people(self, people: Iterable[Pair]) -> frozenset[Pair]:
        """Pairs of these people: (mentee, mentor) by the ids of persons."""
        known = frozenset(people)
        return self.where(lambda mentee, mentor: (mentee.person_id, mentor.person_id) in known)


@dataclass(frozen=True, slots=True)
class Met:
    """An obstacle with the pairs in the way of which it stands."""

    obstacle: Obstacle
    pairs: frozenset[Pair]


def obstacles_among(sides: Sides) -> list[Met]:
    """Every obstacle of the methodology that holds in this form, with its pairs; those without a pair are left out."""
    standing = [one for one in sides.pack.matching.obstacles if sides.track not in one.except_tracks]
    met = [Met(one, MEASURES[one.measure](sides)) for one in standing]
    return [one for one in met if one.pairs]


def _same_person(sides: Sides) -> frozenset[Pair]:
    return sides.where(lambda mentee, mentor: mentee.person_id == mentor.person_id)


def _avoided(sides: Sides) -> frozenset[Pair]:
    nothing = Told()
    never = {row.pk: sides.told.get(row.pk, nothing).never for row in (*sides.mentees, *sides.mentors)}
    return sides.where(
        lambda mentee, mentor: mentor.public_id in never[mentee.pk] or mentee.public_id in never[mentor.pk]
    )


def _past_conflict(sides: Sides) -> frozenset[Pair]:
    apart = [reason.code for reason in sides.pack.termination_reasons if reason.never_again]
    ended = PairingMember.objects.filter(
        pairing__closing_reason__in=apart, mentee__person__in=_people(sides.mentees)
    )
    return sides.of_people(ended.values_list("mentee__person_id", "pairing__mentor__person_id"))


def _kinship(sides: Sides) -> frozenset[Pair]:
    """Parent and child either way, and children of one parent."""
    everybody = _people([*sides.mentees, *sides.mentors])
    adults = Guardianship.objects.filter(child__in=everybody).values("guardian")
    bonds = Guardianship.objects.filter(guardian__in=adults) | Guardianship.objects.filter(
        guardian__in=everybody
    )
    family: dict[int, set[int]] = {}
    for child, guardian in bonds.values_list("child_id", "guardian_id"):
        family.setdefault(guardian, {guardian}).add(child)
    return sides.of_people((a, b) for members in family.values() for a in members for b in members if a != b)


def _subordinate(sides: Sides) -> frozenset[Pair]:
    """The head of the organisation and whoever works in it, either way."""
    accounts = set(holders_of(Role.HEAD, sides.day))

    def bound(one: Person, other: Person) -> bool:
        return one.account_id in accounts and other.kind == PersonKind.STAFF and one.pk != other.pk

    return sides.where(
        lambda mentee, mentor: bound(mentee.person, mentor.person) or bound(mentor.person, mentee.person)
    )


def _grades_mentee(sides: Sides) -> frozenset[Pair]:
    """The class teacher of the mentee's class."""
    return sides.where(
        lambda mentee, mentor: (
            mentee.person.school_class is not None
            and mentee.person.school_class.class_teacher_id == mentor.person_id
        )
    )


def _curators_own(sides: Sides) -> frozenset[Pair]:
    return sides.where(lambda mentee, mentor: mentor.person_id == sides.curator_id)


def _wanted_sex(sides: Sides) -> frozenset[Pair]:
    """A mentor whose sex is not written down is not turned away."""
    wanted = {row: request.wanted_sex for row, request in sides.requests.items() if request.wanted_sex}
    return sides.where(
        lambda mentee, mentor: (
            mentor.person.sex and wanted.get(mentee.pk, mentor.person.sex) != mentor.person.sex
        )
    )


def _mentor_younger(sides: Sides) -> frozenset[Pair]:
    def younger(mentee: Person, mentor: Person) -> bool:
        born = (mentee.birth_date, mentor.birth_date)
        return None not in born and born[0] < born[1]  # type: ignore[operator]

    return sides.where(lambda mentee, mentor: younger(mentee.person, mentor.person))


def _full_load(sides: Sides) -> frozenset[Pair]:
    """Mentors who already lead as many as the methodology calls full, in all programmes together."""
    rows = PairingMember.objects.filter(
        until=None, pairing__mentor__person__in=_people(sides.mentors)
    ).order_by()
    led = dict(rows.values_list("pairing__mentor__person_id").annotate(n=Count("pk")))
    full = sides.pack.matching.norms.full_load
    return sides.where(lambda mentee, mentor: led.get(mentor.person_id, 0) >= full)


def _people(rows: Iterable[Enrolment]) -> list[int]:
    return [row.person_id for row in rows]


MEASURES: dict[str, Callable[[Sides], frozenset[Pair]]] = {
    "same_person": _same_person,
    "avoided": _avoided,
    "past_conflict": _past_conflict,
    "kinship": _kinship,
    "subordinate": _subordinate,
    "grades_mentee": _grades_mentee,
    "curators_own": _curators_own,
    "wanted_sex": _wanted_sex,
    "mentor_younger": _mentor_younger,
    "full_load": _full_load,
}
