"""An optimal matching that stays optimal while conditions change: one shortest way for each change, never a new solve.

Every change makes at most a few conditions of optimality false; each is mended by moving people along one shortest way
of the residual graph (`residual`) and shifting prices by what the way leaves over. After each call the matching and
the prices are again a proof, for the changed problem. Rows are rows of a network: where mentees may have several
mentors, the seekers of `several`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from nastavnik.core.matching.network import Network, Optimum
from nastavnik.core.matching.problem import ALONE, Ints
from nastavnik.core.matching.residual import FAR, Arcs, Point, sort_by_mentor, ways_to

Moves = list[tuple[int, int, int]]
STAYS = 2**61


@dataclass(frozen=True, slots=True)
class Way:
    """The cheapest way to obey: what it costs, and who moves in order, as (row, mentor before, mentor after)."""

    cost: int
    moves: Moves


class Live:
    """The state: conditions, matching, prices. `ask_*` only looks, the others change; None: impossible, unchanged."""

    def __init__(self, network: Network, found: Optimum) -> None:
        mentors = len(network.capacity)
        columns, by_mentor = sort_by_mentor(network.mentor_index, mentors)
        rows, weight = network.rows(), network.weight
        self.arcs = Arcs(
            network.indptr,
            rows,
            network.mentor_index,
            weight,
            columns,
            by_mentor,
            rows[by_mentor],
            weight[by_mentor],
        )
        match = found.match.copy()
        self.point = Point(
            match,
            np.bincount(match[match >= 0], minlength=mentors),
            network.minimum.copy(),
            network.capacity.copy(),
            found.price.copy(),
            found.utility.copy(),
            network.outside.copy(),
            np.zeros(len(network.weight), bool),
            np.zeros(len(match), bool),
        )
        self.held: dict[int, int] = {}
        self.gone: set[int] = set()

    @property
    def nowhere(self) -> int:
        """The number of the node that stands for the outside."""
        return len(self.point.high)

    def copy(self) -> "Live":
        """The same state apart: what happens to one does not touch the other."""
        twin = object.__new__(Live)
        twin.arcs = self.arcs
        twin.point = Point(*(part.copy() for part in self.point))  # type: ignore[arg-type]
        twin.held, twin.gone = dict(self.held), set(self.gone)
        return twin

    def value(self) -> int:
        """Weight of the matching: chosen pairs and what those left alone are worth."""
        total = 0
        for i, j in enumerate(self.point.match.tolist()):
            total += int(self.point.outside[i]) if j == ALONE else int(self.arcs.weight[self.pair(i, j)])
        return total

    def pair(self, i: int, j: int) -> int:
        """The number of the pair; ValueError where it is not allowed."""
        start, stop = int(self.arcs.indptr[i]), int(self.arcs.indptr[i + 1])
        for e in range(start, stop):
            if self.arcs.mentor[e] == j:
                return e
        raise ValueError(f"pair ({i}, {j}) is not allowed")

    # Questions: nothing changes.

    def ask_forced(self, e: int) -> Way | None:
        """What it costs to make the row of pair e take it."""
        i, j = int(self.arcs.row[e]), int(self.arcs.mentor[e])
        if self.point.match[i] == j:
            return Way(0, [])
        return self._ask(i, [e], outside=False)

    def ask_barred(self, e: int) -> Way | None:
        """What it costs to keep the row of pair e from it."""
        i, j = int(self.arcs.row[e]), int(self.arcs.mentor[e])
        if self.point.match[i] != j:
            return Way(0, [])
        return self._ask(i, [other for other in self._open_pairs(i) if other != e], outside=True)

    def ask_row(self, i: int) -> dict[int, int | None]:
        """The cost of every pair of row i if it were forced, by one search."""
        pairs = self._open_pairs(i)
        entry = self._entry(pairs, i, outside=False)
        target = int(self.point.match[i]) if self.point.match[i] >= 0 else self.nowhere
        self.point.still[i] = True
        _, _, distance, _, _ = ways_to(target, entry, STAYS, True, self.arcs, self.point)
        self.point.still[i] = False
        answers: dict[int, int | None] = {}
        for e in range(int(self.arcs.indptr[i]), int(self.arcs.indptr[i + 1])):
            j = int(self.arcs.mentor[e])
            cost = int(entry[j]) + int(distance[j])
            answers[e] = 0 if self.point.match[i] == j else None if cost >= STAYS else cost
        return answers

    def ask_gains_of_places(self) -> list[int]:
        """What one more place with each mentor would add, exactly."""
        answers = []
        for j, price in enumerate(self.point.price.tolist()):
            if price <= 0:
                answers.append(0)
                continue
            best, start, *_ = ways_to(j, self._from_outside(), price, False, self.arcs, self.point)
            answers.append(price - best if start >= 0 else 0)
        return answers

    # Changes: the state obeys, or stays as it was.

    def lock(self, e: int) -> Way | None:
        """The row of pair e has this mentor and no other."""
        i, before = int(self.arcs.row[e]), self.held.get(int(self.arcs.row[e]))
        if self.point.barred[e]:
            return None
        self.held[i] = e
        way = self._choose_anew(i)
        if way is None:
            self._hold(i, before)
        return way

    def unlock(self, i: int) -> Way | None:
        """Row i chooses freely again."""
        before = self.held.pop(i, None)
        way = self._choose_anew(i)
        if way is None:
            self._hold(i, before)
        return way

    def forbid(self, e: int) -> Way | None:
        """Pair e is no longer allowed."""
        i = int(self.arcs.row[e])
        if self.held.get(i) == e:
            return None
        self.point.barred[e] = True
        way = self._choose_anew(i) if self.point.match[i] == self.arcs.mentor[e] else Way(0, [])
        if way is None:
            self.point.barred[e] = False
        return way

    def allow(self, e: int) -> Way | None:
        """Pair e is allowed again."""
        self.point.barred[e] = False
        return self._choose_anew(int(self.arcs.row[e]))

    def leave(self, i: int) -> Way | None:
        """Row i wants nobody any more."""
        self.gone.add(i)
        way = self._choose_anew(i)
        if way is None:
            self.gone.discard(i)
            self._mind(i)
        return way

    def come_back(self, i: int) -> Way | None:
        """Row i takes part again."""
        self.gone.discard(i)
        return self._choose_anew(i)

    def set_sizes(self, j: int, low: int, high: int) -> Way | None:
        """Mentor j takes from `low` to `high` mentees from now on."""
        if low > high:
            return None
        saved = [part.copy() for part in self.point]
        if self.point.high[j] == 0:
            self._open(j)
        self.point.low[j], self.point.high[j] = low, high
        ways = self._fit_sizes(j)
        if ways is None:
            self.point = Point(*saved)  # type: ignore[arg-type]
            return None
        return Way(sum(way.cost for way in ways), merged(move for way in ways for move in way.moves))

    def network(self, base: Network) -> tuple[Network, Optimum]:
        """The changed conditions as a network (barred pairs dropped), and this answer to it; rows that are held stay."""
        kept = ~self.point.barred
        counts = np.bincount(self.arcs.row[kept], minlength=len(self.point.match))
        changed = replace(
            base,
            indptr=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            mentor_index=self.arcs.mentor[kept],
            weight=self.arcs.weight[kept],
            capacity=self.point.high,
            minimum=self.point.low,
        )
        return changed, Optimum(self.point.match, self.point.price, self.point.utility, "по прежним ценам")

    def _hold(self, i: int, e: int | None) -> None:
        if e is None:
            self.held.pop(i, None)
        else:
            self.held[i] = e
        self._mind(i)

    def _mind(self, i: int) -> None:
        """Whoever is held or gone stays where he is."""
        self.point.still[i] = i in self.held or i in self.gone

    def _open_pairs(self, i: int) -> list[int]:
        if i in self.gone:
            return []
        if i in self.held:
            return [self.held[i]]
        start, stop = int(self.arcs.indptr[i]), int(self.arcs.indptr[i + 1])
        return [e for e in range(start, stop) if not self.point.barred[e]]

    def _worth(self, e: int) -> int:
        return int(self.arcs.weight[e]) - int(self.point.price[self.arcs.mentor[e]])

    def _entry(self, pairs: list[int], i: int, outside: bool) -> Ints:
        """What row i loses at today's prices by each choice against the best it has."""
        entry = np.full(len(self.point.high) + 1, FAR, np.int64)
        best = int(self.point.utility[i])
        for e in pairs:
            if self.point.high[self.arcs.mentor[e]] > 0:
                entry[self.arcs.mentor[e]] = best - self._worth(e)
        if outside:
            entry[-1] = best - int(self.point.outside[i])
        return entry

    def _from_outside(self) -> Ints:
        entry = np.full(len(self.point.high) + 1, FAR, np.int64)
        entry[-1] = 0
        return entry

    def _ask(self, i: int, pairs: list[int], outside: bool) -> Way | None:
        entry = self._entry(pairs, i, outside)
        target = int(self.point.match[i]) if self.point.match[i] >= 0 else self.nowhere
        was = bool(self.point.still[i])
        self.point.still[i] = True
        best, start, _, towards, mover = ways_to(target, entry, STAYS, False, self.arcs, self.point)
        self.point.still[i] = was
        if start < 0:
            return None
        return Way(best, self._steps(i, start, target, towards, mover))

    def _choose_anew(self, i: int) -> Way | None:
        """Row i leaves the place it has and takes the best that is open to it now, the others making room."""
        pairs, outside = self._open_pairs(i), i not in self.held
        utility = self.point.utility
        before = int(utility[i])
        usable = [e for e in pairs if self.point.high[self.arcs.mentor[e]] > 0]
        worths = [self._worth(e) for e in usable] + ([int(self.point.outside[i])] if outside else [])
        if not worths:
            return None
        utility[i] = max(worths)
        here = int(self.point.match[i])
        target = here if here >= 0 else self.nowhere
        now = int(self.point.outside[i]) if here == ALONE else self._worth(self.pair(i, here))
        self.point.still[i] = True
        best, start, distance, towards, mover = ways_to(
            target, self._entry(pairs, i, outside), STAYS, False, self.arcs, self.point
        )
        if start < 0:
            utility[i] = before
            return None
        self._mind(i)
        moves = self._steps(i, start, target, towards, mover)
        cost = best - (int(utility[i]) - now)
        self._walk(moves)
        self._shift(distance, best, moves)
        utility[i] = max([self._worth(e) for e in usable] + ([int(self.point.outside[i])] if outside else []))
        return Way(cost, moves)

    def _fit_sizes(self, j: int) -> list[Way] | None:
        point, ways = self.point, []
        while point.load[j] > point.high[j] or (point.price[j] < 0 and point.load[j] > point.low[j]):
            must = bool(point.load[j] > point.high[j])
            way = self._push(j, self.nowhere, STAYS if must else -int(point.price[j]), must)
            if way is None:
                return None
            ways.append(way)
        while point.load[j] < point.low[j] or (point.price[j] > 0 and point.load[j] < point.high[j]):
            must = bool(point.load[j] < point.low[j])
            way = self._push(self.nowhere, j, STAYS if must else int(point.price[j]), must)
            if way is None:
                return None
            ways.append(way)
        return ways

    def _open(self, j: int) -> None:
        """A mentor who had no places at all gets the price at which nobody envies: prices did not count there."""
        pairs = self.arcs.by_mentor[self.arcs.columns[j] : self.arcs.columns[j + 1]]
        pairs = pairs[~self.point.barred[pairs] & ~self.point.still[self.arcs.row[pairs]]]
        wanted = self.arcs.weight[pairs] - self.point.utility[self.arcs.row[pairs]]
        self.point.price[j] = max(0, int(wanted.max(initial=0)))

    def _push(self, source: int, target: int, limit: int, must: bool) -> Way | None:
        """Send one mentee from `source` to `target` where that pays (or must be); else only the price gives way."""
        entry = np.full(len(self.point.high) + 1, FAR, np.int64)
        entry[source] = 0
        best, start, distance, towards, mover = ways_to(target, entry, limit, False, self.arcs, self.point)
        if start < 0 and must:
            return None
        moves = self._steps(ALONE, source, target, towards, mover) if start >= 0 else []
        j = target if source == self.nowhere else source
        price = int(self.point.price[j])
        cost = 0 if start < 0 else best + (price if source != self.nowhere else -price)
        self._walk(moves)
        self._shift(distance, best, moves)
        return Way(cost, moves)

    def _steps(self, i: int, start: int, target: int, towards: Ints, mover: Ints) -> Moves:
        """The moves along a way: row i to `start` first, then everyone who is pushed on."""
        moves: Moves = []
        if i != ALONE:
            moves.append((i, int(self.point.match[i]), self._named(start)))
        node = start
        while node != target:
            following = int(towards[node])
            if mover[node] >= 0:
                moves.append((int(mover[node]), self._named(node), self._named(following)))
            node = following
        return [move for move in moves if move[1] != move[2]]

    def _named(self, node: int) -> int:
        return ALONE if node == self.nowhere else node

    def _walk(self, moves: Moves) -> None:
        for k, before, after in moves:
            self.point.match[k] = after
            if before != ALONE:
                self.point.load[before] -= 1
            if after != ALONE:
                self.point.load[after] += 1

    def _shift(self, distance: Ints, best: int, moves: Moves) -> None:
        """Shorten all distances by the best way: prices fall near the target, everyone's utility follows."""
        point, mentors = self.point, len(self.point.high)
        near = np.minimum(distance, best)
        change = near[:mentors] - near[mentors]
        point.price[:] += change
        matched = point.match >= 0
        point.utility[matched] -= change[point.match[matched]]
        for k, _, j in moves:
            point.utility[k] = point.outside[k] if j == ALONE else self._worth(self.pair(k, j))


def merged(moves: Iterable[tuple[int, int, int]]) -> Moves:
    """Several moves of one row as one; who comes back to the start has not moved."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for k, before, after in moves:
        first.setdefault(k, before)
        last[k] = after
    return [(k, first[k], last[k]) for k in first if first[k] != last[k]]
