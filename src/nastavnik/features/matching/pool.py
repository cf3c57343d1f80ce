"""Who takes part in a matching: seekers, guides, what stands in the way of pairs, those left aside with the why."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from nastavnik.core.calendars.week import read_free_time
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Seeker
from nastavnik.core.matching.texts import rarity, telling_words
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import Obstacle
from nastavnik.features.enrolments.enums import Format
from nastavnik.features.enrolments.models import Enrolment, Offer, Request
from nastavnik.features.enrolments.queries import offers_of, requests_of
from nastavnik.features.matching.aside import full_mentors, set_aside
from nastavnik.features.matching.obstacles import Met, Pair, Sides, obstacles_among
from nastavnik.features.matching.queries import last_mentors
from nastavnik.features.matching.wishes import Told, told_by
from nastavnik.features.pairings.queries import mentors_with_places, waiting_mentees
from nastavnik.features.people.rules import age_of
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of


@dataclass(frozen=True, slots=True)
class Pool:
    """Everything a run is solved from. `aside` = (enrolment, Russian why) of those who cannot take part now."""

    mentees: list[Enrolment]
    mentors: list[Enrolment]
    seekers: dict[int, Seeker]
    guides: dict[int, Guide]
    met: list[Met]
    aside: list[tuple[Enrolment, str]] = field(default_factory=list)

    @property
    def people(self) -> list[Seeker | Guide]:
        """Both sides as the scores know them."""
        return [*self.seekers.values(), *self.guides.values()]

    def barred(self, allowed: Collection[Pair]) -> dict[Pair, Obstacle]:
        """Pairs that may not be, with the rule; `allowed` by the curator where the rule leaves it to the curator."""
        found: dict[Pair, Obstacle] = {}
        for met in reversed(self.met):
            if met.obstacle.forbids:
                let = allowed if met.obstacle.may_allow else ()
                found |= {pair: met.obstacle for pair in met.pairs if pair not in let}
        return found

    def penalties(self) -> dict[Pair, int]:
        """Points of 100 taken off a pair by what stands in its way without forbidding it."""
        taken: Counter[Pair] = Counter()
        for met in self.met:
            if not met.obstacle.forbids:
                taken.update(dict.fromkeys(met.pairs, met.obstacle.penalty))
        return dict(taken)


def gather(programme: Programme, track: str, day: date) -> Pool:
    """The pool of one track on a day, in a fixed number of queries."""
    pack = pack_of(programme)
    mentees = list(waiting_mentees(programme, track))
    able, aside = set_aside(list(mentors_with_places(programme, track)), mentees, pack, day)
    aside += [(row, "нет свободных мест") for row in full_mentors(programme, track)]
    requests, offers = requests_of(_rows(mentees)), offers_of(_rows(able))
    told = told_by([*_rows(mentees), *_rows(able)])
    sides = Sides(pack, track, programme.curator_id, mentees, able, requests, told, day)
    earlier = last_mentors(mentees, able)
    return Pool(
        mentees,
        able,
        {
            row.pk: _seeker(row, requests.get(row.pk), told.get(row.pk), earlier.get(row.pk), day)
            for row in mentees
        },
        {row.pk: _guide(row, offers.get(row.pk), told.get(row.pk)) for row in able},
        obstacles_among(sides),
        aside,
    )


def norms_of(pack: Pack, weights: Mapping[str, int], people: Iterable[Seeker | Guide] = ()) -> Norms:
    """The pack's norms with these weights by criterion code; `people`: whose words tell how rare a word is."""
    named = (*pack.competences, *pack.matching.languages, *pack.matching.experiences)
    measures = {one.code: one.measure for one in pack.matching.criteria}
    norms = pack.matching.norms
    return Norms(
        weights={measures[code]: float(weight) for code, weight in weights.items()},
        age_slack=norms.age_slack,
        enough_slots=norms.enough_slots,
        enough_interests=norms.enough_interests,
        neutral=norms.neutral / 100,
        words={one.code: one.title for one in named},
        near=akin_competences(pack),
        near_value=norms.akin / 100,
        grade_gap=(norms.classes_ahead_from, norms.classes_ahead_to),
        grade_slack=norms.classes_slack,
        enough_wait_days=norms.long_wait_days,
        far_km=norms.far_km,
        rarity=rarity([person.words or frozenset() for person in people]),
    )


def akin_competences(pack: Pack) -> dict[str, frozenset[str]]:
    """For each competence its wider field, its parts, and the other parts of that field."""
    parts: dict[str, set[str]] = {}
    for one in pack.competences:
        if one.broader is not None:
            parts.setdefault(one.broader, set()).add(one.code)
    akin: dict[str, set[str]] = {wider: set(its) for wider, its in parts.items()}
    for wider, its in parts.items():
        for code in its:
            akin.setdefault(code, set()).update({wider, *its} - {code})
    return {code: frozenset(others) for code, others in akin.items()}


def _rows(rows: Iterable[Enrolment]) -> list[int]:
    return [row.pk for row in rows]


def _seeker(
    row: Enrolment, request: Request | None, told: Told | None, last_mentor: str | None, day: date
) -> Seeker:
    return Seeker(
        row.public_id,
        requests=_set(request.needs if request else None),
        words=_telling(request.text if request else ""),
        age=age_of(row.person, day),
        grade=_grade(row),
        free_time=_hours(request.slots if request else None),
        interests=_words(request.interests if request else None),
        format=_format(request),
        languages=_set(request.languages if request else None),
        chosen=told.named if told else None,
        support=_set(request.support if request else None),
        last_mentor=last_mentor,
        waited_days=(day - row.entered_on).days,
    )


def _guide(row: Enrolment, offer: Offer | None, told: Told | None) -> Guide:
    ages = (offer.wanted_age_from, offer.wanted_age_to) if offer else (None, None)
    return Guide(
        row.public_id,
        competences=_set(offer.competences if offer else None),
        words=_telling(f"{offer.text} {offer.achievements}" if offer else ""),
        wanted_age=(ages[0] or 0, ages[1] or 99) if any(ages) else None,
        grade=_grade(row),
        free_time=_hours(offer.slots if offer else None),
        interests=_words(offer.interests if offer else None),
        format=_format(offer),
        languages=_set(offer.languages if offer else None),
        chosen=told.named if told else None,
        experience=_set(offer.experience if offer else None),
    )


def _grade(row: Enrolment) -> int | None:
    return row.person.school_class.number if row.person.school_class else None


def _telling(text: str) -> frozenset[str] | None:
    return telling_words(text) or None


def _hours(values: list[str] | None) -> frozenset[str] | None:
    """Hours of the week; what is not understood as time is compared letter by letter."""
    if not values:
        return None
    read = read_free_time("; ".join(values))
    return frozenset(read.hours) | frozenset(read.unclear)


def _set(values: list[str] | None) -> frozenset[str] | None:
    return frozenset(values) if values else None


def _words(values: list[str] | None) -> frozenset[str] | None:
    return frozenset(value.casefold().replace("ё", "е") for value in values) if values else None


def _format(statement: Request | Offer | None) -> str | None:
    return None if statement is None or statement.format == Format.ANY else str(statement.format)
