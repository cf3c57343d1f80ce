"""What a careful reader can work out: everything shown, every sum, all counts whole and not negative.

The reader is given more than any real one has: they also know which groups did not change between publications. A cell
of one count in two publications is therefore one unknown; a cell whose count changed is another unknown.
Protection is certified and not believed: it is two explicit tables, checked in whole numbers after the solver.
"""

import sys
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from nastavnik.core.evaluation.privacy.stretching import Move, Problem, farthest
from nastavnik.core.evaluation.privacy.tables import Cell, Table

Node = tuple[Cell, int]
"""A cell with its true count: the same group, unchanged, is the same node in every publication."""

NEAR = 40
"""Hidden nodes among which another possible table is looked for first: small problems are solved in no time."""


@dataclass(slots=True)
class Reader:
    """Nodes, sums over them as {node: ±1}, what is known, and the farthest possible tables found so far.

    `lows[i]`, `highs[i]`: moves in which node i is as small, as large, as has been seen; the truth is no move at all.
    """

    nodes: list[Node] = field(default_factory=list)
    places: dict[Node, int] = field(default_factory=dict)
    sums: list[dict[int, int]] = field(default_factory=list)
    touching: dict[int, list[int]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    lows: dict[int, Move] = field(default_factory=dict)
    highs: dict[int, Move] = field(default_factory=dict)

    def add(self, table: Table) -> None:
        """Take in the cells and sums of one publication; possible tables found without them no longer count."""
        self.lows.clear()
        self.highs.clear()
        for cell, value in table.values.items():
            self._place((cell, value))
        seen = {tuple(sorted(row.items())) for row in self.sums}
        for one in table.sums:
            row: dict[int, int] = {self.place(one.total, table.values): -1}
            for part in one.parts:
                at = self.place(part, table.values)
                row[at] = row.get(at, 0) + 1
            if tuple(sorted(row.items())) not in seen:
                for at in row:
                    self.touching.setdefault(at, []).append(len(self.sums))
                self.sums.append(row)

    def place(self, cell: Cell, values: Mapping[Cell, int]) -> int:
        """The node of a cell with the count it has in this publication."""
        return self.places[(cell, values[cell])]

    def _place(self, node: Node) -> None:
        if node not in self.places:
            self.places[node] = len(self.nodes)
            self.nodes.append(node)

    def hide(self, at: int) -> None:
        """The reader is not told this node; possible tables only become more."""
        self.hidden.add(at)

    def show(self, at: int) -> None:
        """The reader is told it: possible tables in which it differs are no more."""
        self.hidden.discard(at)
        for moves in (self.lows, self.highs):
            for node in [node for node, move in moves.items() if move.get(at)]:
                del moves[node]

    def width(self, at: int) -> int:
        """By how much the node is known to be able to differ."""
        return self.highs.get(at, {}).get(at, 0) - self.lows.get(at, {}).get(at, 0)

    def neighbours(self, at: int, most: int | None = None) -> list[int]:
        """Hidden nodes tied to this one by sums over hidden nodes, itself included, in order; the nearest `most` of them."""
        seen, ahead = {at: None}, deque([at])
        while ahead and (most is None or len(seen) < most):
            for row in self.touching.get(ahead.popleft(), ()):
                fresh = [node for node in self.sums[row] if node in self.hidden and node not in seen]
                seen.update(dict.fromkeys(fresh))
                ahead.extend(fresh)
        return sorted(seen)

    def is_protected(self, at: int, k: int) -> bool:
        """Whether two possible tables differ here by k or more; looks for them if none are known yet.

        First near by, where the others stay as they are, then among all that is tied to the node.
        """
        if self.width(at) >= k:
            return True
        if self._room(at) < k:
            return False
        near, whole = self.neighbours(at, NEAR), self.neighbours(at)
        groups = [near, whole] if len(near) < len(whole) else [whole]
        return any(self._is_stretched(group, at, k) for group in groups)

    def _room(self, at: int) -> int:
        """An upper bound of the width that one sum alone sets: in a known total a part cannot exceed what is hidden."""
        rooms = []
        for row in self.touching.get(at, ()):
            parts = [(node, by) for node, by in self.sums[row].items() if node in self.hidden]
            if len({by for _, by in parts}) == 1:
                rooms.append(sum(self.nodes[node][1] for node, _ in parts))
        return min(rooms, default=sys.maxsize)

    def _is_stretched(self, group: list[int], at: int, k: int) -> bool:
        for sign in (1, -1):
            self._take(farthest(self._problem(group), group.index(at), sign, k))
            if self.width(at) >= k:
                return True
        return False

    def _take(self, move: Move) -> None:
        """Remember a possible table for every node that it stretches."""
        for node, by in move.items():
            if by > self.highs.get(node, {}).get(node, 0):
                self.highs[node] = move
            if by < self.lows.get(node, {}).get(node, 0):
                self.lows[node] = move

    def _problem(self, group: list[int]) -> Problem:
        """The sums over these nodes; whatever else is hidden stays as it is."""
        places = {node: place for place, node in enumerate(group)}
        rows = sorted({row for node in group for row in self.touching.get(node, ())})
        sums = [{places[node]: by for node, by in self.sums[row].items() if node in places} for row in rows]
        return Problem(tuple(group), tuple(self.nodes[node][1] for node in group), tuple(sums))
