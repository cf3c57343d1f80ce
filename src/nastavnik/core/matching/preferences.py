"""Who would rather be with whom: places in the lists of both sides, and the pairs that block a matching.

Pairs with a rank come first, in its order (1 is best); pairs without one follow by falling score. Equal places are
ties. A pair blocks when both strictly prefer each other to what they have: the mentee has room within the limit or
would leave the least wanted mentor, and the mentor could take the mentee by letting go only of those wanted less.
"""

import numpy as np

from nastavnik.core.matching.problem import Bools, Ints, Problem

WORST = np.iinfo(np.int64).max


def preference(problem: Problem) -> tuple[Ints, Ints]:
    """Places of pairs in the lists of the mentee and of the mentor (0 is best; equal places are ties)."""
    by_mentee = _places(problem.rows(), problem.mentee_rank, problem.score)
    by_mentor = _places(problem.mentor_index, problem.mentor_rank, problem.score)
    return by_mentee, by_mentor


def blocking(problem: Problem, pairs: Ints) -> Ints:
    """Numbers of the allowed pairs that block the matching made of `pairs`."""
    rows, at = problem.rows(), problem.mentor_index
    mine, theirs = preference(problem)
    chosen = np.zeros(len(at), bool)
    chosen[pairs] = True
    now = _least_wanted(rows[chosen], mine[chosen], problem.limit)
    held = _least_wanted(at[chosen], theirs[chosen], problem.capacity)
    blocks = np.flatnonzero(~chosen & (mine < now[rows]) & (theirs < held[at]))
    return _within_hours(problem, blocks, pairs, theirs) if problem.has_loads else blocks


def blocking_pairs(problem: Problem, match: Ints) -> list[tuple[int, int]]:
    """The same for a matching with one mentor each, as (mentee, mentor)."""
    rows = problem.rows()
    found = blocking(problem, np.flatnonzero(problem.mentor_index == match[rows]))
    return list(zip(rows[found].tolist(), problem.mentor_index[found].tolist(), strict=True))


def _least_wanted(owner: Ints, place: Ints, room: Ints) -> Ints:
    """The worst place each owner holds; WORST where there is room, -1 where there can be nobody."""
    worst = np.full(len(room), -1, np.int64)
    np.maximum.at(worst, owner, place)
    worst[np.bincount(owner, minlength=len(room)) < room] = WORST
    worst[room == 0] = -1
    return worst


def _within_hours(problem: Problem, blocks: Ints, pairs: Ints, theirs: Ints) -> Ints:
    """Those for whom the mentor finds the hours without letting go of anybody wanted as much."""
    at = problem.mentor_index
    fits: Bools = np.zeros(len(blocks), bool)
    for k, e in enumerate(blocks.tolist()):
        kept = pairs[(at[pairs] == at[e]) & (theirs[pairs] <= theirs[e])]
        fits[k] = problem.hours[kept].sum() + problem.hours[e] <= problem.budget[at[e]]
    return blocks[fits]


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
