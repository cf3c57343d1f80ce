"""«Почему не X»: the exact loss when a pair is forced or forbidden, and who would have to move."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

import numpy as np

from nastavnik.core.matching.network import Optimum
from nastavnik.core.matching.problem import ALONE, Ints, Matching, Problem
from nastavnik.core.matching.several import Spread, spread_out


@dataclass(frozen=True, slots=True)
class Move:
    """A mentee changes mentor; -1 is "no mentor" (or "no further mentor" where there are several)."""

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

    Raises ValueError for a matching that prices alone do not prove (stable, infeasible, closed groups, unequal loads)
    and for a pair that is not allowed.
    """

    def __init__(self, problem: Problem, matching: Matching) -> None:
        from nastavnik.core.matching.live import Live

        if matching.basis is None or matching.proof or matching.status != "optimal":
            raise ValueError("what-if needs an optimal matching with prices")
        self.problem, self.matching = problem, matching
        self.spread = spread_out(problem, matching.served_bonus)
        self.live = Live(self.spread.network, cast(Optimum, matching.basis))
        self._places = places_of_pairs(self.spread)

    def regret(self, i: int, j: int) -> int | None:
        """Weight lost if mentee i must go to mentor j (0: just as good); None where that is impossible."""
        way = self.live.ask_forced(self._pair(i, j))
        return None if way is None else way.cost

    def row(self, i: int) -> dict[int, int | None]:
        """The regret of every allowed mentor of mentee i, in one pass."""
        start, stop = int(self.problem.indptr[i]), int(self.problem.indptr[i + 1])
        mentors = self.problem.mentor_index[start:stop].tolist()
        if self.problem.limit[i] > 1:
            return {j: self.regret(i, j) for j in mentors}
        answers = self.live.ask_row(i)
        return {j: answers[self._pair(i, j)] for j in mentors}

    def lock(self, i: int, j: int) -> Change | None:
        """The best matching in which i goes to j; None where none exists."""
        way = self.live.ask_forced(self._pair(i, j))
        return None if way is None else self.change(way.cost, way.moves)

    def forbid(self, i: int, j: int) -> Change | None:
        """The best matching in which i does not go to j; None where minimum sizes then cannot be met."""
        way = self.live.ask_barred(self._pair(i, j))
        return None if way is None else self.change(way.cost, way.moves)

    def change(self, loss: int, moves: Iterable[tuple[int, int, int]]) -> Change:
        """Moves of rows in terms of people, with what is won and lost."""
        return change_of(self.problem, self.spread, self.matching.pairs(self.problem), loss, moves)

    def _pair(self, i: int, j: int) -> int:
        return int(self._places[self.problem.pair(i, j)])


def places_of_pairs(spread: Spread) -> Ints:
    """Where every pair of the problem stands among the pairs of the network."""
    if spread.pair is None:
        return np.arange(len(spread.network.weight))
    real = np.flatnonzero(spread.pair >= 0)
    places = np.empty(len(real), np.int64)
    places[spread.pair[real]] = real
    return places


def change_of(
    problem: Problem, spread: Spread, before: Ints, loss: int, moves: Iterable[tuple[int, int, int]]
) -> Change:
    """What the moves of rows mean for people. `before`: chosen pairs of the problem until now."""
    moves = list(moves)
    owner = spread.owner
    gone: dict[int, list[int]] = {}
    come: dict[int, list[int]] = {}
    for row, old, new in moves:
        i = row if owner is None else int(owner[row])
        for side, j in ((gone, old), (come, new)):
            side.setdefault(i, [])
            if ALONE < j < problem.mentors:
                side[i].append(j)
    told = [move for i in gone for move in _told(i, gone[i], come[i])]
    points = sum(
        _points(problem, one.mentee, one.after) - _points(problem, one.mentee, one.before) for one in told
    )
    return Change(loss, _newly_served(problem, before, told), points, tuple(told))


def _told(i: int, gone: list[int], come: list[int]) -> list[Move]:
    lost, won = [j for j in gone if j not in come], [j for j in come if j not in gone]
    length = max(len(lost), len(won))
    lost, won = lost + [ALONE] * (length - len(lost)), won + [ALONE] * (length - len(won))
    return [Move(i, old, new) for old, new in zip(lost, won, strict=True)]


def _newly_served(problem: Problem, before: Ints, moves: Iterable[Move]) -> int:
    has = np.bincount(np.searchsorted(problem.indptr, before, "right") - 1, minlength=problem.mentees)
    after = has.copy()
    for move in moves:
        after[move.mentee] += (move.after != ALONE) - (move.before != ALONE)
    counted = ~problem.served
    return int(((after > 0) & counted).sum()) - int(((has > 0) & counted).sum())


def _points(problem: Problem, i: int, j: int) -> int:
    return 0 if j == ALONE else int(problem.score[problem.pair(i, j)])
