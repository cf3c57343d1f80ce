"""The same problem under one more condition: a lock, a forbid, other sizes, one more mentor."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from nastavnik.core.matching.problem import Ints, Keys, Problem


def locked(problem: Problem, pairs: Iterable[int]) -> Problem:
    """What remains when these pairs are taken for granted: their places, hours and one mentor of each mentee are gone.

    Rows and mentors keep their numbers; a mentee who may have nobody else has an empty row. A capacity below zero
    means that the locks do not fit.
    """
    pairs = sorted(set(pairs))
    rows, at = np.searchsorted(problem.indptr, pairs, "right") - 1, problem.mentor_index[pairs]
    taken = np.bincount(at, minlength=problem.mentors)
    left = problem.limit - np.bincount(rows, minlength=problem.mentees)
    spent = np.zeros(problem.mentors, np.int64)
    np.add.at(spent, at, problem.hours[pairs])
    least = np.where(taken > 0, np.maximum(problem.minimum, problem.open_minimum), problem.minimum)
    dropped = np.repeat(left <= 0, np.diff(problem.indptr))
    dropped[pairs] = True
    served = problem.served.copy()
    served[rows] = True
    return replace(
        without_pairs(problem, dropped),
        capacity=problem.capacity - taken,
        minimum=np.maximum(least - taken, 0),
        open_minimum=np.where(taken > 0, 0, problem.open_minimum),
        budget=problem.budget - spent,
        limit=np.maximum(left, 1),
        served=served,
    )


def without_pairs(problem: Problem, dropped: np.ndarray) -> Problem:
    """The problem without some pairs; `dropped[E]` is true for those."""
    kept = ~dropped
    counts = np.bincount(problem.rows()[kept], minlength=problem.mentees)
    return replace(
        problem,
        indptr=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        mentor_index=problem.mentor_index[kept],
        score=problem.score[kept],
        mentee_rank=problem.mentee_rank[kept],
        mentor_rank=problem.mentor_rank[kept],
        standing=problem.standing[kept],
        hours=problem.hours[kept],
    )


def without(problem: Problem, pairs: Iterable[int]) -> Problem:
    """The problem in which these pairs are forbidden."""
    dropped = np.zeros(len(problem.score), bool)
    dropped[list(pairs)] = True
    return without_pairs(problem, dropped)


def with_mentor(problem: Problem, scores: Mapping[int, int], places: int, key: int) -> Problem:
    """One more mentor at the end, with a score in units for every mentee who may have him."""
    who = np.array(sorted(scores), np.int64)
    at = problem.indptr[who + 1]

    def longer(values: Ints, new: Any) -> Ints:
        return np.insert(values, at, new)

    def with_one(values: Ints, new: int) -> Ints:
        return np.append(values, new)

    joined = np.zeros(problem.mentees + 1, np.int64)
    joined[who + 1] = 1
    keys: Keys = np.append(problem.mentor_key, np.uint64(key % 2**64))
    return replace(
        problem,
        indptr=problem.indptr + np.cumsum(joined),
        mentor_index=longer(problem.mentor_index, problem.mentors),
        score=longer(problem.score, [scores[i] for i in who.tolist()]),
        mentee_rank=longer(problem.mentee_rank, 0),
        mentor_rank=longer(problem.mentor_rank, 0),
        standing=np.insert(problem.standing, at, False),
        hours=longer(problem.hours, 1),
        capacity=with_one(problem.capacity, places),
        minimum=with_one(problem.minimum, 0),
        open_minimum=with_one(problem.open_minimum, 0),
        budget=with_one(problem.budget, 2**40),
        mentor_key=keys,
    )


def reordered(problem: Problem) -> tuple[Problem, Ints, Ints, Ints]:
    """The problem with people in the order of their keys; and the old number of each pair, mentor and mentee.

    A search that meets equals takes the first; on this order the first does not depend on the order of the file.
    """
    rows, mentors = (
        np.argsort(problem.mentee_key, kind="stable"),
        np.argsort(problem.mentor_key, kind="stable"),
    )
    row_place, mentor_place = np.argsort(rows, kind="stable"), np.argsort(mentors, kind="stable")
    pairs = np.lexsort((mentor_place[problem.mentor_index], row_place[problem.rows()]))
    counts = np.diff(problem.indptr)[rows]
    return (
        replace(
            problem,
            indptr=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            mentor_index=mentor_place[problem.mentor_index[pairs]],
            score=problem.score[pairs],
            mentee_rank=problem.mentee_rank[pairs],
            mentor_rank=problem.mentor_rank[pairs],
            standing=problem.standing[pairs],
            hours=problem.hours[pairs],
            capacity=problem.capacity[mentors],
            minimum=problem.minimum[mentors],
            open_minimum=problem.open_minimum[mentors],
            budget=problem.budget[mentors],
            mentor_key=problem.mentor_key[mentors],
            mentee_key=problem.mentee_key[rows],
            outside=problem.outside[rows],
            limit=problem.limit[rows],
            served=problem.served[rows],
        ),
        pairs,
        mentors,
        rows,
    )
