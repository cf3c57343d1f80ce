"""Shortest ways in the residual graph of an optimal matching, over reduced costs: the arithmetic of every change.

Nodes: mentors 0..m-1 and the outside m. A mentee of one mentor (or of nobody) may move to another allowed mentor or
outside, the outside may take a free place or give up a place above the minimum; each arc costs what it loses against
the prices, never below zero. One search runs from the target backwards and stops as soon as the best way in is known.
Moving everyone along that way and lowering prices by what the way is shorter (`live`) keeps the matching optimal and
the prices a proof (Ahuja, Magnanti and Orlin 1993, successive shortest paths).
"""

from typing import NamedTuple

import numpy as np

from nastavnik.core.matching.compiling import compiled
from nastavnik.core.matching.kernel import _pop, _sift_up
from nastavnik.core.matching.problem import Bools, Ints

FAR = 2**62


class Arcs(NamedTuple):
    """What does not change: pairs row by row (`row`, `mentor`, `weight`), and mentor by mentor: pair, row, weight."""

    indptr: Ints
    row: Ints
    mentor: Ints
    weight: Ints
    columns: Ints
    by_mentor: Ints
    column_row: Ints
    column_weight: Ints


class Point(NamedTuple):
    """What changes. `low`, `high`: bounds of mentors; `barred[E]`: forbidden pairs; `still[n]`: mentees who cannot move."""

    match: Ints
    load: Ints
    low: Ints
    high: Ints
    price: Ints
    utility: Ints
    outside: Ints
    barred: Bools
    still: Bools


class Search(NamedTuple):
    """Per node: distance to the target, the next node, the mentee who moves there (-1: a place changes hands)."""

    distance: Ints
    towards: Ints
    mover: Ints
    heap: Ints
    place: Ints


@compiled
def sort_by_mentor(mentor: Ints, mentors: int) -> tuple[Ints, Ints]:
    """(first pair of every mentor, pairs mentor by mentor, rows ascending)."""
    columns = np.zeros(mentors + 1, np.int64)
    for e in range(mentor.shape[0]):
        columns[mentor[e] + 1] += 1
    for j in range(mentors):
        columns[j + 1] += columns[j]
    at = columns[:-1].copy()
    order = np.empty(mentor.shape[0], np.int64)
    for e in range(mentor.shape[0]):
        order[at[mentor[e]]] = e
        at[mentor[e]] += 1
    return columns, order


@compiled
def _reach(node: int, far: int, via: int, mover: int, search: Search, size: int) -> int:
    """Offer `node` the distance `far` by way of `via`; returns the size of the heap."""
    if far >= search.distance[node]:
        return size
    if search.distance[node] == FAR:
        search.place[node] = size
        search.heap[size] = node
        size += 1
    search.distance[node] = far
    search.towards[node] = via
    search.mover[node] = mover
    _sift_up(search.heap, search.place, search.distance, search.place[node])
    return size


@compiled
def _into_outside(here: int, limit: int, target: int, point: Point, search: Search, size: int) -> int:
    """Everyone who can reach the target by way of the outside: mentees who leave, mentors with a free place."""
    m = point.high.shape[0]
    for k in range(point.match.shape[0]):
        if point.match[k] >= 0 and not point.still[k]:
            far = here + point.utility[k] - point.outside[k]
            if far < limit:
                size = _reach(point.match[k], far, m, k, search, size)
    for j in range(m):
        if j != target and point.load[j] < point.high[j] and here - point.price[j] < limit:
            size = _reach(j, here - point.price[j], m, -1, search, size)
    return size


@compiled
def _into_mentor(
    j: int,
    here: int,
    limit: int,
    target: int,
    barred: bool,
    arcs: Arcs,
    point: Point,
    search: Search,
    size: int,
) -> int:
    """Everyone who can move to mentor j, and the outside where j may lose a mentee."""
    m = point.high.shape[0]
    match, utility, distance = point.match, point.utility, search.distance
    base = here + point.price[j]
    for t in range(arcs.columns[j], arcs.columns[j + 1]):
        k = arcs.column_row[t]
        far = base + utility[k] - arcs.column_weight[t]
        if far >= limit:
            continue
        source = match[k] if match[k] >= 0 else m
        if far >= distance[source] or source == j or point.still[k]:
            continue
        if barred and point.barred[arcs.by_mentor[t]]:
            continue
        size = _reach(source, far, j, k, search, size)
    if target != m and point.load[j] > point.low[j] and base < limit:
        size = _reach(m, base, j, -1, search, size)
    return size


@compiled
def ways_to(
    target: int, entry: Ints, limit: int, every: bool, arcs: Arcs, point: Point
) -> tuple[int, int, Ints, Ints, Ints]:
    """(cost of the best way in, the node where it starts or -1, distances, next node on the way, who moves there).

    `entry[m + 1]`: what it costs to start at a mentor or (last) at the outside, FAR where one may not. Ways of `limit`
    or more do not count. `every`: go on until every possible start is reached, for a whole row of answers at once.
    Nothing leads back into the target: the one arc that a change made too cheap starts or ends there.
    """
    m = point.high.shape[0]
    search = Search(
        np.full(m + 1, FAR, np.int64),
        np.full(m + 1, -1, np.int64),
        np.full(m + 1, -1, np.int64),
        np.empty(m + 1, np.int64),
        np.empty(m + 1, np.int64),
    )
    barred = bool(point.barred.any())
    best, start, starts = limit, -1, 0
    for v in range(m + 1):
        starts += entry[v] < FAR
    size = _reach(target, 0, -1, -1, search, 0)
    while size > 0:
        node = _pop(search.heap, search.place, search.distance, size)
        size -= 1
        here = search.distance[node]
        if here >= best and not every:
            break
        if entry[node] < FAR:
            starts -= 1
            if entry[node] + here < best:
                best, start = entry[node] + here, node
            if every and starts == 0:
                break
        reach = FAR if every else best
        if node < m:
            size = _into_mentor(node, here, reach, target, barred, arcs, point, search, size)
        else:
            size = _into_outside(here, reach, target, point, search, size)
    return best, start, search.distance, search.towards, search.mover
