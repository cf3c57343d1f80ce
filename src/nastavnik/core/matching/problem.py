"""The problem and its answer as frozen arrays; all numbers are 64-bit integers."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
Objective = Literal["most-then-best", "best-total", "stable"]
Status = Literal["optimal", "feasible", "infeasible"]
ALONE = -1


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
    bounds on the number of mentees. `outside[n]`: what leaving i unmatched is worth, in the same units.
    `penalised`: a person named the outside values, so they decide who is served instead of the rule
    "serve as many as possible first". `mentee_key`, `mentor_key`: stable 64-bit names that settle ties,
    so the order of rows never matters. `mentee_rank[E]`, `mentor_rank[E]`: 1 is best, 0 is unknown.
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
    penalised: bool = False

    @property
    def mentees(self) -> int:
        """How many mentees there are."""
        return len(self.indptr) - 1

    @property
    def mentors(self) -> int:
        """How many mentors there are."""
        return len(self.capacity)

    def rows(self) -> Ints:
        """The mentee of every pair."""
        return np.repeat(np.arange(self.mentees, dtype=np.int64), np.diff(self.indptr))

    def chosen(self, match: Ints) -> NDArray[np.bool_]:
        """Which pairs a matching uses."""
        return np.equal(self.mentor_index, match[self.rows()])


@dataclass(frozen=True, slots=True)
class Cut:
    """Why minimum sizes cannot be met: these mentors need `needed` mentees, all their pairs reach `reachable`."""

    mentors: tuple[int, ...]
    mentees: tuple[int, ...]
    needed: int
    short: int


@dataclass(frozen=True, slots=True)
class Matching:
    """The answer: `match[i]` is a mentor or -1; prices and utilities prove it in weights score + served_bonus.

    `total`: points of the chosen pairs in units. `bound`: no matching weighs more (weights, not points).
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
    penalised: bool = False,
) -> Problem:
    """A problem from bare arrays; what is not given is zero, and people are named by their positions."""
    n, m, pairs = len(indptr) - 1, len(capacity), len(mentor_index)

    def ints(values: Ints | None, size: int) -> Ints:
        return np.zeros(size, np.int64) if values is None else np.ascontiguousarray(values, np.int64)

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
        penalised=penalised,
    )
