"""The problem and its answer as frozen arrays; all numbers are 64-bit integers."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
Bools = NDArray[np.bool_]
Objective = Literal["most-then-best", "best-total", "stable"]
Status = Literal["optimal", "feasible", "infeasible"]
ALONE = -1
NO_BUDGET = 2**40


def whole_sum(values: Ints) -> int:
    """The sum without the 64-bit ceiling."""
    total: int = sum(values.tolist())
    return total


class ProblemRefused(Exception):
    """The problem cannot be solved as written; the message is a Russian sentence for the person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Mentees (n) choose among mentors (m) along allowed pairs, kept row by row (CSR).

    `indptr[n + 1]`, `mentor_index[E]`: the pairs of mentee i are `indptr[i]:indptr[i + 1]`, mentors ascending
    or not, never repeated within a row. `score[E]`: points in units of the scale. `capacity[m]`, `minimum[m]`:
    bounds on the number of mentees. `outside[n]`: what leaving i without any mentor is worth, in the same units.
    `penalised`: a person named the outside values, so they decide who is served instead of the rule
    "serve as many as possible first". `mentee_key`, `mentor_key`: stable 64-bit names that settle ties,
    so the order of rows never matters. `mentee_rank[E]`, `mentor_rank[E]`: 1 is best, 0 is unknown.

    `limit[n]`: a mentee has at most so many different mentors. `served[n]`: a lock gave i a mentor already, another
    is welcome for its points and not needed. `open_minimum[m]`: a closed group, "nobody or at least so many" (0: no
    such rule). `standing[E]`: pairs kept if keeping them costs nothing. `hours[E]`, `budget[m]`: what a pair costs
    the mentor and what he has, in whole units (NO_BUDGET: not counted).
    """

    indptr: Ints
    mentor_index: Ints
    score: Ints
    capacity: Ints
    outside: Ints
    minimum: Ints
    mentee_key: Keys
    mentor_key: Keys
    mentee_rank: Ints
    mentor_rank: Ints
    limit: Ints
    served: Bools
    open_minimum: Ints
    standing: Bools
    hours: Ints
    budget: Ints
    penalised: bool = False

    @property
    def mentees(self) -> int:
        """How many mentees there are."""
        return len(self.indptr) - 1

    @property
    def mentors(self) -> int:
        """How many mentors there are."""
        return len(self.capacity)

    @property
    def has_several(self) -> bool:
        """Whether somebody may have more than one mentor."""
        return bool((self.limit > 1).any())

    @property
    def has_closing(self) -> bool:
        """Whether some group is "nobody or at least so many" and nothing else opens it."""
        return bool(((self.open_minimum > 1) & (self.minimum == 0)).any())

    @property
    def has_loads(self) -> bool:
        """Whether mentors have hours that pairs spend unequally."""
        return bool((self.budget < NO_BUDGET).any())

    def rows(self) -> Ints:
        """The mentee of every pair."""
        return np.repeat(np.arange(self.mentees, dtype=np.int64), np.diff(self.indptr))

    def alone(self) -> Ints:
        """What it is worth to give i nothing (more): the outside value, or nothing where a lock served i."""
        return np.where(self.served, 0, self.outside)

    def pair(self, i: int, j: int) -> int:
        """The number of the pair (i, j); ValueError where it is not allowed."""
        start, stop = int(self.indptr[i]), int(self.indptr[i + 1])
        found = np.flatnonzero(self.mentor_index[start:stop] == j)
        if not len(found):
            raise ValueError(f"pair ({i}, {j}) is not allowed")
        return start + int(found[0])


@dataclass(frozen=True, slots=True)
class Cut:
    """Why minimum sizes cannot be met: these mentors need `needed` mentees, all their pairs reach `reachable`."""

    mentors: tuple[int, ...]
    mentees: tuple[int, ...]
    needed: int
    short: int

    @property
    def reachable(self) -> int:
        """How many of the needed places the allowed pairs can fill at most."""
        return self.needed - self.short


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part of all matchings and the prices that bound it, or the cut that empties it.

    `closed`, `opened`: mentors decided on; `taken`, `barred`: pairs decided on (unequal loads). `prices[n]`: of the
    time of mentees, in hundredths of a unit. `bound`: no matching of this part weighs more.
    """

    bound: int
    prices: Ints | None
    cut: Cut | None = None
    closed: tuple[int, ...] = ()
    opened: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()
    barred: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """The answer: `match[i]` is a mentor or -1; prices and utilities prove it in weights score + served_bonus.

    `total`: points of the chosen pairs in units. `bound`: no matching weighs more (weights, not points).
    `several`: the chosen pairs, where somebody may have several mentors (then `match` names the first of each mentee).
    `proof`: the parts into which all matchings were divided, where prices alone do not prove (closed groups, loads).
    `basis`: the answer as the solver has it; questions of "what if" start there.
    `fault`: what went wrong with the first solver when the second one had to answer.
    """

    match: Ints
    prices: Ints
    utilities: Ints
    total: int
    bound: int
    status: Status
    objective: Objective
    served_bonus: int
    engine: str
    cut: Cut | None = None
    fault: str | None = None
    several: Ints | None = None
    proof: tuple[Leaf, ...] = ()
    basis: object = None

    def pairs(self, problem: Problem) -> Ints:
        """Numbers of the chosen pairs, ascending."""
        if self.several is not None:
            return self.several
        return np.flatnonzero(problem.mentor_index == np.repeat(self.match, np.diff(problem.indptr)))

    def weight(self, problem: Problem) -> int:
        """Points, reward for everyone served, and what those left alone are worth."""
        found = np.unique(problem.rows()[self.pairs(problem)])
        alone = np.ones(problem.mentees, bool)
        alone[found] = False
        newly = int((~problem.served[found]).sum())
        return self.total + self.served_bonus * newly + whole_sum(problem.alone()[alone])


