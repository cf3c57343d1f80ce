"""Stable matching by deferred acceptance: best for mentees, or best for mentors.

Lists are made strict: places first (`preferences`), among equal places a standing pair, then the hash of
(seed, mentee, mentor). Under these strict lists the answer is the best stable matching for the side that proposes and
the worst for the other; every stable matching has groups of the same sizes (Roth 1986), so a minimum that one misses
is missed by all. In the answer no pair blocks.
"""

from typing import Literal

import numpy as np

from nastavnik.core.matching.deferred import propose
from nastavnik.core.matching.problem import (
    ALONE,
    Bools,
    Cut,
    Ints,
    Matching,
    Problem,
    ProblemRefused,
    whole_sum,
)
from nastavnik.core.matching.ties import pair_hash

ENGINE = "отложенное согласие"
Side = Literal["mentees", "mentors"]
LOADS = (
    "При неравной нагрузке («hours») устойчивого подбора может не быть вовсе: выберите цель «most-then-best» "
    "или «best-total»."
)


def solve_stable(problem: Problem, seed: int, side: Side = "mentees") -> Matching:
    """The stable matching best for `side`; infeasible where a size is missed (all have the same sizes)."""
    if problem.has_loads:
        raise ProblemRefused(LOADS)
    pairs = np.flatnonzero(_propose(problem, seed, side))
    load = np.bincount(problem.mentor_index[pairs], minlength=problem.mentors)
    needed = np.where(load > 0, np.maximum(problem.minimum, problem.open_minimum), problem.minimum)
    missed = np.flatnonzero(load < needed)
    total = whole_sum(problem.score[pairs])
    match = np.full(problem.mentees, ALONE, np.int64)
    rows = np.searchsorted(problem.indptr, pairs, "right") - 1
    match[rows[::-1]] = problem.mentor_index[pairs[::-1]]
    return Matching(
        match=match,
        prices=np.zeros(problem.mentors, np.int64),
        utilities=np.zeros(problem.mentees, np.int64),
        total=total,
        bound=total,
        status="infeasible" if len(missed) else "optimal",
        objective="stable",
        served_bonus=0,
        engine=ENGINE,
        cut=_cut(missed, needed, load),
        several=pairs if problem.has_several else None,
    )


def strict_list(problem: Problem, seed: int, by_mentor: bool) -> tuple[Ints, Ints]:
    """All pairs, owner after owner, each list from the best to the worst; and the place of every pair in this order."""
    owner = problem.mentor_index if by_mentor else problem.rows()
    rank = problem.mentor_rank if by_mentor else problem.mentee_rank
    order = None if rank.any() else _by_score_alone(problem, owner, seed)
    if order is None:
        wish = (np.where(rank == 0, -problem.score, rank), rank == 0)
        order = np.lexsort((pair_hash(problem, seed, 40), ~problem.standing, *wish, owner))
    place = np.empty(len(owner), np.int64)
    place[order] = np.arange(len(owner))
    return order, place


def _by_score_alone(problem: Problem, owner: Ints, seed: int) -> Ints | None:
    """The same order by one quick sort, equals settled afterwards; None where owner and score exceed 62 bits."""
    score = problem.score
    if not len(score):
        return np.empty(0, np.int64)
    top = int(score.max())
    span = top - int(score.min()) + 1
    if span * (int(owner.max()) + 1) >= 2**62:
        return None
    key = owner * span + (top - score)
    order = np.argsort(key)
    equal = np.diff(key[order]) == 0
    tied = np.flatnonzero(np.append(equal, False) | np.insert(equal, 0, False))
    few = order[tied]
    order[tied] = few[np.lexsort((pair_hash(problem, seed, 40, few), ~problem.standing[few], key[few]))]
    return order


def _cut(missed: Ints, needed: Ints, load: Ints) -> Cut | None:
    if not len(missed):
        return None
    wanted = whole_sum(needed[missed])
    return Cut(tuple(missed.tolist()), (), wanted, wanted - whole_sum(load[missed]))


def _propose(problem: Problem, seed: int, side: Side) -> Bools:
    wishes, mine = strict_list(problem, seed, by_mentor=False)
    offers, theirs = strict_list(problem, seed, by_mentor=True)
    at = problem.mentor_index
    if side == "mentees":
        return propose(problem.indptr, wishes, at, theirs, problem.limit, problem.capacity)
    first = np.concatenate([[0], np.cumsum(np.bincount(at, minlength=problem.mentors))]).astype(np.int64)
    return propose(first, offers, problem.rows(), mine, problem.capacity, problem.limit)
