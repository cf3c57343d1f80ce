"""The best candidates of every mentee out of all mentors, without ever holding all pairs at once.

For regions: a school's pairs fit into `bulk.totals`. The scores are the same; each row of mentors is scored by one pass
of a compiled kernel over sets packed into 64-bit words, and only the best of it are kept. Memory: O(people · most).
Without Numba the rows are scored by `bulk.totals`, block by block.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching import bulk
from nastavnik.core.matching.choice_rows import extra_rows
from nastavnik.core.matching.compiling import has_numba
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Seeker
from nastavnik.core.matching.score import check_weights

BLOCK = 256
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
People = tuple[Sequence[Seeker], Sequence[Guide]]


@dataclass(frozen=True, slots=True)
class Candidates:
    """For each mentee the positions of mentors, best first, and their scores; shape (mentees, most)."""

    mentors: Ints
    scores: Floats


def best_candidates(
    mentees: Sequence[Seeker], mentors: Sequence[Guide], norms: Norms, most: int
) -> Candidates:
    """The `most` best mentors of each mentee by `score.total_of`; of equal ones the earlier mentor."""
    check_weights(norms)
    most = min(most, len(mentors))
    found = Candidates(np.zeros((len(mentees), most), np.int64), np.zeros((len(mentees), most)))
    if not most or not mentees:
        return found
    if has_numba():
        _by_kernel((mentees, mentors), norms, found)
    else:
        _by_blocks((mentees, mentors), norms, found)
    return found


def _by_blocks(people: People, norms: Norms, found: Candidates) -> None:
    most = found.mentors.shape[1]
    for start in range(0, len(people[0]), BLOCK):
        rows = slice(start, start + BLOCK)
        scores = bulk.totals(people[0][rows], people[1], norms)
        found.mentors[rows] = np.argsort(-scores, axis=1, kind="stable")[:, :most]
        found.scores[rows] = np.take_along_axis(scores, found.mentors[rows], axis=1)


def _by_kernel(people: People, norms: Norms, found: Candidates) -> None:
    from nastavnik.core.matching.candidate_kernel import best_of_rows

    whole = sum(norms.weights.values())
    share = {code: weight / whole for code, weight in norms.weights.items() if weight}
    best_of_rows(
        _sets(people, norms, share),
        _intervals(people, norms, share),
        _codes(people, norms, share),
        _places(people, norms, share),
        _flags(people, norms, share),
        _base(people[0], norms, share),
        extra_rows(people, norms, share),
        found.mentors,
        found.scores,
    )


@dataclass(frozen=True, slots=True)
class Overlap:
    """A measure that counts what two sets share: `enough` in common is full (None: all of the mentee's set).

    `teller`: whose emptiness means «no data»; `part`: how much of the criterion this overlap is worth; `besides`: it
    only adds to another one of the same criterion, which says what no data are worth.
    """

    code: str
    one: bulk.Sets
    other: bulk.Sets
    teller: bulk.Sets
    enough: int | None
    part: float = 1.0
    besides: bool = False

    def units(self) -> list[float]:
        """What one common member is worth to each mentee; 0 for no data."""
        return [1.0 / (self.enough or len(own)) if own else 0.0 for own in self.one]

    def packed(self) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """Both sides as 0/1 matrices in words of 64 bits."""
        places = bulk.vocabulary(self.one, self.other)
        return _words(bulk.hot(self.one, places)), _words(bulk.hot(self.other, places))


def _overlaps(people: People, norms: Norms) -> list[Overlap]:
    mentees, mentors = people
    asked, having = [m.requests for m in mentees], [g.competences for g in mentors]
    akin = bulk.akin_sets(asked, having, norms)
    hours, likings = [g.free_time for g in mentors], [g.interests for g in mentors]
    tongues, known = [g.languages for g in mentors], [g.experience for g in mentors]
    return [
        Overlap("tags", asked, having, having, None),
        Overlap("tags", asked, akin, having, None, norms.near_value, besides=True),
        Overlap("slots", [m.free_time for m in mentees], hours, hours, max(1, norms.enough_slots)),
        Overlap(
            "interests", [m.interests for m in mentees], likings, likings, max(1, norms.enough_interests)
        ),
        Overlap("language", [m.languages for m in mentees], tongues, tongues, 1),
        Overlap("experience", [m.support for m in mentees], known, known, None),
    ]


def _sets(people: People, norms: Norms, share: dict[str, float]) -> tuple[Any, ...]:
    """Words of mentees by rows and of mentors by columns, where those of each measure begin, what one is worth,

    and points as `_told` gives them.
    """
    kept = [overlap for overlap in _overlaps(people, norms) if overlap.code in share]
    packed = [overlap.packed() for overlap in kept]
    known = [[bool(own) for own in overlap.teller] for overlap in kept]
    points = [share[overlap.code] * overlap.part for overlap in kept]
    neutral = [0.0 if o.besides else share[o.code] * norms.neutral for o in kept]
    mentees, mentors = len(people[0]), len(people[1])
    return (
        _beside([one for one, _ in packed], mentees),
        np.ascontiguousarray(_beside([other for _, other in packed], mentors).T),
        np.cumsum([0, *(one.shape[1] for one, _ in packed)]).astype(np.int64),
        np.array([overlap.units() for overlap in kept]).reshape(len(kept), mentees).T.copy(),
        *_told(np.array(known, np.bool_).reshape(len(kept), mentors), np.array(points), np.array(neutral)),
    )


def _told(known: NDArray[np.bool_], points: Floats, neutral: Floats) -> tuple[Floats, Floats, Floats]:
    """For each measure and mentor: points of a whole value, points without data; and points where nothing is known."""
    return np.where(known, points[:, None], 0.0), np.where(known, 0.0, neutral[:, None]), neutral


def _beside(columns: list[NDArray[np.uint64]], rows: int) -> NDArray[np.uint64]:
    return np.ascontiguousarray(np.hstack(columns)) if columns else np.zeros((rows, 1), np.uint64)


def _words(rows: Floats) -> NDArray[np.uint64]:
    wide = -(-rows.shape[1] // 64) * 64
    full = np.zeros((len(rows), wide), np.uint8)
    full[:, : rows.shape[1]] = rows
    return np.packbits(full, axis=1, bitorder="little").view(np.uint64)


def _intervals(people: People, norms: Norms, share: dict[str, float]) -> tuple[Any, ...]:
    """A number of the mentee and bounds of the mentor; a class ahead is the mentee's class in the mentor's bounds."""
    mentees, mentors = people
    low, high = norms.grade_gap
    nan = np.nan
    rows = {
        "age_gap": (
            [nan if m.age is None else m.age for m in mentees],
            [g.wanted_age[0] if g.wanted_age else nan for g in mentors],
            [g.wanted_age[1] if g.wanted_age else nan for g in mentors],
            max(1, norms.age_slack),
        ),
        "grade_gap": (
            [nan if m.grade is None else -m.grade for m in mentees],
            [nan if g.grade is None else low - g.grade for g in mentors],
            [nan if g.grade is None else high - g.grade for g in mentors],
            max(1, norms.grade_slack),
        ),
    }
    kept = [code for code in rows if code in share]
    sizes = (len(mentees), len(mentors), len(mentors))
    value, low_of, high_of = (
        np.array([rows[code][n] for code in kept], np.float64).reshape(len(kept), size)
        for n, size in enumerate(sizes)
    )
    slack = np.array([rows[code][3] for code in kept], np.float64)
    known = ~np.isnan(low_of)
    points, neutral = _points(kept, norms, share)
    bounds = np.where(known, low_of, 0.0), np.where(known, high_of, 0.0)
    return value, *bounds, slack, *_told(known, points, neutral)


def _codes(people: People, norms: Norms, share: dict[str, float]) -> tuple[Any, ...]:
    kept = [code for code in ("format",) if code in share]
    known = {
        form: n for n, form in enumerate(sorted({p.format for side in people for p in side if p.format}))
    }
    sides = [
        np.array([[known.get(p.format or "", -1) for p in side] for _ in kept], np.int64).reshape(
            len(kept), len(side)
        )
        for side in people
    ]
    return *sides, *_points(kept, norms, share)


def _points(kept: list[str], norms: Norms, share: dict[str, float]) -> tuple[Floats, Floats]:
    weight = np.array([share[code] for code in kept], np.float64)
    return weight, weight * norms.neutral


def _places(people: People, norms: Norms, share: dict[str, float]) -> tuple[Any, ...]:
    """Which place each has, and the points of every two places."""
    if "distance" not in share:
        return *(np.zeros(len(side), np.int64) for side in people), np.zeros((1, 1))
    (one, here), (other, there) = (bulk.placed([p.place for p in side]) for side in people)
    near = bulk.nearness_table(one, other, norms)
    points = share["distance"] * np.where(np.isnan(near), norms.neutral, near)
    return np.array(here, np.int64), np.array(there, np.int64), points


def _flags(people: People, norms: Norms, share: dict[str, float]) -> tuple[Any, ...]:
    """Who has filled in the sheet of wishes, and whose text has words that tell."""
    tellers = {
        "mutual_choice": (True, [[p.chosen is not None for p in side] for side in people]),
        "text": (False, [[bool(norms.rarity.keys() & (p.words or ())) for p in side] for side in people]),
    }
    kept = [code for code in tellers if code in share]
    sides = [
        np.array([tellers[code][1][n] for code in kept], np.bool_).reshape(len(kept), len(side))
        for n, side in enumerate(people)
    ]
    return *sides, np.array([tellers[code][0] for code in kept], np.bool_), _points(kept, norms, share)[1]


def _base(mentees: Sequence[Seeker], norms: Norms, share: dict[str, float]) -> Floats:
    """What a mentee brings whoever the mentor is: the wait, and no data about an earlier mentor."""
    base = np.zeros(len(mentees))
    for n, mentee in enumerate(mentees):
        waited = mentee.waited_days
        days = norms.neutral if waited is None else min(1.0, max(0, waited) / max(1, norms.enough_wait_days))
        base[n] += share.get("waiting", 0.0) * days
        base[n] += 0.0 if mentee.last_mentor is not None else share.get("continuity", 0.0) * norms.neutral
    return base
