"""All optimal matchings as a smaller network: the ground on which later tiers choose.

By complementary slackness the optimal matchings are exactly those that use only pairs of zero reduced cost, serve
everyone whose utility exceeds the outside value, fill every mentor with a positive price and hold at the minimum
everyone with a negative one. Two optimal matchings differ by cycles of the residual graph, so what lies on no cycle
is the same in all of them and leaves the network; usually nothing remains, and the later tiers cost nothing.
"""

import itertools
from dataclasses import dataclass

import numpy as np

from nastavnik.core.matching.network import Network, Optimum
from nastavnik.core.matching.problem import Bools, Ints

ROUNDS = 64
BLOCK = 2**16


@dataclass(frozen=True, slots=True)
class Face:
    """What is still free. `network`: free rows and pairs, with zero weights; `row`, `pair`: their numbers in the

    network of the first tier; `must`: rows that are served in every optimal matching.
    """

    network: Network
    row: Ints
    pair: Ints
    must: Bools


@dataclass(frozen=True, slots=True)
class _Tight:
    """Pairs of zero reduced cost: number, row, mentor, whether chosen."""

    pair: Ints
    row: Ints
    mentor: Ints
    chosen: Bools


def first_face(network: Network, found: Optimum) -> tuple[Ints, Face]:
    """(pair of every row or -1, what is free) after the first tier."""
    numbers = np.arange(len(network.outside))
    return _narrow(network, found, numbers, None)


def next_face(face: Face, network: Network, found: Optimum, edges: Ints) -> Face:
    """What is still free after a tier was solved on `network` (the face with its weights); `edges` are updated."""
    mine, narrower = _narrow(network, found, face.row, face.pair)
    edges[face.row] = mine
    return narrower


def weighed(face: Face, weight: Ints, alone: Ints, largest: int) -> Network:
    """The face with the weights of a tier; `alone`: worth of leaving a row alone, where that is allowed at all.

    `largest`: no weight of any pair or row is larger by absolute value; those who must be served never leave.
    """
    base = face.network
    never = -2 * (base.served_at_most() + 1) * (largest + 1)
    outside = np.where(face.must, never, alone)
    return Network(base.indptr, base.mentor_index, weight, base.capacity, base.minimum, outside)


def _narrow(network: Network, found: Optimum, row: Ints, pair: Ints | None) -> tuple[Ints, Face]:
    tight = _tight_pairs(network, found)
    edges = np.full(len(network.outside), -1, np.int64)
    edges[tight.row[tight.chosen]] = tight.pair[tight.chosen]
    must = found.utility > network.outside
    low = np.where(found.price > 0, network.capacity, network.minimum)
    high = np.where(found.price < 0, network.minimum, network.capacity)
    free_row, kept = _on_cycles(tight, found.match, must, low, high)
    face = _part(tight, found.match, must, low, high, free_row, kept)
    if pair is None:
        return edges, face
    named = np.where(edges >= 0, pair[edges], -1)
    return named, Face(face.network, row[face.row], pair[face.pair], face.must)


def _tight_pairs(network: Network, found: Optimum) -> _Tight:
    """One pass over the pairs in blocks that stay in the cache of the processor."""
    numbers = []
    for start, stop in blocks(network.indptr):
        first, last = int(network.indptr[start]), int(network.indptr[stop])
        mentor = network.mentor_index[first:last]
        utility = np.repeat(found.utility[start:stop], np.diff(network.indptr[start : stop + 1]))
        zero = network.weight[first:last] - found.price[mentor] == utility
        numbers.append(np.flatnonzero(zero) + first)
    pair = np.concatenate(numbers) if numbers else np.empty(0, np.int64)
    mentor = network.mentor_index[pair]
    row = np.searchsorted(network.indptr, pair, "right") - 1
    is_open = network.capacity[mentor] > 0
    pair, mentor, row = pair[is_open], mentor[is_open], row[is_open]
    return _Tight(pair, row, mentor, found.match[row] == mentor)


def blocks(indptr: Ints) -> list[tuple[int, int]]:
    """Consecutive ranges of rows with about BLOCK pairs each."""
    if len(indptr) == 1:
        return []
    marks = np.arange(0, int(indptr[-1]) + 1, BLOCK)
    ends = np.unique(np.append(np.searchsorted(indptr, marks, "left"), len(indptr) - 1))
    if ends[0] != 0:
        ends = np.insert(ends, 0, 0)
    return [(int(a), int(b)) for a, b in itertools.pairwise(ends)]


def _on_cycles(tight: _Tight, match: Ints, must: Bools, low: Ints, high: Ints) -> tuple[Bools, Bools]:
    """Rows and tight pairs that may lie on a cycle: arcs without a way in or a way on are peeled off."""
    n, m = len(match), len(low)
    load = np.bincount(match[match >= 0], minlength=m)
    outside = n + m
    leaves = np.flatnonzero((match >= 0) & ~must)
    alone = np.flatnonzero(match < 0)
    takes, gives = np.flatnonzero(load < high), np.flatnonzero(load > low)
    to_mentor = n + tight.mentor
    sources = (np.where(tight.chosen, to_mentor, tight.row), leaves, np.full(len(alone), outside), n + takes)
    ends = (np.where(tight.chosen, tight.row, to_mentor), np.full(len(leaves), outside), alone)
    tail = np.concatenate([*sources, np.full(len(gives), outside)])
    head = np.concatenate([*ends, np.full(len(takes), outside), n + gives])
    arc = np.arange(len(tail))
    for _ in range(ROUNDS):
        enters = np.bincount(head, minlength=outside + 1)
        goes_on = np.bincount(tail, minlength=outside + 1)
        kept = (enters[tail] > 0) & (goes_on[head] > 0)
        if kept.all():
            break
        tail, head, arc = tail[kept], head[kept], arc[kept]
    free = np.zeros(outside + 1, bool)
    free[tail] = True
    free[head] = True
    on_cycle = np.zeros(len(tight.pair), bool)
    on_cycle[arc[arc < len(tight.pair)]] = True
    return free[:n], on_cycle


def _part(
    tight: _Tight, match: Ints, must: Bools, low: Ints, high: Ints, free_row: Bools, on_cycle: Bools
) -> Face:
    kept = np.flatnonzero(free_row[tight.row] & (on_cycle | tight.chosen))
    rows = np.flatnonzero(free_row)
    counts = np.bincount(tight.row[kept], minlength=len(match))[rows]
    settled = match[~free_row]
    fixed = np.bincount(settled[settled >= 0], minlength=len(low))
    network = Network(
        indptr=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        mentor_index=tight.mentor[kept],
        weight=np.zeros(len(kept), np.int64),
        capacity=high - fixed,
        minimum=np.maximum(low - fixed, 0),
        outside=np.zeros(len(rows), np.int64),
    )
    return Face(network, rows, tight.pair[kept], must[rows])
