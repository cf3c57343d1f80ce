"""Several mentors for one mentee: the same problem without such mentees, so that one exact engine serves both.

A mentee with d allowed pairs and a limit of b < d becomes d seekers, one for each pair. Each either goes to the mentor
of the pair or parks with the mentee: `d - b` parking places must be filled (so that at most b pairs are used),
`b - 1` are free of charge, and the last costs what staying alone costs against being served. Seekers of one mentee
go to different mentors by construction. The network stays a transportation problem, hence integral; prices of mentors
are prices of the whole. Source of the transformation: arcs with capacities as nodes (Ford and Fulkerson, 1962).
"""

from dataclasses import dataclass

import numpy as np

from nastavnik.core.matching.network import Network
from nastavnik.core.matching.problem import Bools, Ints, Problem, ProblemRefused

PARKED = -1
LEFT_ALONE = -2
GAINS_ALONE = (
    "Отрицательный штраф за оставшихся («unmatched_penalty») нельзя сочетать с несколькими наставниками у одного "
    "наставляемого: уберите штраф или оставьте «max» равным 1."
)


@dataclass(frozen=True, slots=True)
class Spread:
    """What the solvers see. `pair[E']`: the pair of the problem, PARKED or LEFT_ALONE; `owner[n']`: the mentee.

    Where nobody may have several mentors both are None: the network is the problem itself.
    """

    network: Network
    pair: Ints | None = None
    owner: Ints | None = None

    def pairs(self, edges: Ints) -> Ints:
        """Pairs of the problem among the pairs of the network that were chosen (-1: none), ascending."""
        edges = edges[edges >= 0]
        if self.pair is None:
            return np.sort(edges)
        found = self.pair[edges]
        return np.sort(found[found >= 0])


def spread_out(problem: Problem, bonus: int) -> Spread:
    """The network of a problem; `bonus`: what serving one more mentee is worth beyond points."""
    reward = np.where(problem.served, 0, bonus)
    if not problem.has_several:
        weight = problem.score if not bonus else problem.score + np.repeat(reward, np.diff(problem.indptr))
        return Spread(_network(problem, problem.indptr, problem.mentor_index, weight, problem.alone()))
    many = problem.limit > 1
    if (problem.alone()[many] > reward[many]).any():
        raise ProblemRefused(GAINS_ALONE)
    return _spread(problem, reward, many)


def _network(problem: Problem, indptr: Ints, mentor: Ints, weight: Ints, outside: Ints) -> Network:
    return Network(indptr, mentor, weight, problem.capacity, problem.minimum, outside)


def _spread(problem: Problem, reward: Ints, many: Bools) -> Spread:
    rows, degree = problem.rows(), np.diff(problem.indptr)
    lots = _parking(problem, reward, many, degree)
    seeker = np.flatnonzero(many[rows])
    plain = np.flatnonzero(~many[rows])
    parked_rows, parked = _parked_pairs(rows, seeker, lots)
    row_of_seeker = len(degree) + np.arange(len(seeker))
    table = [
        (rows[plain], problem.mentor_index[plain], (problem.score + reward[rows])[plain], plain),
        (row_of_seeker, problem.mentor_index[seeker], problem.score[seeker], seeker),
        (len(degree) + parked_rows, problem.mentors + parked, lots.weight[parked], lots.kind[parked]),
    ]
    row, mentor, weight, pair = (np.concatenate(column) for column in zip(*table, strict=True))
    order = np.lexsort((mentor, row))
    count = len(degree) + len(seeker)
    least = int(min(weight.min(initial=0), 0)) - 1
    network = Network(
        indptr=np.concatenate([[0], np.cumsum(np.bincount(row, minlength=count))]).astype(np.int64),
        mentor_index=mentor[order],
        weight=weight[order],
        capacity=np.concatenate([problem.capacity, lots.places]),
        minimum=np.concatenate([problem.minimum, np.where(lots.obligatory, lots.places, 0)]),
        outside=np.concatenate(
            [np.where(many & (degree > 0), 0, problem.alone()), np.full(len(seeker), least)]
        ),
    )
    return Spread(network, pair[order], np.concatenate([np.arange(len(degree)), rows[seeker]]))


@dataclass(frozen=True, slots=True)
class _Lots:
    """Parking of the mentees with several mentors: up to three lots each, in arrays."""

    mentee: Ints
    places: Ints
    weight: Ints
    kind: Ints
    obligatory: Bools


def _parking(problem: Problem, reward: Ints, many: Bools, degree: Ints) -> _Lots:
    who = np.flatnonzero(many & (degree > 0))
    used = np.minimum(problem.limit, degree)[who]
    nothing = np.zeros(len(who), np.int64)
    places = np.concatenate([degree[who] - used, used - 1, np.ones(len(who), np.int64)])
    lots = _Lots(
        mentee=np.tile(who, 3),
        places=places,
        weight=np.concatenate([nothing, nothing, (problem.alone() - reward)[who]]),
        kind=np.concatenate(
            [nothing + PARKED, nothing + PARKED, np.where(problem.served[who], PARKED, LEFT_ALONE)]
        ),
        obligatory=np.repeat(np.array([True, False, False]), len(who)),
    )
    kept = places > 0
    parts = (lots.mentee, lots.places, lots.weight, lots.kind, lots.obligatory)
    return _Lots(*(part[kept] for part in parts))  # type: ignore[arg-type]


def _parked_pairs(rows: Ints, seeker: Ints, lots: _Lots) -> tuple[Ints, Ints]:
    """Every seeker may stand on every lot of its mentee: (number of the seeker, number of the lot)."""
    order = np.argsort(lots.mentee, kind="stable")
    mine = rows[seeker]
    first = np.searchsorted(lots.mentee[order], mine, "left")
    count = np.searchsorted(lots.mentee[order], mine, "right") - first
    number = np.repeat(np.arange(len(seeker)), count)
    within = np.arange(len(number)) - np.repeat(np.cumsum(count) - count, count)
    return number, order[np.repeat(first, count) + within]
