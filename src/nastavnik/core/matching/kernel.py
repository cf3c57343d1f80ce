"""Exact assignment of mentees to mentors with capacities: successive shortest paths in 64-bit integers.

Maximises the sum of chosen weights plus the outside values of those left alone. Mentees enter one by one;
each entry finds the shortest residual path (Dijkstra over reduced costs) to a free place or to a mentee for whom
staying outside costs least. After every entry the following holds, and at the end it is the certificate:

* price[j] >= 0, and price[j] == 0 while mentor j has a free place;
* utility[i] == max(outside[i], max over pairs of weight - price) for everyone who has entered, and is reached.

Source of the method: Jonker and Volgenant (1987), with capacities and outside values. No price or distance ever
exceeds max(weight) - min(outside), so nothing overflows while those fit in 61 bits.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.compiling import compiled

Ints = NDArray[np.int64]


@compiled
def _sift_up(heap: Ints, place: Ints, distance: Ints, at: int) -> None:
    node = heap[at]
    while at > 0:
        above = (at - 1) >> 1
        if distance[heap[above]] <= distance[node]:
            break
        heap[at] = heap[above]
        place[heap[at]] = at
        at = above
    heap[at] = node
    place[node] = at


@compiled
def _pop(heap: Ints, place: Ints, distance: Ints, size: int) -> int:
    """Remove the nearest node; the caller lowers its count of nodes by one."""
    top = heap[0]
    node = heap[size - 1]
    size -= 1
    at = 0
    while True:
        below = 2 * at + 1
        if below >= size:
            break
        if below + 1 < size and distance[heap[below + 1]] < distance[heap[below]]:
            below += 1
        if distance[heap[below]] >= distance[node]:
            break
        heap[at] = heap[below]
        place[heap[at]] = at
        at = below
    heap[at] = node
    place[node] = at
    return top  # type: ignore[no-any-return]


@compiled
def _first_look(
    i: int, indptr: Ints, mentor: Ints, weight: Ints, outside: Ints, price: Ints, load: Ints, capacity: Ints
) -> tuple[int, int]:
    """Best value within reach of mentee i, and a mentor who gives it and has room (-1: none, -2: outside)."""
    best = outside[i]
    open_mentor = -2
    for e in range(indptr[i], indptr[i + 1]):
        j = mentor[e]
        if capacity[j] == 0:
            continue
        value = weight[e] - price[j]
        if value > best:
            best = value
            open_mentor = j if load[j] < capacity[j] else -1
        elif value == best and open_mentor < 0 and load[j] < capacity[j]:
            open_mentor = j
    return best, open_mentor


@compiled
def assign(
    indptr: Ints, mentor: Ints, weight: Ints, capacity: Ints, outside: Ints
) -> tuple[Ints, Ints, Ints]:
    """Solve to the optimum; returns (mentor of each mentee or -1, price of a place, utility of a mentee)."""
    n = indptr.shape[0] - 1
    m = capacity.shape[0]
    degree = np.zeros(m, np.int64)
    for e in range(indptr[n]):
        degree[mentor[e]] += 1
    room = np.empty(m, np.int64)
    first_seat = np.zeros(m + 1, np.int64)
    for j in range(m):
        room[j] = min(capacity[j], degree[j])
        first_seat[j + 1] = first_seat[j] + room[j]
    occupant = np.full(first_seat[m], -1, np.int64)
    seat = np.full(n, -1, np.int64)
    match = np.full(n, -1, np.int64)
    load = np.zeros(m, np.int64)
    price = np.zeros(m, np.int64)
    utility = np.zeros(n, np.int64)
    distance = np.zeros(m, np.int64)
    seen = np.full(m, -1, np.int64)
    via = np.full(m, -1, np.int64)
    heap = np.empty(m, np.int64)
    place = np.empty(m, np.int64)
    done = np.empty(m, np.int64)
    for i in range(n):
        best, open_mentor = _first_look(i, indptr, mentor, weight, outside, price, load, room)
        utility[i] = best
        if open_mentor == -2:
            continue
        if open_mentor >= 0:
            s = first_seat[open_mentor] + load[open_mentor]
            load[open_mentor] += 1
            occupant[s] = i
            seat[i] = s
            match[i] = open_mentor
            continue
        size = 0
        for e in range(indptr[i], indptr[i + 1]):
            j = mentor[e]
            if room[j] == 0:
                continue
            seen[j] = i
            via[j] = i
            distance[j] = best - weight[e] + price[j]
            heap[size] = j
            size += 1
            _sift_up(heap, place, distance, size - 1)
        nearest = best - outside[i]
        leaver = i
        free_mentor = -1
        count = 0
        while size > 0:
            j = _pop(heap, place, distance, size)
            size -= 1
            here = distance[j]
            if here >= nearest:
                break
            if load[j] < room[j]:
                nearest = here
                free_mentor = j
                break
            done[count] = j
            count += 1
            place[j] = -1
            for s in range(first_seat[j], first_seat[j + 1]):
                k = occupant[s]
                base = here + utility[k]
                if base - outside[k] < nearest:
                    nearest = base - outside[k]
                    leaver = k
                for e in range(indptr[k], indptr[k + 1]):
                    other = mentor[e]
                    far = base - weight[e] + price[other]
                    if far >= nearest or room[other] == 0:
                        continue
                    if seen[other] != i:
                        seen[other] = i
                        distance[other] = far
                        via[other] = k
                        heap[size] = other
                        size += 1
                        _sift_up(heap, place, distance, size - 1)
                    elif far < distance[other]:
                        distance[other] = far
                        via[other] = k
                        _sift_up(heap, place, distance, place[other])
        for t in range(count):
            j = done[t]
            shift = nearest - distance[j]
            price[j] += shift
            for s in range(first_seat[j], first_seat[j + 1]):
                utility[occupant[s]] -= shift
        utility[i] -= nearest
        if free_mentor >= 0:
            j = free_mentor
            s = first_seat[j] + load[j]
            load[j] += 1
        elif leaver == i:
            continue
        else:
            j = match[leaver]
            s = seat[leaver]
            match[leaver] = -1
            seat[leaver] = -1
        while True:
            k = via[j]
            next_seat = seat[k]
            next_mentor = match[k]
            occupant[s] = k
            seat[k] = s
            match[k] = j
            if k == i:
                break
            s = next_seat
            j = next_mentor
    return match, price, utility


def warm_up() -> None:
    """Compile (or load from disk) everything a solve needs, so that the first click does not wait."""
    one: Any = np.ones(1, np.int64)
    assign(np.array([0, 1]), np.zeros(1, np.int64), one, one, np.zeros(1, np.int64))
