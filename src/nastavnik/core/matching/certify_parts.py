"""Proof by parts, for closed groups and unequal loads: all matchings are divided, and prices bound every part.

A part fixes decisions: mentors closed or opened, pairs taken or barred. Parts come in twos (a decision and its
opposite), so together they cover everything; a part is bounded by prices it brings, or shown to be empty.

The prices are those of mentees' time. At prices u every mentor takes the bundle of pairs most worth above u that keeps
the rules of the group (sizes, "nobody or at least so many", hours: a knapsack by dynamic programming), every mentee
sells as much time as pays, or stays alone. The sum is never below any matching of the part (Lagrangian duality).
Prices and bundles are counted in grains, a hundredth of a unit of points.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.problem import NO_BUDGET, Leaf, Matching, Problem

Array = NDArray[Any]
GRAIN = 100


def bound_of_parts(problem: Problem, matching: Matching) -> tuple[int, str | None]:
    """(the largest bound of a part, the first fault or None)."""
    parts = [_decisions(leaf) for leaf in matching.proof]
    if not _cover(parts):
        return 0, "части доказательства не охватывают все подборы"
    worst: int | None = None
    for leaf in matching.proof:
        bound = _bound(problem, matching.served_bonus, leaf)
        if bound is None:
            continue
        if bound > leaf.bound:
            return bound, f"граница части указана {leaf.bound}, а цены доказывают только {bound}"
        worst = bound if worst is None else max(worst, bound)
    if worst is None:
        return 0, "доказательство говорит, что подборов нет, а подбор есть"
    return worst, None


def _decisions(leaf: Leaf) -> dict[tuple[str, int], bool]:
    mentors = {("mentor", j): True for j in leaf.opened} | {("mentor", j): False for j in leaf.closed}
    return mentors | {("pair", e): True for e in leaf.taken} | {("pair", e): False for e in leaf.barred}


def _cover(parts: list[dict[tuple[str, int], bool]]) -> bool:
    """Whether the parts are the leaves of a tree of yes-or-no decisions."""
    if not parts:
        return False
    if len(parts) == 1:
        return not parts[0]
    shared = set(parts[0]).intersection(*parts[1:])
    if not shared:
        return False
    asked = min(shared)
    for answer in (True, False):
        rest = [{k: v for k, v in part.items() if k != asked} for part in parts if part[asked] is answer]
        if not _cover(rest):
            return False
    return True


def _bound(problem: Problem, bonus: int, leaf: Leaf) -> int | None:
    """The bound that the prices of a part prove; None where the part is empty, and proven so."""
    if leaf.cut is not None:
        return None if _is_empty(problem, leaf) else 2**62
    if leaf.prices is None:
        return 2**62
    return _bound_by_prices(problem, bonus, leaf)


def _bounds_of_sizes(problem: Problem, leaf: Leaf) -> tuple[Array, Array]:
    low, high = problem.minimum.copy(), problem.capacity.copy()
    opened, closed = list(leaf.opened), list(leaf.closed)
    low[opened] = np.maximum(low[opened], problem.open_minimum[opened])
    high[closed] = 0
    return low, high


def _is_empty(problem: Problem, leaf: Leaf) -> bool:
    """Some mentors need more mentees than their pairs can give, or a decision contradicts the sizes or the hours."""
    if problem.has_loads:
        return not _taken_fit(problem, leaf)
    low, high = _bounds_of_sizes(problem, leaf)
    if (low > high).any():
        return True
    named = np.zeros(problem.mentors, bool)
    named[list(leaf.cut.mentors if leaf.cut else ())] = True
    rows = np.repeat(np.arange(problem.mentees), np.diff(problem.indptr))
    near = np.bincount(rows[named[problem.mentor_index]], minlength=problem.mentees)
    return int(low[named].sum()) > int(np.minimum(near, problem.limit).sum())


def _taken_fit(problem: Problem, leaf: Leaf) -> bool:
    """Whether the taken pairs alone keep limits, places and hours."""
    taken = np.array(leaf.taken, np.int64)
    rows = np.searchsorted(problem.indptr, taken, "right") - 1
    spent = np.zeros(problem.mentors, np.int64)
    np.add.at(spent, problem.mentor_index[taken], problem.hours[taken])
    load = np.bincount(problem.mentor_index[taken], minlength=problem.mentors)
    mine = np.bincount(rows, minlength=problem.mentees)
    return bool((spent <= problem.budget).all() and (load <= problem.capacity).all()) and bool(
        (mine <= problem.limit).all()
    )


def _bound_by_prices(problem: Problem, bonus: int, leaf: Leaf) -> int:
    assert leaf.prices is not None
    rows = np.repeat(np.arange(problem.mentees), np.diff(problem.indptr))
    gain = problem.score * GRAIN - leaf.prices[rows]
    low, high = _bounds_of_sizes(problem, leaf)
    taken, barred = set(leaf.taken), set(leaf.barred)
    order = np.argsort(problem.mentor_index, kind="stable")
    ends = np.searchsorted(problem.mentor_index[order], np.arange(problem.mentors + 1))
    total = 0
    for j in range(problem.mentors):
        mine = order[ends[j] : ends[j + 1]].tolist()
        held = [e for e in mine if e in taken]
        free = [e for e in mine if e not in taken and e not in barred]
        hours = int(problem.budget[j]) - sum(int(problem.hours[e]) for e in held)
        total += sum(int(gain[e]) for e in held)
        if problem.budget[j] < NO_BUDGET:
            items = [(int(problem.hours[e]), int(gain[e])) for e in free if gain[e] > 0]
            total += _knapsack(items, hours, int(high[j]) - len(held))
            continue
        values = sorted((int(gain[e]) for e in free), reverse=True)
        may_close = not held and j not in leaf.opened and problem.minimum[j] == 0
        least = int(problem.open_minimum[j]) if may_close and j not in leaf.closed else int(low[j])
        total += _group(values, least - len(held), int(high[j]) - len(held), may_close)
    return (total + _sold(problem, bonus, leaf, rows)) // GRAIN


def _group(values: list[int], least: int, most: int, may_close: bool) -> int:
    """The most valuable group of at least `least` and at most `most` members (values descending), or nobody."""
    least = max(least, 0)
    if least > most or least > len(values):
        return 0 if may_close else -(2**60)
    worth = sum(values[:least]) + sum(value for value in values[least:most] if value > 0)
    return max(worth, 0) if may_close else worth


def _sold(problem: Problem, bonus: int, leaf: Leaf, rows: Array) -> int:
    """What mentees get for their time: within the limit as often as pays, or nothing and the outside value."""
    assert leaf.prices is not None
    has = np.bincount(rows[list(leaf.taken)], minlength=problem.mentees)
    total = 0
    for i, price in enumerate(leaf.prices.tolist()):
        reward = 0 if problem.served[i] else bonus
        least = max(int(has[i]), 1)
        best = reward * GRAIN + max(price * least, price * int(problem.limit[i]))
        alone = 0 if problem.served[i] else int(problem.outside[i])
        total += best if has[i] else max(best, alone * GRAIN)
    return total


def _knapsack(items: list[tuple[int, int]], hours: int, places: int) -> int:
    """The most valuable items that fit into the hours and the places."""
    if not items or places <= 0 or hours < 0:
        return 0
    room = min(hours, sum(size for size, _ in items)) if hours < NO_BUDGET // 2 else sum(s for s, _ in items)
    places = min(places, len(items))
    best = np.zeros((places + 1, room + 1), np.int64)
    for size, value in items:
        if size <= room:
            fits = best[:-1, : room + 1 - size] + value
            np.maximum(best[1:, size:], fits, out=best[1:, size:])
    return int(best[-1, -1])
