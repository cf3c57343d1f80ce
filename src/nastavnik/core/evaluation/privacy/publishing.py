"""What to hide in a table so that no small group can be worked out from it and from what was published before."""

import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nastavnik.core.evaluation.privacy.attacker import Reader
from nastavnik.core.evaluation.privacy.tables import Cell, Table
from nastavnik.core.evaluation.refusal import EvaluationRefused

HIDDEN = "скрыто"
"""One word for all hidden cells: which of them are small must not be seen."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A table and the cells nobody is told, whatever is known of them: count, mean, share."""

    table: Table
    hidden: frozenset[Cell]

    def value(self, cell: Cell) -> int | None:
        """The count, None when hidden."""
        return None if cell in self.hidden else self.table.values[cell]

    def told(self, cell: Cell) -> str:
        """The count or the word."""
        value = self.value(cell)
        return HIDDEN if value is None else str(value)


def is_small(count: int, k: int) -> bool:
    """1…k − 1 people: nothing is shown of them. An empty group has nobody to protect."""
    return 0 < count < k


def publish(
    table: Table, k: int, earlier: Sequence[Publication] = (), also: Collection[Cell] = ()
) -> Publication:
    """Hide the small cells, `also`, and as few further ones as protect them; the guarantee is in the package's docstring.

    A cell hidden in an earlier publication stays hidden while its count is the same.

    Deterministic. Greedy, then every further cell whose showing does no harm is shown again: none is hidden for nothing,
    but the number need not be the least possible (finding that is NP-hard).
    Raises ValueError for k < 2, EvaluationRefused when earlier publications leave no way to protect a cell.
    """
    if k < 2:
        raise ValueError("k must be at least 2")
    desk = _Desk(table, k, earlier)
    for cell in sorted(table.values):
        if cell in also or is_small(table.values[cell], k) or desk.was_hidden(cell):
            desk.hide(cell)
    added = desk.protect()
    desk.give_back(added)
    return Publication(table, frozenset(desk.cells))


class _Desk:
    """One publication in the making."""

    def __init__(self, table: Table, k: int, earlier: Sequence[Publication]) -> None:
        self._table, self._k = table, k
        self._reader = Reader()
        self._told = _take_earlier(self._reader, earlier)
        self._lost = {at for at in sorted(self._reader.hidden) if not self._reader.is_protected(at, k)}
        self._before = set(self._reader.hidden)
        self._reader.add(table)
        totals = {one.total for one in table.sums}
        self._cost = {
            self._reader.place(cell, table.values): (cell in totals, value == 0, value, cell)
            for cell, value in table.values.items()
        }
        self._cell_of = {self._reader.place(cell, table.values): cell for cell in table.values}
        self.cells: set[Cell] = set()

    def was_hidden(self, cell: Cell) -> bool:
        """Whether this very count was kept from the reader before."""
        return self._reader.place(cell, self._table.values) in self._before

    def hide(self, cell: Cell) -> None:
        """Do not tell a cell of this table."""
        self.cells.add(cell)
        at = self._reader.place(cell, self._table.values)
        if at in self._told:
            self._lost.add(at)  # it was published before and can be hidden from nobody any more
        else:
            self._reader.hide(at)

    def protect(self) -> list[int]:
        """Hide further cells until every hidden one is protected; which ones, in the order of hiding."""
        added = []
        while (exposed := self._exposed()) is not None:
            helper = self._helper(exposed)
            if helper is None:
                raise EvaluationRefused(
                    "Такую таблицу нельзя показать: вместе с опубликованным раньше она выдаст маленькую группу. "
                    "Покажите её без разбивки или в следующем периоде."
                )
            self.hide(self._cell_of[helper])
            added.append(helper)
        return added

    def give_back(self, added: Sequence[int]) -> None:
        """Show again what turned out not to be needed, dearest first."""
        for at in sorted(added, key=lambda one: self._cost[one], reverse=True):
            self._reader.show(at)
            if self._exposed() is None:
                self.cells.discard(self._cell_of[at])
            else:
                self._reader.hide(at)

    def _exposed(self) -> int | None:
        reader = self._reader
        doubtful = sorted(at for at in reader.hidden - self._lost if reader.width(at) < self._k)
        return next((at for at in doubtful if not reader.is_protected(at, self._k)), None)

    def _helper(self, exposed: int) -> int | None:
        """The cheapest shown cell to hide: in a loose sum of what is tied to the exposed cell, else in any sum of it."""
        group = self._reader.neighbours(exposed)
        rows = sorted({row for at in group for row in self._reader.touching.get(at, ())})
        for some in ([row for row in rows if self._is_loose(row)], rows):
            free = {at: row for row in reversed(some) for at in self._reader.sums[row] if self._is_free(at)}
            if free:
                return min(free, key=lambda at: (self._burden(at, free[at]), self._cost[at]))
        return None

    def _is_loose(self, row: int) -> bool:
        """A sum with one hidden cell gives it away; so does one whose hidden parts are few people together."""
        reader = self._reader
        hidden = [at for at in reader.sums[row] if at in reader.hidden]
        return len(hidden) == 1 or (bool(hidden) and self._room(row, hidden) < self._k)

    def _room(self, row: int, nodes: Sequence[int]) -> int:
        """How many people the hidden parts of a sum have; without bound when the total itself is hidden."""
        signs = self._reader.sums[row]
        if any(signs[at] < 0 for at in nodes):
            return sys.maxsize
        return sum(self._reader.nodes[at][1] for at in nodes)

    def _is_free(self, at: int) -> bool:
        """A cell of this table that is shown now and was not told before."""
        return at in self._cost and at not in self._reader.hidden and at not in self._told

    def _burden(self, at: int, row: int) -> tuple[bool, int]:
        """Not enough people in the sum even so; sums it would make loose less those it would tie up."""
        reader = self._reader
        hidden = [node for node in reader.sums[row] if node in reader.hidden]
        enough = self._room(row, [*hidden, at]) >= self._k
        made = sum(not reader.hidden & reader.sums[one].keys() for one in reader.touching[at])
        tied = sum(self._is_loose(one) for one in reader.touching[at])
        return not enough, made - tied


def _take_earlier(reader: Reader, earlier: Sequence[Publication]) -> set[int]:
    """Let the reader read what was published; the nodes that were told at least once."""
    told: set[int] = set()
    for one in earlier:
        reader.add(one.table)
        for cell, value in one.table.values.items():
            at = reader.places[(cell, value)]
            if cell in one.hidden:
                reader.hide(at)
            else:
                told.add(at)
    reader.hidden -= told
    return told
