"""How far one hidden count can be from the truth: a small problem of whole numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Move = dict[int, int]
"""How another possible table differs from the true one, by node; absent nodes do not differ."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Hidden nodes, their true counts, and the sums over them as {place: ±1}: every sum of moves is zero."""

    nodes: tuple[int, ...]
    values: tuple[int, ...]
    sums: tuple[Mapping[int, int], ...]

    def is_possible(self, moves: list[int]) -> bool:
        """Checked in whole numbers: all sums hold and no count is negative."""
        if any(value + by < 0 for value, by in zip(self.values, moves, strict=True)):
            return False
        return all(sum(by * moves[place] for place, by in row.items()) == 0 for row in self.sums)


def farthest(problem: Problem, at: int, sign: int, far: int) -> Move:
    """A possible table in which the node at this place is moved in the direction of `sign` as far as `far`.

    The answer of the solver is only a proposal and is checked; no move where it does not check. In tables of two
    dimensions and roll-ups fractions do not come up; where they do, the problem is solved again in whole numbers.
    """
    for whole in (False, True):
        moves = _solve(problem, at, sign, far, whole)
        rounded = [round(by) for by in moves]
        if problem.is_possible(rounded) and (whole or abs(rounded[at] - moves[at]) < _DUST):
            return {node: by for node, by in zip(problem.nodes, rounded, strict=True) if by}
    return {}


_DUST = 1e-6


def _solve(problem: Problem, at: int, sign: int, far: int, whole: bool) -> list[float]:
    """HiGHS through SciPy: the largest ±y[at] with y ≥ −values and all sums zero."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    n = len(problem.values)
    low, high = -np.array(problem.values, float), np.full(n, float(sum(problem.values) + far))
    low[at], high[at] = max(low[at], -far), far
    goal = np.zeros(n)
    goal[at] = -sign
    kept = LinearConstraint(_matrix(problem), 0, 0) if problem.sums else ()
    answer = milp(goal, constraints=kept, integrality=np.full(n, int(whole)), bounds=Bounds(low, high))
    return [0.0] * n if answer.x is None else [float(by) for by in answer.x]


def _matrix(problem: Problem) -> Any:
    from scipy.sparse import coo_array

    entries = [(row, place, by) for row, parts in enumerate(problem.sums) for place, by in parts.items()]
    rows, columns, signs = zip(*entries, strict=True)
    return coo_array((signs, (rows, columns)), shape=(len(problem.sums), len(problem.values))).tocsr()
