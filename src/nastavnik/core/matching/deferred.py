"""Deferred acceptance on strict lists, both sides with places (Gale and Shapley 1962; many-to-many: Roth 1984)."""

import numpy as np

from nastavnik.core.matching.compiling import compiled_when_asked, compiler_is_loaded
from nastavnik.core.matching.problem import Bools, Ints

LARGE = 200_000


def propose(first: Ints, order: Ints, receiver: Ints, place: Ints, wanted: Ints, room: Ints) -> Bools:
    """Which pairs are held when nobody proposes any more.

    Proposer a names the pairs `order[first[a]:first[a + 1]]`, best first, until `wanted[a]` of them are held.
    `receiver[e]` of pair e holds up to `room`, always those with the least `place[e]`; places of one receiver differ.
    """
    large = len(order) > LARGE or compiler_is_loaded()
    run = compiled_when_asked(_propose) if large else _propose
    proposer = np.empty(len(order), np.int64)
    proposer[order] = np.repeat(np.arange(len(first) - 1), np.diff(first))
    start = np.concatenate([[0], np.cumsum(room)]).astype(np.int64)
    return run(first, order, proposer, receiver, place, wanted, room, start)


def _propose(
    first: Ints,
    order: Ints,
    proposer: Ints,
    receiver: Ints,
    place: Ints,
    wanted: Ints,
    room: Ints,
    start: Ints,
) -> Bools:
    proposers = first.shape[0] - 1
    seat = np.full(start[-1], -1, np.int64)
    load = np.zeros(room.shape[0], np.int64)
    named = first[:-1].copy()
    has = np.zeros(proposers, np.int64)
    held = np.zeros(order.shape[0], np.bool_)
    waiting = np.arange(proposers)[::-1].copy()
    count = proposers
    while count > 0:
        a = waiting[count - 1]
        if has[a] >= wanted[a] or named[a] >= first[a + 1]:
            count -= 1
            continue
        e = order[named[a]]
        named[a] += 1
        b = receiver[e]
        at = start[b] + load[b]
        if load[b] < room[b]:
            load[b] += 1
        else:
            at = -1
            for s in range(start[b], start[b + 1]):
                if at < 0 or place[seat[s]] > place[seat[at]]:
                    at = s
            if at < 0 or place[seat[at]] < place[e]:
                continue
            loser = seat[at]
            held[loser] = False
            has[proposer[loser]] -= 1
            waiting[count - 1] = a
            if proposer[loser] != a:
                waiting[count] = proposer[loser]
                count += 1
        seat[at] = e
        held[e] = True
        has[a] += 1
    return held
