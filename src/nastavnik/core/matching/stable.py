"""Deferred acceptance with capacities (Gale and Shapley, mentees propose): the stable matching best for mentees.

Strict orders come from ranks (1 is best) where given, then from scores, then from the hash of (seed, mentee, mentor).
A pair blocks when both strictly prefer each other to what they have; in the answer no pair does.
"""

import heapq

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.problem import ALONE, Cut, Matching, Problem
from nastavnik.core.matching.ties import pair_hash

Ints = NDArray[np.int64]
ENGINE = "отложенное согласие"


def solve_stable(problem: Problem, seed: int) -> Matching:
    """Stable matching; infeasible where a minimum is missed (every stable matching has the same group sizes)."""
    match = _propose(problem, seed)
    load = np.bincount(match[match != ALONE], minlength=problem.mentors)
    missed = np.flatnonzero(load < problem.minimum)
    cut = None
    if len(missed):
        needed = sum(problem.minimum[missed].tolist())
        cut = Cut(tuple(missed.tolist()), (), needed, needed - sum(load[missed].tolist()))
    total = sum(problem.score[_chosen(problem, match)].tolist())
    return Matching(
        match=match,
        prices=np.zeros(problem.mentors, np.int64),
        utilities=np.zeros(problem.mentees, np.int64),
        total=total,
        bound=total,
        status="optimal" if cut is None else "infeasible",
        objective="stable",
        served_bonus=0,
        engine=ENGINE,
        cut=cut,
    )


def blocking_pairs(problem: Problem, match: Ints) -> list[tuple[int, int]]:
    """Allowed pairs who would both strictly rather be together (equal wishes do not block)."""
    rows, at = problem.rows(), problem.mentor_index
    mine, theirs = preference(problem)
    chosen = _chosen(problem, match)
    worst = np.iinfo(np.int64).max
    now = np.full(problem.mentees, worst)
    now[rows[chosen]] = mine[chosen]
    load = np.bincount(at[chosen], minlength=problem.mentors)
    least = np.full(problem.mentors, -1, np.int64)
    np.maximum.at(least, at[chosen], theirs[chosen])
    least[load < problem.capacity] = worst
    least[problem.capacity == 0] = -1
    blocks = ~chosen & (mine < now[rows]) & (theirs < least[at])
    return list(zip(rows[blocks].tolist(), at[blocks].tolist(), strict=True))


def preference(problem: Problem) -> tuple[Ints, Ints]:
    """Places of pairs in the lists of the mentee and of the mentor (0 is best; equal places are ties).

    Pairs with a rank come first, in its order; pairs without one follow by falling score.
    """
    by_mentee = _places(problem.rows(), problem.mentee_rank, problem.score)
    by_mentor = _places(problem.mentor_index, problem.mentor_rank, problem.score)
    return by_mentee, by_mentor


def _places(owner: Ints, rank: Ints, score: Ints) -> Ints:
    unranked = (rank == 0).astype(np.int64)
    key = np.where(rank == 0, -score, rank)
    order = np.lexsort((key, unranked, owner))
    place = np.zeros(len(owner), np.int64)
    if not len(owner):
        return place
    o, u, k = owner[order], unranked[order], key[order]
    new_owner = np.concatenate([[True], o[1:] != o[:-1]])
    new_level = new_owner | np.concatenate([[True], (u[1:] != u[:-1]) | (k[1:] != k[:-1])])
    level = np.cumsum(new_level)
    starts = np.flatnonzero(new_owner)
    first = np.repeat(level[starts], np.diff(np.append(starts, len(o))))
    place[order] = level - first
    return place


def _propose(problem: Problem, seed: int) -> Ints:
    mine, theirs = preference(problem)
    hashed = pair_hash(problem, seed, 40)
    rows = problem.rows()
    order = np.lexsort((hashed, mine, rows)).tolist()
    next_pair, last_pair = problem.indptr[:-1].tolist(), problem.indptr[1:].tolist()
    mentor, room = problem.mentor_index.tolist(), problem.capacity.tolist()
    place, tie = theirs.tolist(), hashed.tolist()
    held: list[list[tuple[int, int, int]]] = [[] for _ in room]
    match = [ALONE] * problem.mentees
    waiting = list(range(problem.mentees - 1, -1, -1))
    while waiting:
        i = waiting.pop()
        while next_pair[i] < last_pair[i]:
            e = order[next_pair[i]]
            next_pair[i] += 1
            j = mentor[e]
            if room[j] == 0:
                continue
            offer = (-place[e], -tie[e], i)
            if len(held[j]) < room[j]:
                heapq.heappush(held[j], offer)
                match[i] = j
                break
            if offer > held[j][0]:
                loser = heapq.heapreplace(held[j], offer)[2]
                match[i], match[loser] = j, ALONE
                waiting.append(loser)
                break
    return np.array(match, np.int64)


def _chosen(problem, match):
    return np.equal(problem.mentor_index, match[problem.rows()])
