"""A solved problem in the hands of a curator: lock, forbid, change places, take back, each re-solved at once.

`WhatIf` answers and changes nothing; a revision obeys. Each change moves only the people it must (the chain is in the
answer) and leaves equally good pairs alone, where a solve from scratch might draw new lots; `settled` gives what such
a solve would give. The answer is exact and carries its proof for the problem that remains.
"""

from dataclasses import replace
from typing import cast

import numpy as np

from nastavnik.core.matching.amend import locked, without_pairs
from nastavnik.core.matching.engine import optimum
from nastavnik.core.matching.flow import answer_on, described
from nastavnik.core.matching.network import Optimum
from nastavnik.core.matching.problem import ALONE, Ints, Matching, Problem
from nastavnik.core.matching.several import spread_out
from nastavnik.core.matching.what_if import Change, change_of, places_of_pairs


class Revision:
    """Changes one after another; None means that no matching obeys, and nothing has changed.

    `problem` and `matching` must be an optimum with prices (as for `WhatIf`). Pairs forbidden from the start are not
    pairs of the problem and cannot be allowed here.
    """

    def __init__(self, problem: Problem, matching: Matching) -> None:
        from nastavnik.core.matching.live import Live

        if matching.basis is None or matching.proof or matching.status != "optimal":
            raise ValueError("a revision needs an optimal matching with prices")
        self._base, self._bonus, self._objective = problem, matching.served_bonus, matching.objective
        self._spread = spread_out(problem, matching.served_bonus)
        self._live = Live(self._spread.network, cast(Optimum, matching.basis))
        self._place = places_of_pairs(self._spread)
        self._low, self._high = problem.minimum.copy(), problem.capacity.copy()
        self._locks: set[int] = set()

    def lock(self, i: int, j: int) -> Change | None:
        """Mentee i has mentor j and keeps him, unless locks fill the limit of i; a closed group counts as opened."""
        e, before = self._base.pair(i, j), self.pairs()
        rows = self._base.rows()
        if sum(1 for other in self._locks - {e} if rows[other] == i) >= self._base.limit[i]:
            return None
        way = self._live.lock(int(self._place[e]))
        if way is None:
            return None
        self._locks.add(e)
        return change_of(self._base, self._spread, before, way.cost, way.moves)

    def unlock(self, i: int, j: int) -> Change | None:
        """Mentee i chooses freely again; ValueError where the pair is not locked."""
        e, before = self._base.pair(i, j), self.pairs()
        if e not in self._locks:
            raise ValueError(f"pair ({i}, {j}) is not locked")
        way = self._live.unlock(int(self._live.arcs.row[self._place[e]]))
        if way is None:
            return None
        self._locks.discard(e)
        return change_of(self._base, self._spread, before, way.cost, way.moves)

    def forbid(self, i: int, j: int) -> Change | None:
        """The pair is not allowed any more; None also for a locked one."""
        e, before = self._base.pair(i, j), self.pairs()
        way = self._live.forbid(int(self._place[e]))
        return None if way is None else change_of(self._base, self._spread, before, way.cost, way.moves)

    def allow(self, i: int, j: int) -> Change | None:
        """A pair forbidden before is allowed again."""
        e, before = self._base.pair(i, j), self.pairs()
        way = self._live.allow(int(self._place[e]))
        return None if way is None else change_of(self._base, self._spread, before, way.cost, way.moves)

    def set_places(self, j: int, low: int, high: int) -> Change | None:
        """Mentor j takes from `low` to `high` mentees, locked ones included."""
        before = self.pairs()
        way = self._live.set_sizes(j, low, high)
        if way is None:
            return None
        self._low[j], self._high[j] = low, high
        return change_of(self._base, self._spread, before, way.cost, way.moves)

    def pairs(self) -> Ints:
        """The chosen pairs of the problem at hand at the start, locked ones included."""
        edges = self._edges()
        return self._spread.pairs(edges)

    def answer(self) -> tuple[Problem, Matching]:
        """The problem that remains (locked people and forbidden pairs gone) and the optimal matching for it."""
        problem = self.problem()
        kept = self._kept()
        chosen = np.zeros(len(self._base.score), bool)
        chosen[self.pairs()] = True
        chosen[list(self._locks)] = False
        pairs = np.flatnonzero(chosen[kept])
        basis = self._basis()
        spread = spread_out(problem, self._bonus)
        matching = described(problem, spread, self._objective, self._bonus, basis, pairs)
        return problem, matching if self._spread.pair is None else replace(matching, basis=None)

    def settled(self, seed: int) -> tuple[Problem, Matching]:
        """The same, with all ties settled as a solve from scratch settles them."""
        problem = self.problem()
        spread = spread_out(problem, self._bonus)
        found = self._basis() if self._spread.pair is None else optimum(spread.network)
        return problem, answer_on(problem, spread, self._objective, self._bonus, seed, found=found)

    def problem(self) -> Problem:
        """What remains to be decided."""
        sized = replace(self._base, minimum=self._low, capacity=self._high)
        after = locked(sized, self._locks) if self._locks else sized
        barred = self._live.point.barred[self._place]
        if not barred.any():
            return after
        return without_pairs(after, barred[self._kept(barred=False)])

    def _kept(self, barred: bool = True) -> Ints:
        """Numbers of the pairs that are still open in the problem that remains."""
        base = self._base
        kept = np.ones(len(base.score), bool)
        rows = base.rows()
        if self._locks:
            held = np.bincount(rows[list(self._locks)], minlength=base.mentees)
            kept &= (held < base.limit)[rows]
            kept[list(self._locks)] = False
        if barred:
            kept &= ~self._live.point.barred[self._place]
        return np.flatnonzero(kept)

    def _edges(self) -> Ints:
        arcs, match = self._live.arcs, self._live.point.match
        chosen = np.flatnonzero(arcs.mentor == match[arcs.row])
        edges = np.full(len(match), -1, np.int64)
        edges[arcs.row[chosen]] = chosen
        return edges

    def _basis(self) -> Optimum:
        """Without several mentors: matching and prices over the rows that remain, locked ones empty."""
        point = self._live.point
        match, utility = point.match.copy(), point.utility.copy()
        held = [int(self._live.arcs.row[self._place[e]]) for e in self._locks]
        match[held] = ALONE
        utility[held] = 0
        return Optimum(match, point.price.copy(), utility, "по прежним ценам")