def make_problem(
    indptr: Ints,
    mentor_index: Ints,
    score: Ints,
    capacity: Ints,
    outside: Ints | None = None,
    minimum: Ints | None = None,
    *,
    mentee_key: Keys | None = None,
    mentor_key: Keys | None = None,
    mentee_rank: Ints | None = None,
    mentor_rank: Ints | None = None,
    limit: Ints | None = None,
    served: Bools | None = None,
    open_minimum: Ints | None = None,
    standing: Bools | None = None,
    hours: Ints | None = None,
    budget: Ints | None = None,
    penalised: bool = False,
) -> Problem:
    """A problem from bare arrays; what is not given is zero, and people are named by their positions.

    One mentor for each mentee unless `limit` says more; hours cost one each where only a budget is given; a group
    with a minimum of its own cannot close, so its `open_minimum` joins the minimum.
    """
    n, m, pairs = len(indptr) - 1, len(capacity), len(mentor_index)
    if minimum is not None and open_minimum is not None:
        minimum = np.where(minimum > 0, np.maximum(minimum, open_minimum), minimum)

    def ints(values: Ints | None, size: int, default: int = 0) -> Ints:
        if values is not None:
            return np.ascontiguousarray(values, np.int64)
        return np.full(size, default, np.int64) if default else np.zeros(size, np.int64)

    return Problem(
        indptr=ints(indptr, n + 1),
        mentor_index=ints(mentor_index, pairs),
        score=ints(score, pairs),
        capacity=ints(capacity, m),
        outside=ints(outside, n),
        minimum=ints(minimum, m),
        mentee_key=np.arange(n, dtype=np.uint64) if mentee_key is None else mentee_key,
        mentor_key=np.arange(m, dtype=np.uint64) if mentor_key is None else mentor_key,
        mentee_rank=ints(mentee_rank, pairs),
        mentor_rank=ints(mentor_rank, pairs),
        limit=ints(limit, n, 1),
        served=np.zeros(n, bool) if served is None else served,
        open_minimum=ints(open_minimum, m),
        standing=np.zeros(pairs, bool) if standing is None else standing,
        hours=ints(hours, pairs, 0 if budget is None else 1),
        budget=ints(budget, m, NO_BUDGET),
        penalised=penalised,
    )
