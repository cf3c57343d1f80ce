"""Proof by parts, for closed groups and unequal loads: all matchings are divided, and prices bound every part.

A part fixes decisions: mentors closed or opened, pairs taken or barred. Parts come in twos (a decision and its
opposite), so together they cover everything; a part is bounded by prices it brings, or shown to be empty.

* *Closed groups.* Prices p of mentors. A mentee gets the best choice at these prices among mentors not closed; a
  mentor brings p times the largest load where p > 0, p times the least load of an open group where p < 0 (nothing
  where the group may still close). The sum is never below any matching of the part (Lagrangian duality).
* *Unequal loads.* Prices u of mentees. Every mentor fills the hours with the pairs most worth above u (a knapsack,
  by dynamic programming over hours and places); every mentee brings u times the number of mentors, or stays alone.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.problem import NO_BUDGET, Leaf, Matching, Problem

Array = NDArray[Any]
Decisions = Mapping[tuple[str, int], bool]


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
    if problem.has_loads:
        return _bound_of_loads(problem, bonus, leaf)
    return _bound_of_groups(problem, bonus, leaf)


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


def _bound_of_groups(problem: Problem, bonus: int, leaf: Leaf) -> int:
    assert leaf.prices is not None
    low, high = _bounds_of_sizes(problem, leaf)
    places: int = sum(
        p * (top if p > 0 else least)
        for p, top, least in zip(leaf.prices.tolist(), high.tolist(), low.tolist(), strict=True)
    )
    offer = problem.score - leaf.prices[problem.mentor_index]
    usable = high[problem.mentor_index] > 0
    for i in range(problem.mentees):
        row = slice(int(problem.indptr[i]), int(problem.indptr[i + 1]))
        offers = sorted(offer[row][usable[row]].tolist(), reverse=True)[: int(problem.limit[i])]
        places += _best_choice(offers, bonus, bool(problem.served[i]), int(problem.outside[i]))
    return places


def _best_choice(offers: list[int], bonus: int, served: bool, outside: int) -> int:
    """The worth of the best set of offers (descending, within the limit) against staying alone."""
    alone = 0 if served else outside
    if not offers:
        return alone
    return max(alone, offers[0] + sum(v for v in offers[1:] if v > 0) + (0 if served else bonus))


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


def _bound_of_loads(problem: Problem, bonus: int, leaf: Leaf) -> int:
    """Mentees sell their time at prices u, mentors buy the best bundle they have hours for."""
    assert leaf.prices is not None
    rows = np.repeat(np.arange(problem.mentees), np.diff(problem.indptr))
    gain = problem.score - leaf.prices[rows]
    taken, barred = set(leaf.taken), set(leaf.barred)
    total = 0
    for j in range(problem.mentors):
        mine = np.flatnonzero(problem.mentor_index == j).tolist()
        held = [e for e in mine if e in taken]
        hours = int(problem.budget[j]) - sum(int(problem.hours[e]) for e in held)
        items = [
            (int(problem.hours[e]), int(gain[e]))
            for e in mine
            if e not in taken and e not in barred and gain[e] > 0
        ]
        total += sum(int(gain[e]) for e in held)
        total += _knapsack(items, hours, int(problem.capacity[j]) - len(held))
    for i in range(problem.mentees):
        sold, most = int(leaf.prices[i]), int(problem.limit[i])
        has = sum(1 for e in taken if rows[e] == i)
        reward = 0 if problem.served[i] else bonus
        alone = [] if has else [0 if problem.served[i] else int(problem.outside[i])]
        total += max([*alone, *(reward + sold * k for k in range(max(has, 1), most + 1))])
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
