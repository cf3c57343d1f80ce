"""Scores of whole rows, compiled: sets counted in bits, numbers in intervals, equal codes, a few pairs besides."""

from typing import Any

import numpy as np

from nastavnik.core.matching.compiling import compiled

PAIRS, FOURS, EIGHTS = (
    np.uint64(0x5555555555555555),
    np.uint64(0x3333333333333333),
    np.uint64(0x0F0F0F0F0F0F0F0F),
)
SUM = np.uint64(0x0101010101010101)
ONE, TWO, FOUR, TOP = np.uint64(1), np.uint64(2), np.uint64(4), np.uint64(56)


@compiled
def ones(word: Any) -> Any:
    """How many bits of a 64-bit word are set; the compiler knows this text and makes one instruction of it."""
    word = word - ((word >> ONE) & PAIRS)
    word = (word & FOURS) + ((word >> TWO) & FOURS)
    return (((word + (word >> FOUR)) & EIGHTS) * SUM) >> TOP


@compiled
def best_of_rows(
    sets: Any,
    intervals: Any,
    codes: Any,
    places: Any,
    flags: Any,
    base: Any,
    extras: Any,
    best: Any,
    scores: Any,
) -> None:
    """Fill `best[i]` and `scores[i]` with the best mentors of each mentee, best first; see `candidates.Rows`."""
    mentors = flags[1].shape[1]
    row = np.empty(mentors)
    for i in range(base.shape[0]):
        row[:] = base[i]
        _sets(row, i, sets)
        _intervals(row, i, intervals)
        _codes(row, i, codes)
        _places(row, i, places)
        _flags(row, i, flags)
        indptr, at, more = extras
        for e in range(indptr[i], indptr[i + 1]):
            row[at[e]] += more[e]
        _choose(row, best[i], scores[i])


@compiled
def _sets(row: Any, i: int, sets: Any) -> None:
    one, other, first, unit, weight, neutral, unknown = sets
    common = np.empty(len(row), np.int32)
    for s in range(len(unknown)):
        share = unit[i, s]
        if share == 0.0:
            row += unknown[s]
            continue
        common[:] = 0
        for w in range(first[s], first[s + 1]):
            word = one[i, w]
            if word:
                for j in range(len(row)):
                    common[j] += np.int32(ones(word & other[w, j]))
        for j in range(len(row)):
            row[j] += weight[s, j] * min(1.0, common[j] * share) + neutral[s, j]


@compiled
def _intervals(row: Any, i: int, intervals: Any) -> None:
    value, low, high, slack, weight, neutral, unknown = intervals
    for s in range(len(unknown)):
        v = value[s, i]
        if np.isnan(v):
            row += unknown[s]
            continue
        per_step = 1.0 / slack[s]
        for j in range(len(row)):
            beyond = max(low[s, j] - v, v - high[s, j], 0.0)
            row[j] += weight[s, j] * max(0.0, 1.0 - beyond * per_step) + neutral[s, j]


@compiled
def _codes(row: Any, i: int, codes: Any) -> None:
    one, other, weight, neutral = codes
    for s in range(len(weight)):
        for j in range(len(row)):
            if one[s, i] < 0 or other[s, j] < 0:
                row[j] += neutral[s]
            elif one[s, i] == other[s, j]:
                row[j] += weight[s]


@compiled
def _places(row: Any, i: int, places: Any) -> None:
    here, there, points = places
    for j in range(len(row)):
        row[j] += points[here[i], there[j]]


@compiled
def _flags(row: Any, i: int, flags: Any) -> None:
    """What is neutral until somebody has filled it in: one side is enough (`either`), or both are needed."""
    one, other, either, neutral = flags
    for s in range(len(neutral)):
        for j in range(len(row)):
            told = one[s, i] or other[s, j] if either[s] else one[s, i] and other[s, j]
            if not told:
                row[j] += neutral[s]


@compiled
def _choose(row: Any, best: Any, scores: Any) -> None:
    """The largest of a row, best first; equal ones in the order of positions."""
    most, kept = len(best), 0
    for j in range(len(row)):
        if kept == most and row[j] <= scores[most - 1]:
            continue
        place = min(kept, most - 1)
        while place > 0 and scores[place - 1] < row[j]:
            scores[place], best[place] = scores[place - 1], best[place - 1]
            place -= 1
        scores[place], best[place] = row[j], j
        kept = min(kept + 1, most)
