"""A reader of published tables who shares no code with the hider: leaves are unknowns, everything else is written out."""

from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


def leaves_below(table, cell):
    """Leaves whose sum the cell is, found by looking at the paths alone."""
    totals = {one.total for one in table.sums}
    return [
        leaf
        for leaf in table.values
        if leaf not in totals and all(path[: len(top)] == top for top, path in zip(cell, leaf, strict=True))
    ]


class Attack:
    """All publications at once; cells of an unchanged count are known to be unchanged."""

    def __init__(self, publications):
        self.publications = publications
        self.columns = {}
        for number, one in enumerate(publications):
            for cell in one.table.values:
                for leaf in leaves_below(one.table, cell):
                    self.columns.setdefault((number, leaf), len(self.columns))
        self.rows, self.right = [], []
        self._read_what_is_shown()
        self._know_what_did_not_change()

    def expression(self, number, cell):
        row = np.zeros(len(self.columns))
        for leaf in leaves_below(self.publications[number].table, cell):
            row[self.columns[(number, leaf)]] = 1
        return row

    def _read_what_is_shown(self):
        for number, one in enumerate(self.publications):
            for cell in one.table.values:
                if cell not in one.hidden:
                    self.rows.append(self.expression(number, cell))
                    self.right.append(one.value(cell))

    def _know_what_did_not_change(self):
        for (a, one), (b, other) in product(enumerate(self.publications), repeat=2):
            if a < b:
                for cell, value in one.table.values.items():
                    if other.table.values.get(cell) == value:
                        self.rows.append(self.expression(a, cell) - self.expression(b, cell))
                        self.right.append(0)

    def span(self, number, cell):
        """The least and the greatest count the cell can have; infinity when nothing stops it."""
        goal = self.expression(number, cell)
        ends = []
        for sign in (1, -1):
            found = milp(
                sign * goal,
                constraints=LinearConstraint(np.array(self.rows), self.right, self.right)
                if self.rows
                else (),
                integrality=np.ones(len(goal)),
                bounds=Bounds(0, 500),
            )
            assert found.status == 0, found.message
            ends.append(sign * round(found.fun))
        return ends


def narrow(publications, k):
    """Hidden cells, of any publication, that the reader knows more closely than by k."""
    attack = Attack(publications)
    return [
        (number, cell, attack.span(number, cell))
        for number, one in enumerate(publications)
        for cell in sorted(one.hidden)
        if (lambda ends: ends[1] - ends[0] < k)(attack.span(number, cell))
    ]
