"""Scores of all pairs at once, the same as `score.total_of` pair by pair.

Sets become rows of a 0/1 matrix, so that how much two sets share is one product of matrices; each measure yields a
matrix of values with NaN for «no data», which the norms replace by the neutral value.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.criteria import place_in
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Place, Seeker
from nastavnik.core.matching.score import check_weights

Matrix = NDArray[np.float64]
Sets = Sequence[frozenset[str] | None]
Table = Callable[[Sequence[Seeker], Sequence[Guide], Norms], Matrix]


def totals(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    """Scores in [0, 1], shape (mentees, mentors). Memory: two such matrices. Raises ValueError as `score_pair`."""
    check_weights(norms)
    result = np.zeros((len(mentees), len(mentors)))
    whole = sum(norms.weights.values())
    for code, weight in norms.weights.items():
        if weight:
            values = TABLES[code](mentees, mentors, norms)
            result += weight / whole * np.where(np.isnan(values), norms.neutral, values)
    return result


def missing_shares(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> dict[str, float]:
    """For each weighted criterion the share of pairs about which data are missing."""
    if not mentees or not mentors:
        return {}
    return {
        code: float(np.isnan(TABLES[code](mentees, mentors, norms)).mean())
        for code, weight in norms.weights.items()
        if weight
    }


def hot(sets: Sets, places: Mapping[str, int]) -> Matrix:
    """One row for each set, one column for each known member."""
    rows = np.zeros((len(sets), max(1, len(places))))
    for n, own in enumerate(sets):
        for member in own or ():
            if member in places:
                rows[n, places[member]] = 1.0
    return rows


def vocabulary(*groups: Sets) -> dict[str, int]:
    """A column for every member of any set."""
    members = {member for group in groups for own in group for member in own or ()}
    return {member: place for place, member in enumerate(sorted(members))}


def akin_sets(mentees: Sets, mentors: Sets, norms: Norms) -> list[frozenset[str]]:
    """For each mentor the requests which no competence of theirs answers, but an akin one does."""
    asked = {code for own in mentees for code in own or ()}
    return [
        frozenset(c for c in asked - own if norms.near.get(c, frozenset()) & own)
        for own in (m or frozenset() for m in mentors)
    ]


def _common(one: Sets, other: Sets) -> Matrix:
    places = vocabulary(one, other)
    return hot(one, places) @ hot(other, places).T


def _known(one: Iterable[object], other: Iterable[object]) -> NDArray[np.bool_]:
    there = np.array([value is not None and value != frozenset() for value in one], bool)
    here = np.array([value is not None and value != frozenset() for value in other], bool)
    both: NDArray[np.bool_] = there[:, None] & here[None, :]
    return both


def _or_nan(values: Matrix, known: NDArray[np.bool_]) -> Matrix:
    return np.where(known, values, np.nan)


def _share(one: Sets, other: Sets, top: Matrix) -> Matrix:
    sizes = np.array([len(own or ()) for own in one], np.float64)
    return _or_nan(top / np.maximum(1.0, sizes)[:, None], _known(one, other))


def _tags(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    asked, having = [m.requests for m in mentees], [g.competences for g in mentors]
    akin = _common(asked, akin_sets(asked, having, norms))
    return _share(asked, having, _common(asked, having) + norms.near_value * akin)


def _text(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    places = {word: place for place, word in enumerate(sorted(norms.rarity))}
    rare = np.array([norms.rarity[word] for word in places]) if places else np.zeros(1)
    one, other = (hot([p.words for p in people], places) * rare for people in (mentees, mentors))
    lengths = [np.sqrt((rows**2).sum(axis=1)) for rows in (one, other)]
    known = (lengths[0] > 0)[:, None] & (lengths[1] > 0)[None, :]
    return _or_nan(one @ other.T / np.maximum(np.outer(*lengths), 1e-300), known)


def _mutual(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    values = np.full((len(mentees), len(mentors)), np.nan)
    values[[m.chosen is not None for m in mentees], :] = 0.0
    values[:, [g.chosen is not None for g in mentors]] = 0.0
    row_of = {m.id: n for n, m in enumerate(mentees)}
    column_of = {g.id: n for n, g in enumerate(mentors)}
    for n, mentee in enumerate(mentees):
        for name in set(mentee.chosen or ()) & set(column_of):
            values[n, column_of[name]] += place_in(mentee.chosen, name) / 2
    for n, mentor in enumerate(mentors):
        for name in set(mentor.chosen or ()) & set(row_of):
            values[row_of[name], n] += place_in(mentor.chosen, name) / 2
    return values


def _age(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    ages = _numbers([m.age for m in mentees])
    low = _numbers([g.wanted_age[0] if g.wanted_age else None for g in mentors])
    high = _numbers([g.wanted_age[1] if g.wanted_age else None for g in mentors])
    return _fading(ages[:, None], low[None, :], high[None, :], norms.age_slack)


def _grade(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    ahead = _numbers([g.grade for g in mentors])[None, :] - _numbers([m.grade for m in mentees])[:, None]
    low, high = norms.grade_gap
    return _fading(ahead, np.float64(low), np.float64(high), norms.grade_slack)


def _fading(value: Matrix, low: Matrix | np.float64, high: Matrix | np.float64, slack: int) -> Matrix:
    beyond = np.maximum(np.maximum(low - value, value - high), 0.0)
    return np.maximum(0.0, 1.0 - beyond / max(1, slack))


def _numbers(values: Sequence[int | None]) -> Matrix:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _enough(one: Sets, other: Sets, enough: int) -> Matrix:
    return _or_nan(np.minimum(1.0, _common(one, other) / max(1, enough)), _known(one, other))


def _slots(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    return _enough([m.free_time for m in mentees], [g.free_time for g in mentors], norms.enough_slots)


def _interests(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    return _enough([m.interests for m in mentees], [g.interests for g in mentors], norms.enough_interests)


def _language(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    return _enough([m.languages for m in mentees], [g.languages for g in mentors], 1)


def _experience(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    wanted, having = [m.support for m in mentees], [g.experience for g in mentors]
    return _share(wanted, having, _common(wanted, having))


def _format(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    one, other = [m.format for m in mentees], [g.format for g in mentors]
    same = np.array([[a == b for b in other] for a in one], np.float64).reshape(len(one), len(other))
    return _or_nan(same, _known(one, other))


def _continuity(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    values = np.full((len(mentees), len(mentors)), np.nan)
    column_of = {g.id: n for n, g in enumerate(mentors)}
    for n, mentee in enumerate(mentees):
        if mentee.last_mentor is not None:
            values[n] = 0.0
            if mentee.last_mentor in column_of:
                values[n, column_of[mentee.last_mentor]] = 1.0
    return values


def _waiting(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    waited = _numbers([m.waited_days for m in mentees])
    share = np.minimum(1.0, np.maximum(0.0, waited) / max(1, norms.enough_wait_days))
    return np.repeat(share[:, None], len(mentors), axis=1)


def _distance(mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms) -> Matrix:
    one, here = placed([m.place for m in mentees])
    other, there = placed([g.place for g in mentors])
    result: Matrix = nearness_table(one, other, norms)[np.ix_(here, there)]
    return result


def nearness_table(one: Sequence[Place | None], other: Sequence[Place | None], norms: Norms) -> Matrix:
    """Values of `criteria.nearness` between places."""
    ways = _numbers_of([[a.kilometres(b) if a and b else None for b in other] for a in one])
    return np.maximum(0.0, 1.0 - ways / norms.far_km)


def _numbers_of(rows: list[list[float | None]]) -> Matrix:
    return np.array([[np.nan if value is None else value for value in row] for row in rows], np.float64)


def placed(given: Sequence[Place | None]) -> tuple[list[Place | None], list[int]]:
    """Places without repetitions, and which of them each person has."""
    kept = list(dict.fromkeys(given)) or [None]
    return kept, [kept.index(place) for place in given]


TABLES: dict[str, Table] = {
    "tags": _tags,
    "text": _text,
    "mutual_choice": _mutual,
    "age_gap": _age,
    "grade_gap": _grade,
    "slots": _slots,
    "interests": _interests,
    "format": _format,
    "language": _language,
    "experience": _experience,
    "continuity": _continuity,
    "waiting": _waiting,
    "distance": _distance,
}
