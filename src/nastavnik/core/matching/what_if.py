"""«Почему не X»: the exact loss when a pair is forced or forbidden, and who would have to move."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.problem import ALONE, Matching, Problem

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Move:
    """A mentee changes mentor; -1 is "no mentor"."""

    mentee: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """The best answer under the new condition. `loss`: weight lost; `served`, `points`: what is won or lost.

    `points` is in units of the scale. None for an impossible condition.
    """

    loss: int
    served: int
    points: int
    moves: tuple[Move, ...]


class WhatIf:
    """Questions to an optimal, certified matching; the problem is not solved again, only distances are measured.

    Raises ValueError for a matching without prices (stable or infeasible) and for a pair that is not allowed.
    """

    def __init__(self, problem: Problem, matching: Matching) -> None:
        if matching.objective == "stable" or matching.status == "infeasible":
            raise ValueError("what-if needs an optimal matching with prices")
        self.problem, self.matching = problem, matching
        rows = problem.rows()
        order = np.argsort(problem.mentor_index, kind="stable")
        per_mentor = np.bincount(problem.mentor_index, minlength=problem.mentors)
        self._columns = np.concatenate([[0], np.cumsum(per_mentor)]).astype(np.int64)
        weight = problem.score + matching.served_bonus
        self._cost = matching.utilities[rows] - weight + matching.prices[problem.mentor_index]
        self._column_mentee = rows[order]
        self._column_cost = np.maximum(self._cost[order], 0)
        self._load = np.bincount(matching.match[matching.match >= 0], minlength=problem.mentors)
        self._leaving = matching.utilities - problem.outside

    def regret(self, i: int, j: int) -> int | None:
        """Weight lost if mentee i must go to mentor j (0: just as good); None where that is impossible."""
        change = self.lock(i, j)
        return None if change is None else change.loss

    def row(self, i: int) -> dict[int, int | None]:
        """The regret of every allowed mentor of mentee i, in one pass."""
        distance, _ = self._distances(self.problem.mentors + i)
        return {j: self._loss(e, j, i, distance) for e, j in self._pairs(i)}

    def lock(self, i: int, j: int) -> Change | None:
        """The best matching in which i goes to j; None where none exists."""
        e = self._pair(i, j)
        distance, towards = self._distances(self.problem.mentors + i)
        loss = self._loss(e, j, i, distance)
        if loss is None:
            return None
        here = int(self.matching.match[i])
        first = [] if here == j else [Move(i, here, j), *self._moves(j, self.problem.mentors + i, towards)]
        return self._change(loss, first)

    def forbid(self, i: int, j: int) -> Change | None:
        """The best matching in which i does not go to j; None where minimum sizes then cannot be met."""
        self._pair(i, j)
        if self.matching.match[i] != j:
            return Change(0, 0, 0, ())
        distance, towards = self._distances(j)
        outside = self.problem.mentors + self.problem.mentees
        ways = [(int(self._leaving[i]) + int(distance[outside]), outside, ALONE)]
        ways += [
            (int(self._cost[e]) + int(distance[other]), other, other)
            for e, other in self._pairs(i)
            if other != j and self.problem.capacity[other] > 0
        ]
        loss, node, after = min(ways)
        if loss >= self._far():
            return None
        return self._change(loss, [Move(i, j, after), *self._moves(node, j, towards)])

    def _pairs(self, i: int) -> list[tuple[int, int]]:
        start, stop = int(self.problem.indptr[i]), int(self.problem.indptr[i + 1])
        return list(zip(range(start, stop), self.problem.mentor_index[start:stop].tolist(), strict=True))

    def _pair(self, i: int, j: int) -> int:
        for e, mentor in self._pairs(i):
            if mentor == j:
                return e
        raise ValueError(f"pair ({i}, {j}) is not allowed")

    def _loss(self, e: int, j: int, i: int, distance: Ints) -> int | None:
        if self.matching.match[i] == j:
            return 0
        loss = int(self._cost[e]) + int(distance[j])
        return None if self.problem.capacity[j] == 0 or loss >= self._far() else loss

    def _far(self) -> int:
        from nastavnik.core.matching.distances import FAR

        return FAR // 2

    def _distances(self, target: int) -> tuple[Ints, Ints]:
        from nastavnik.core.matching.distances import distances_to

        return distances_to(
            target,
            self._columns,
            self._column_mentee,
            self._column_cost,
            self.matching.match,
            self._load,
            self.problem.capacity,
            self.problem.minimum,
            self.matching.prices,
            self._leaving,
        )

    def _moves(self, node: int, target: int, towards: Ints) -> list[Move]:
        m, moves = self.problem.mentors, []
        outside = m + self.problem.mentees
        while node != target:
            following = int(towards[node])
            if m <= node < outside:
                k = node - m
                moves.append(Move(k, int(self.matching.match[k]), following if following < m else ALONE))
            node = following
        return moves

    def _change(self, loss: int, moves: list[Move]) -> Change:
        served = points = 0
        for move in moves:
            served += (move.after != ALONE) - (move.before != ALONE)
            points += self._points(move.mentee, move.after) - self._points(move.mentee, move.before)
        return Change(loss, served, points, tuple(moves))

    def _points(self, i: int, j: int) -> int:
        return 0 if j == ALONE else int(self.problem.score[self._pair(i, j)])
