"""Shortest residual distances to one person, over reduced costs: the arithmetic behind every "what if".

The residual graph of an optimal matching has mentors 0..m-1, mentees m..m+n-1 and the outside m+n. A mentee may move
to another allowed mentor or outside, a mentor may let go of a mentee, the outside may take or give a place; each arc
costs what it loses against the prices, never below zero. One run from the target backwards serves a whole row.
"""

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.compiling import compiled
from nastavnik.core.matching.kernel import _pop, _sift_up

Ints = NDArray[np.int64]
FAR = 2**62


@compiled
def _reach(
    node: int, far: int, source: int, distance: Ints, towards: Ints, heap: Ints, place: Ints, size: int
) -> int:
    """Offer `node` the distance `far` by way of `source`; returns the size of the heap."""
    if far >= distance[node]:
        return size
    if distance[node] == FAR:
        place[node] = size
        heap[size] = node
        size += 1
    distance[node] = far
    towards[node] = source
    _sift_up(heap, place, distance, place[node])
    return size


@compiled
def _through_outside(
    here: int,
    match: Ints,
    load: Ints,
    capacity: Ints,
    price: Ints,
    leaving: Ints,
    distance: Ints,
    towards: Ints,
    heap: Ints,
    place: Ints,
    size: int,
) -> int:
    """Everyone who can reach the target by way of the outside: mentees who leave, mentors with a free place."""
    m, n = capacity.shape[0], match.shape[0]
    for k in range(n):
        if match[k] >= 0:
            size = _reach(m + k, here + leaving[k], m + n, distance, towards, heap, place, size)
    for j in range(m):
        if load[j] < capacity[j]:
            size = _reach(j, here - price[j], m + n, distance, towards, heap, place, size)
    return size


@compiled
def distances_to(
    target: int,
    columns: Ints,
    column_mentee: Ints,
    cost: Ints,
    match: Ints,
    load: Ints,
    capacity: Ints,
    minimum: Ints,
    price: Ints,
    leaving: Ints,
) -> tuple[Ints, Ints]:
    """Distance of every node to `target` and the next node on the way (-1 at the target or where there is no way).

    `columns`, `column_mentee`, `cost`: pairs mentor by mentor with reduced costs; `leaving[i]`: cost of moving
    mentee i outside. Distances that do not exist are FAR.
    """
    m = capacity.shape[0]
    n = match.shape[0]
    outside = m + n
    distance = np.full(m + n + 1, FAR, np.int64)
    towards = np.full(m + n + 1, -1, np.int64)
    heap = np.empty(m + n + 1, np.int64)
    place = np.empty(m + n + 1, np.int64)
    size = _reach(target, 0, -1, distance, towards, heap, place, 0)
    while size > 0:
        node = _pop(heap, place, distance, size)
        size -= 1
        here = distance[node]
        if node < m:
            for e in range(columns[node], columns[node + 1]):
                k = column_mentee[e]
                if match[k] != node:
                    size = _reach(m + k, here + cost[e], node, distance, towards, heap, place, size)
            if load[node] > minimum[node]:
                size = _reach(outside, here + price[node], node, distance, towards, heap, place, size)
        elif node < outside:
            source = match[node - m] if match[node - m] >= 0 else outside
            size = _reach(source, here, node, distance, towards, heap, place, size)
        else:
            size = _through_outside(
                here, match, load, capacity, price, leaving, distance, towards, heap, place, size
            )
    return distance, towards
