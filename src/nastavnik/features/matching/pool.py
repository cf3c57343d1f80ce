"""Who takes part in a matching: seekers, guides, pairs forbidden by the rules, and those left aside with the why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from nastavnik.core.calendars.week import read_free_time
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Seeker
from nastavnik.core.matching.texts import rarity, telling_words
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.enrolments.enums import Format, Side
from nastavnik.features.enrolments.models import Enrolment, Offer, Request
from nastavnik.features.enrolments.queries import accepted, offers_of, requests_of
from nastavnik.features.pairings.queries import mentors_with_places, waiting_mentees
from nastavnik.features.people.models import Guardianship
from nastavnik.features.people.rules import age_of
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.trainings.queries import hours_of
from nastavnik.features.trainings.rules import training_gap


@dataclass(frozen=True, slots=True)
class Pool:
    """Everything a run is solved from. `aside` = (enrolment, Russian why) of those who cannot take part now."""

    mentees: list[Enrolment]
    mentors: list[Enrolment]
    seekers: dict[int, Seeker]
    guides: dict[int, Guide]
    never: frozenset[tuple[int, int]]
    aside: list[tuple[Enrolment, str]] = field(default_factory=list)

    @property
    def people(self) -> list[Seeker | Guide]:
        """Both sides as the scores know them."""
        return [*self.seekers.values(), *self.guides.values()]


def gather(programme: Programme, track: str, day: date) -> Pool:
    """The pool of one track on a day, in a fixed number of queries."""
    pack = pack_of(programme)
    mentees = list(waiting_mentees(programme, track))
    able, aside = _able(list(mentors_with_places(programme, track)), pack)
    aside += [(row, "нет свободных мест") for row in _full(programme, track)]
    requests = requests_of(_rows(mentees))
    offers = offers_of(_rows(able))
    return Pool(
        mentees,
        able,
        {row.pk: _seeker(row, requests.get(row.pk), day) for row in mentees},
        {row.pk: _guide(row, offers.get(row.pk)) for row in able},
        _never(mentees, able),
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


def _able(mentors: list[Enrolment], pack: Pack) -> tuple[list[Enrolment], list[tuple[Enrolment, str]]]:
    hours = hours_of(_rows(mentors))
    gaps = {row.pk: training_gap(hours[row.pk], pack) for row in mentors}
    trained = [row for row in mentors if gaps[row.pk]]
    return trained, [(row, gaps[row.pk].reason) for row in mentors if not gaps[row.pk]]


def _full(programme: Programme, track: str) -> list[Enrolment]:
    return [row for row in accepted(programme, Side.MENTOR, track) if row.used_places >= row.places]


def _never(mentees: list[Enrolment], mentors: list[Enrolment]) -> frozenset[tuple[int, int]]:
    """One's own mentor, or one's own parent."""
    children = Guardianship.objects.filter(guardian_id__in=[row.person_id for row in mentors])
    kin = set(children.values_list("child_id", "guardian_id"))
    return frozenset(
        (mentee.pk, mentor.pk)
        for mentor in mentors
        for mentee in mentees
        if mentee.person_id == mentor.person_id or (mentee.person_id, mentor.person_id) in kin
    )


def _seeker(row: Enrolment, request: Request | None, day: date) -> Seeker:
    return Seeker(
        row.public_id,
        requests=_set(request.needs if request else None),
        words=_telling(request.text if request else ""),
        age=age_of(row.person, day),
        grade=_grade(row),
        free_time=_hours(request.slots if request else None),
        interests=_words(request.interests if request else None),
        format=_format(request),
        waited_days=(day - row.entered_on).days,
    )


def _guide(row: Enrolment, offer: Offer | None) -> Guide:
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
