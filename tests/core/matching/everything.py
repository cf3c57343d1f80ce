"""Certain answers by trying every set of pairs: the rules once more, in the plainest words, for tiny problems."""

import itertools
from collections.abc import Iterator

import numpy as np

from nastavnik.core.matching.problem import Problem

Chosen = tuple[int, ...]


def all_matchings(problem: Problem) -> Iterator[Chosen]:
    """Every set of pairs that keeps limits, sizes, closed groups and hours."""
    ends = problem.indptr.tolist()
    rows = [
        [s for k in range(int(problem.limit[i]) + 1) for s in itertools.combinations(range(ends[i], ends[i + 1]), k)]
        for i in range(problem.mentees)
    ]  # fmt: skip
    for choice in itertools.product(*rows):
        pairs = tuple(e for part in choice for e in part)
        if keeps_the_rules(problem, pairs):
            yield pairs


def keeps_the_rules(problem: Problem, pairs: Chosen) -> bool:
    at = problem.mentor_index[list(pairs)]
    load = np.bincount(at, minlength=problem.mentors)
    spent = np.bincount(at, weights=problem.hours[list(pairs)], minlength=problem.mentors)
    closed_or_open = (load == 0) | (load >= problem.open_minimum)
    return bool(
        (load <= problem.capacity).all()
        and (load >= problem.minimum).all()
        and closed_or_open.all()
        and (spent <= problem.budget).all()
    )


def served(problem: Problem, pairs: Chosen) -> set[int]:
    """Mentees with a mentor, those whom a lock served included."""
    rows = problem.rows()
    return {int(rows[e]) for e in pairs} | set(np.flatnonzero(problem.served).tolist())


def value(problem: Problem, pairs: Chosen, objective: str) -> tuple[int, int]:
    """What the first tier compares."""
    has = served(problem, pairs)
    alone = sum(int(problem.outside[i]) for i in range(problem.mentees) if i not in has)
    points = sum(int(problem.score[e]) for e in pairs) + alone
    counts = objective == "most-then-best" and not problem.penalised
    return (len(has) if counts else 0), points


def best_of_all(problem: Problem, objective: str) -> tuple[tuple[int, int], list[Chosen]] | None:
    """The best value and every matching that has it; None where no matching keeps the rules."""
    best, found = None, []
    for pairs in all_matchings(problem):
        worth = value(problem, pairs, objective)
        if best is None or worth > best:
            best, found = worth, []
        if worth == best:
            found.append(pairs)
    return None if best is None else (best, found)
