"""Minimum sizes: obligatory places, solved exactly without search, and the reason when they cannot be filled.

A minimum is a promise: a mentor with `min` 2 gets at least two mentees or the problem is infeasible. Lower bounds on
arcs keep the relaxation integral, so splitting a mentor into obligatory and free places and rewarding every obligatory
place above all points gives the optimum together with prices; a price below zero means "held up by the minimum".
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.network import LIMIT, TOO_LARGE, Network, Optimum
from nastavnik.core.matching.problem import Cut, ProblemRefused

Ints = NDArray[np.int64]
Run = Callable[[Network], tuple[Ints, Ints, Ints]]


def optimum_with_minimums(network: Network, run: Run, engine: str) -> Optimum:
    """The optimum under lower bounds, or the cut; `run` solves a network without them."""
    m = len(network.capacity)
    contradictory = np.flatnonzero(network.minimum > network.capacity)
    if len(contradictory):
        return _refused(network, int(contradictory[0]), engine)
    reward = 2 * (network.served_at_most() + 1) * (network.span() + 1)
    if reward >= LIMIT:
        raise ProblemRefused(TOO_LARGE)
    split, twin = _split(network, reward)
    match, price, utility = run(split)
    folded = np.where(match >= m, match - m, match)
    filled = np.bincount(match[match >= m] - m, minlength=m)
    if (filled < network.minimum).any():
        return Optimum(folded, price[:m], utility, engine, _cut(network, match, filled))
    obligatory = price[m:] - reward
    owes = network.minimum > 0
    whole = np.where(owes, np.minimum(obligatory, np.where(twin, price[:m], obligatory)), price[:m])
    best = _best_offers(network, whole)
    return Optimum(folded, whole, best, engine)


def _refused(network: Network, j: int, engine: str) -> Optimum:
    """Mentor j must have more mentees than there are places: no matching, whatever the pairs."""
    nobody = np.full(len(network.indptr) - 1, -1, np.int64)
    needed = int(network.minimum[j])
    cut = Cut((j,), (), needed, needed - int(network.capacity[j]))
    return Optimum(nobody, np.zeros(len(network.capacity), np.int64), network.outside.copy(), engine, cut)


def _split(network: Network, reward: int) -> tuple[Network, NDArray[np.bool_]]:
    m = len(network.capacity)
    free = network.capacity - network.minimum
    owes, twin = network.minimum > 0, free > 0
    j = network.mentor_index
    copies = 1 + (owes & twin)[j].astype(np.int64)
    source = np.repeat(np.arange(len(j)), copies)
    second = np.zeros(len(source), bool)
    second[np.cumsum(copies)[copies == 2] - 1] = True
    at = j[source]
    goes_obligatory = owes[at] & (second | ~twin[at])
    rows = np.repeat(np.arange(len(network.indptr) - 1), np.diff(network.indptr))
    counts = np.bincount(rows[source], minlength=len(network.indptr) - 1)
    return Network(
        indptr=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        mentor_index=np.where(goes_obligatory, at + m, at).astype(np.int64),
        weight=network.weight[source] + np.where(goes_obligatory, reward, 0),
        capacity=np.concatenate([free, network.minimum]).astype(np.int64),
        minimum=np.zeros(2 * m, np.int64),
        outside=network.outside,
    ), twin


def _best_offers(network: Network, price: Ints) -> Ints:
    best = network.outside.copy()
    rows = np.repeat(np.arange(len(best)), np.diff(network.indptr))
    open_pairs = network.capacity[network.mentor_index] > 0
    offer = network.weight - price[network.mentor_index]
    np.maximum.at(best, rows[open_pairs], offer[open_pairs])
    return best


def _cut(network: Network, match: Ints, filled: Ints) -> Cut:
    """Mentors who cannot all reach their minimum: every mentee near them already fills an obligatory place there."""
    m = len(network.capacity)
    rows = np.repeat(np.arange(len(network.indptr) - 1), np.diff(network.indptr))
    mentors = set(np.flatnonzero(filled < network.minimum)[:1].tolist())
    mentees: set[int] = set()
    while True:
        near = np.isin(network.mentor_index, list(mentors))
        mentees = set(rows[near].tolist())
        holders = match[list(mentees)] if mentees else np.empty(0, np.int64)
        wider = mentors | set((holders[holders >= m] - m).tolist())
        if wider == mentors:
            break
        mentors = wider
    needed = sum(network.minimum[list(mentors)].tolist())
    return Cut(tuple(sorted(mentors)), tuple(sorted(mentees)), needed, needed - len(mentees))
