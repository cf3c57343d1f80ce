"""Exact assignment of mentees to mentors with capacities: successive shortest paths in 64-bit integers.

Maximises the sum of chosen weights plus the outside values of those left alone. Mentees enter one by one;
each entry finds the shortest residual path (Dijkstra over reduced costs) to a free place or to a mentee for whom
staying outside costs least. After every entry the following holds, and at the end it is the certificate:

* price[j] >= 0, and price[j] == 0 while mentor j has a free place;
* utility[i] == max(outside[i], max over pairs of weight - price) for everyone who has entered, and is reached.

Source of the method: Jonker and Volgenant (1987), with capacities and outside values. No price or distance ever
exceeds max(weight) - min(outside), so nothing overflows while those fit in 61 bits.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.compiling import compiled

Ints = NDArray[np.int64]
UNLIMITED = 2**62
CONTESTED = -1
OUTSIDE = -2
DISPLACED_AT_MOST = 40
SLACK = 16
SMALL = 50_000


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


class Pairs(NamedTuple):
    """What is given: pairs row by row, weights, places, values of staying outside."""

    indptr: Ints
    mentor: Ints
    weight: Ints
    room: Ints
    outside: Ints


class State(NamedTuple):
    """What is built: the matching by places, its prices, and the workspace of one search.

    `occupant[s]` of places `first_seat[j]:first_seat[j + 1]`; `seat[i]`, `match[i]`; `distance`, `seen`, `via`,
    `heap`, `place`, `done` per mentor belong to the search of the mentee named in `seen`.
    """

    first_seat: Ints
    occupant: Ints
    seat: Ints
    match: Ints
    load: Ints
    price: Ints
    utility: Ints
    distance: Ints
    seen: Ints
    via: Ints
    heap: Ints
    place: Ints
    done: Ints


def assign(
    indptr: Ints, mentor: Ints, weight: Ints, capacity: Ints, outside: Ints, patience: int = UNLIMITED
) -> tuple[Ints, Ints, Ints] | None:
    """Solve to the optimum: (mentor of each mentee or -1, price of a place, utility of a mentee).

    None when each pair of those who entered was looked at more than `patience` times on average: the mentors are
    contested, another method is quicker.
    """
    n, m = len(indptr) - 1, len(capacity)
    room = np.minimum(capacity, np.bincount(mentor, minlength=m)).astype(np.int64)
    seats = int(room.sum())
    state = State(
        first_seat=np.concatenate([[0], np.cumsum(room)]).astype(np.int64),
        occupant=np.full(seats, -1, np.int64),
        seat=np.full(n, -1, np.int64),
        match=np.full(n, -1, np.int64),
        load=np.zeros(m, np.int64),
        price=np.zeros(m, np.int64),
        utility=np.zeros(n, np.int64),
        distance=np.zeros(m, np.int64),
        seen=np.full(m, -1, np.int64),
        via=np.full(m, -1, np.int64),
        heap=np.zeros(m, np.int64),
        place=np.zeros(m, np.int64),
        done=np.zeros(m, np.int64),
    )
    finished = _assign_all(Pairs(indptr, mentor, weight, room, outside), state, patience)
    return (state.match, state.price, state.utility) if finished else None


@compiled
def _assign_all(pairs: Pairs, state: State, patience: int) -> bool:
    stamp, effort = 0, 0
    credit = patience * (pairs.mentor.shape[0] // SLACK + SMALL) if patience < UNLIMITED else UNLIMITED
    for newcomer in range(pairs.outside.shape[0]):
        i, looked = _displace(newcomer, pairs, state)
        effort += looked
        if i >= 0:
            nearest, leaver, free_mentor, count, looked = _search(i, stamp, pairs, state)
            effort += looked
            stamp += 1
            _shift_prices(i, nearest, count, state)
            _rotate(i, leaver, free_mentor, state)
        if effort > credit and effort > credit + patience * pairs.indptr[newcomer + 1]:
            return False
    return True


@compiled
def _displace(i: int, pairs: Pairs, state: State) -> tuple[int, int]:
    """Seat mentee i, letting him outbid the holder of a single place, who then looks for another, and so on.

    Returns the mentee who still needs a search (-1: everyone is settled) and the number of pairs looked at.
    The holder is outbid exactly up to the next best choice, so nobody envies (Jonker and Volgenant's row reduction).
    """
    looked = 0
    for _ in range(DISPLACED_AT_MOST):
        best, second, at, open_mentor = _first_look(i, pairs, state)
        looked += pairs.indptr[i + 1] - pairs.indptr[i]
        state.utility[i] = best
        if open_mentor >= 0:
            _sit(i, open_mentor, _take_free_seat(open_mentor, state), state)
        if open_mentor != CONTESTED:
            return -1, looked
        if pairs.room[at] != 1 or best == second:
            return i, looked
        state.price[at] += best - second
        state.utility[i] = second
        s = state.first_seat[at]
        loser = state.occupant[s]
        _sit(i, at, s, state)
        state.match[loser] = -1
        state.seat[loser] = -1
        i = loser
    return i, looked


@compiled
def _first_look(i: int, pairs: Pairs, state: State) -> tuple[int, int, int, int]:
    """Best and second best value within reach of mentee i, a mentor who gives the best, and one who has room too.

    The last is CONTESTED where every best mentor is full, OUTSIDE where staying outside is as good.
    """
    price, load, mentor, weight, room = state.price, state.load, pairs.mentor, pairs.weight, pairs.room
    best = second = pairs.outside[i]
    at = -1
    open_mentor = OUTSIDE
    for e in range(pairs.indptr[i], pairs.indptr[i + 1]):
        j = mentor[e]
        value = weight[e] - price[j]
        if value < second or room[j] == 0:
            continue
        if value > best:
            second, best, at = best, value, j
            open_mentor = j if load[j] < room[j] else CONTESTED
            continue
        second = value
        if value == best and open_mentor < 0 and load[j] < room[j]:
            open_mentor = j
    return best, second, at, open_mentor


@compiled
def _search(i: int, stamp: int, pairs: Pairs, state: State) -> tuple[int, int, int, int, int]:
    """Dijkstra from mentee i: (distance, who leaves, mentor with a free place or -1, mentors passed, pairs seen)."""
    nearest = state.utility[i] - pairs.outside[i]
    leaver, count = i, 0
    size = _relax(i, 0, stamp, nearest, 0, pairs, state)
    looked = pairs.indptr[i + 1] - pairs.indptr[i]
    while size > 0:
        j = _pop(state.heap, state.place, state.distance, size)
        size -= 1
        here = state.distance[j]
        if here >= nearest:
            break
        if state.load[j] < pairs.room[j]:
            return here, -1, j, count, looked
        state.done[count] = j
        count += 1
        for s in range(state.first_seat[j], state.first_seat[j + 1]):
            k = state.occupant[s]
            leaving = here + state.utility[k] - pairs.outside[k]
            if leaving < nearest:
                nearest, leaver = leaving, k
            size = _relax(k, here, stamp, nearest, size, pairs, state)
            looked += pairs.indptr[k + 1] - pairs.indptr[k]
    return nearest, leaver, -1, count, looked


@compiled
def _relax(k: int, here: int, stamp: int, nearest: int, size: int, pairs: Pairs, state: State) -> int:
    """Offer mentee k, reached at distance `here`, to the other mentors; returns the size of the heap."""
    price, distance, seen, via, heap, place = (
        state.price,
        state.distance,
        state.seen,
        state.via,
        state.heap,
        state.place,
    )
    indptr, mentor, weight, room = pairs.indptr, pairs.mentor, pairs.weight, pairs.room
    base = here + state.utility[k]
    for e in range(indptr[k], indptr[k + 1]):
        j = mentor[e]
        far = base - weight[e] + price[j]
        if far >= nearest or room[j] == 0:
            continue
        if seen[j] != stamp:
            seen[j] = stamp
            place[j] = size
            heap[size] = j
            size += 1
        elif far >= distance[j]:
            continue
        distance[j] = far
        via[j] = k
        _sift_up(heap, place, distance, place[j])
    return size


@compiled
def _shift_prices(i: int, nearest: int, count: int, state: State) -> None:
    """Raise the prices of the mentors passed on the way, so that the whole path costs nothing."""
    price, distance, done, first_seat, occupant, utility = (
        state.price,
        state.distance,
        state.done,
        state.first_seat,
        state.occupant,
        state.utility,
    )
    for t in range(count):
        j = done[t]
        shift = nearest - distance[j]
        price[j] += shift
        for s in range(first_seat[j], first_seat[j + 1]):
            utility[occupant[s]] -= shift
    utility[i] -= nearest


@compiled
def _rotate(i: int, leaver: int, free_mentor: int, state: State) -> None:
    """Move everyone on the path one mentor on; the last goes to a free place or outside."""
    if free_mentor >= 0:
        j = free_mentor
        s = _take_free_seat(j, state)
    elif leaver == i:
        return
    else:
        j, s = state.match[leaver], state.seat[leaver]
        state.match[leaver] = -1
        state.seat[leaver] = -1
    while True:
        k = state.via[j]
        next_seat, next_mentor = state.seat[k], state.match[k]
        _sit(k, j, s, state)
        if k == i:
            break
        s, j = next_seat, next_mentor


@compiled
def _take_free_seat(j: int, state: State) -> int:
    s = state.first_seat[j] + state.load[j]
    state.load[j] += 1
    return s  # type: ignore[no-any-return]


@compiled
def _sit(k: int, j: int, s: int, state: State) -> None:
    state.occupant[s] = k
    state.seat[k] = s
    state.match[k] = j


def warm_up() -> None:
    """Compile (or load from disk) everything a solve needs, so that the first click does not wait."""
    from nastavnik.core.matching.auction import assign_by_auction
    from nastavnik.core.matching.dense import assign_square

    ones, none = np.ones(2, np.int64), np.zeros(2, np.int64)
    arrays = (np.array([0, 1, 2]), none, ones, ones[:1], none)
    assign(*arrays)
    assign_by_auction(*arrays)
    assign_square(np.arange(9), 3)
