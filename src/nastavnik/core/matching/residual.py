"""Shortest ways in the residual graph of an optimal matching, over reduced costs: the arithmetic of every change.

Nodes: mentors 0..m-1, mentees m..m+n-1, the outside m+n. A mentee may move to another allowed mentor or outside, a
mentor may let go of a mentee, the outside may take a free place or give up a place above the minimum; each arc costs
what it loses against the prices, never below zero. One search runs from the target backwards and stops as soon as the
best way in is known. Moving everyone along that way and lowering prices by what the way is shorter (`shorten` in
`live`) keeps the matching optimal and the prices a proof (Ahuja, Magnanti and Orlin 1993, successive shortest paths).
"""

from typing import NamedTuple

import numpy as np

from nastavnik.core.matching.compiling import compiled
from nastavnik.core.matching.kernel import _pop, _sift_up
from nastavnik.core.matching.problem import Bools, Ints

FAR = 2**62


class Arcs(NamedTuple):
    """What does not change: pairs row by row (`row`, `mentor`, `weight`) and mentor by mentor (`columns`, `by_mentor`)."""

    indptr: Ints
    row: Ints
    mentor: Ints
    weight: Ints
    columns: Ints
    by_mentor: Ints


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
def _reach(node: int, far: int, via: int, distance: Ints, towards: Ints, heap: Ints, place: Ints, size: int) -> int:
    """Offer `node` the distance `far` by way of `via`; returns the size of the heap."""
    if far >= distance[node]:
        return size
    if distance[node] == FAR:
        place[node] = size
        heap[size] = node
        size += 1
    distance[node] = far
    towards[node] = via
    _sift_up(heap, place, distance, place[node])
    return size


@compiled
def _into_outside(
    here: int,
    limit: int,
    target: int,
    point: Point,
    distance: Ints,
    towards: Ints,
    heap: Ints,
    place: Ints,
    size: int,
) -> int:
    """Everyone who can reach the target by way of the outside: mentees who leave, mentors with a free place."""
    m, n = point.high.shape[0], point.match.shape[0]
    for k in range(n):
        if point.match[k] >= 0 and not point.still[k]:
            far = here + point.utility[k] - point.outside[k]
            if far < limit:
                size = _reach(m + k, far, m + n, distance, towards, heap, place, size)
    for j in range(m):
        if j != target and point.load[j] < point.high[j] and here - point.price[j] < limit:
            size = _reach(j, here - point.price[j], m + n, distance, towards, heap, place, size)
    return size


@compiled
def _into_mentor(
    j: int,
    here: int,
    limit: int,
    target: int,
    arcs: Arcs,
    point: Point,
    distance: Ints,
    towards: Ints,
    heap: Ints,
    place: Ints,
    size: int,
) -> int:
    """Everyone who can move to mentor j, and the outside where j may lose a mentee."""
    m, n = point.high.shape[0], point.match.shape[0]
    for t in range(arcs.columns[j], arcs.columns[j + 1]):
        e = arcs.by_mentor[t]
        k = arcs.row[e]
        if point.match[k] != j and not point.barred[e] and not point.still[k]:
            far = here + point.utility[k] + point.price[j] - arcs.weight[e]
            if far < limit:
                size = _reach(m + k, far, j, distance, towards, heap, place, size)
    if target != m + n and point.load[j] > point.low[j] and here + point.price[j] < limit:
        size = _reach(m + n, here + point.price[j], j, distance, towards, heap, place, size)
    return size


@compiled
def ways_to(
    target: int, entry: Ints, limit: int, every: bool, arcs: Arcs, point: Point
) -> tuple[int, int, Ints, Ints]:
    """(cost of the best way in, the node where it starts or -1, distances to the target, next node on the way).

    `entry[m + 1]`: what it costs to start at a mentor or (last) at the outside, FAR where one may not. Ways of `limit`
    or more do not count. `every`: go on until every possible start is reached, for a whole row of answers at once.
    Nothing leads back into the target: the one arc that a change made too cheap starts or ends there.
    """
    m, n = point.high.shape[0], point.match.shape[0]
    distance = np.full(m + n + 1, FAR, np.int64)
    towards = np.full(m + n + 1, -1, np.int64)
    heap = np.empty(m + n + 1, np.int64)
    place = np.empty(m + n + 1, np.int64)
    best, start = limit, -1
    starts = 0
    for v in range(m + 1):
        starts += entry[v] < FAR
    size = _reach(target, 0, -1, distance, towards, heap, place, 0)
    while size > 0:
        node = _pop(heap, place, distance, size)
        size -= 1
        here = distance[node]
        if here >= best and not every:
            break
        if node < m or node == m + n:
            v = min(node, m)
            if entry[v] < FAR:
                starts -= 1
                if entry[v] + here < best:
                    best, start = entry[v] + here, node
                if every and starts == 0:
                    break
        reach = FAR if every else best
        if node < m:
            size = _into_mentor(node, here, reach, target, arcs, point, distance, towards, heap, place, size)
        elif node < m + n:
            via = point.match[node - m]
            size = _reach(via if via >= 0 else m + n, here, node, distance, towards, heap, place, size)
        else:
            size = _into_outside(here, reach, target, point, distance, towards, heap, place, size)
    return best, start, distance, towards
