"""Criteria of a pair: each a small pure function of a mentee, a mentor and the norms, a value in [0, 1].

None means that somebody has not filled in what it asks about: the pair then gets the neutral value of the norms.
"""

from collections.abc import Callable

from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Seeker
from nastavnik.core.matching.texts import likeness

Value = Callable[[Seeker, Guide, Norms], float | None]


def request_met(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """Share of the mentee's requests that the mentor's competences answer; an akin one counts `near_value`."""
    if not mentee.requests or not mentor.competences:
        return None
    met = len(mentee.requests & mentor.competences)
    akin = len(akin_requests(mentee, mentor, norms))
    return (met + norms.near_value * akin) / len(mentee.requests)


def akin_requests(mentee: Seeker, mentor: Guide, norms: Norms) -> frozenset[str]:
    """Requests that no competence answers, but an akin one does."""
    rest = (mentee.requests or frozenset()) - (mentor.competences or frozenset())
    return frozenset(
        code for code in rest if norms.near.get(code, frozenset()) & (mentor.competences or frozenset())
    )


def texts_alike(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """How much the free texts speak of the same: a weak hint, see `texts.likeness`."""
    if not mentee.words or not mentor.words:
        return None
    return likeness(mentee.words, mentor.words, norms.rarity)


def mutual_choice(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """Half for each side that named the other, less for a later place in the list."""
    if mentee.chosen is None and mentor.chosen is None:
        return None
    return (place_in(mentee.chosen, mentor.id) + place_in(mentor.chosen, mentee.id)) / 2


def place_in(chosen: tuple[str, ...] | None, name: str) -> float:
    """1 for the first of a list, falling evenly to nothing after the last; 0 for whoever is not in it."""
    if not chosen or name not in chosen:
        return 0.0
    return 1 - chosen.index(name) / (len(chosen) + 1)


def age_gap(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """1 inside the age the mentor wants, falling evenly to 0 at `age_slack` years outside it."""
    if mentor.wanted_age is None or mentee.age is None:
        return None
    return _fading(mentee.age, *mentor.wanted_age, norms.age_slack)


def grade_gap(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """1 when the mentor is as many classes ahead as is good, falling evenly to 0 at `grade_slack` beyond."""
    if mentee.grade is None or mentor.grade is None:
        return None
    return _fading(mentor.grade - mentee.grade, *norms.grade_gap, norms.grade_slack)


def _fading(value: int, low: int, high: int, slack: int) -> float:
    beyond = max(low - value, value - high, 0)
    return 1.0 if beyond == 0 else max(0.0, 1.0 - beyond / max(1, slack))


def common_time(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """Common free hours against the number that is enough."""
    return _shared(mentee.free_time, mentor.free_time, norms.enough_slots)


def interests(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """Common interests against the number that is enough."""
    return _shared(mentee.interests, mentor.interests, norms.enough_interests)


def common_language(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """1 when they share a language of talk, 0 when not."""
    return _shared(mentee.languages, mentor.languages, 1)


def _shared(one: frozenset[str] | None, other: frozenset[str] | None, enough: int) -> float | None:
    return min(1.0, len(one & other) / max(1, enough)) if one and other else None


def experience(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """Share of the experience that would help the mentee which the mentor has."""
    if not mentee.support or not mentor.experience:
        return None
    return len(mentee.support & mentor.experience) / len(mentee.support)


def common_format(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """1 when both want one way of meeting, 0 when they differ; None when either is content with any."""
    if mentee.format is None or mentor.format is None:
        return None
    return float(mentee.format == mentor.format)


def continuity(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """1 with last year's mentor, 0 with another one; no data for those who had none."""
    if mentee.last_mentor is None:
        return None
    return float(mentee.last_mentor == mentor.id)


def waiting(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """How long the mentee has waited against what is long: decides who is served where places are few."""
    if mentee.waited_days is None:
        return None
    return min(1.0, max(0, mentee.waited_days) / max(1, norms.enough_wait_days))


def nearness(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """1 in one place, falling evenly to 0 at `far_km`; no data where the way is not known."""
    if mentee.place is None or mentor.place is None:
        return None
    way = mentee.place.kilometres(mentor.place)
    return None if way is None else max(0.0, 1.0 - way / norms.far_km)


VALUES: dict[str, Value] = {
    "tags": request_met,
    "text": texts_alike,
    "mutual_choice": mutual_choice,
    "age_gap": age_gap,
    "grade_gap": grade_gap,
    "slots": common_time,
    "interests": interests,
    "format": common_format,
    "language": common_language,
    "experience": experience,
    "continuity": continuity,
    "waiting": waiting,
    "distance": nearness,
}
"""Measures a pack may name."""
