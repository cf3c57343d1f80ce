"""Exact assignment where every mentee may go to every mentor, one place each: the method for full square tables.

Jonker and Volgenant (1987): prices start at the best score of each mentor, most rows find a mentor at once, two rounds
of bidding settle most of the others, shortest paths the rest. Everything reads the table row after row, so memory is
never jumped over. Applies where nobody prefers to stay outside; then all prices may be shifted to start at zero,
and the answer keeps the contract of `kernel.assign`.
"""

import numpy as np

from nastavnik.core.matching.compiling import compiled
from nastavnik.core.matching.problem import Ints

FAR = 2**62


def is_square(indptr: Ints, mentor: Ints, weight: Ints, capacity: Ints, outside: Ints) -> bool:
    """Whether the pairs are a full square table in order, with single places nobody wants to do without."""
    n, m = len(outside), len(capacity)
    if n != m or n == 0 or len(mentor) != n * m or int(capacity.min()) < 1:
        return False
    if int(outside.max()) > int(weight.min()) or not (np.diff(indptr) == m).all():
        return False
    return bool((mentor.reshape(n, m) == np.arange(m)).all()) and bool((capacity == 1).all())


def assign_square(weight: Ints, size: int) -> tuple[Ints, Ints, Ints]:
    """(mentor of each mentee, price from zero up, utility) of the largest sum over a full square table."""
    table = weight.reshape(size, size)
    price = np.empty(size, np.int64)
    holder = np.full(size, -1, np.int64)
    match = np.full(size, -1, np.int64)
    waiting = np.empty(size, np.int64)
    count = _start(table, price, holder, match, waiting)
    for _ in range(2):
        count = _bid(table, price, holder, match, waiting, count)
    _paths(table, price, holder, match, waiting, count)
    price -= price.min()
    return match, price, table[np.arange(size), match] - price[match]


@compiled
def _start(table: Ints, price: Ints, holder: Ints, match: Ints, waiting: Ints) -> int:
    """Each mentor asks the best score of the column and goes to its row where that is free; returns who waits."""
    n = table.shape[0]
    best = np.zeros(n, np.int64)
    price[:] = table[0]
    for i in range(1, n):
        row = table[i]
        for j in range(n):
            if row[j] > price[j]:
                price[j] = row[j]
                best[j] = i
    alone = np.zeros(n, np.bool_)
    for j in range(n - 1, -1, -1):
        i = best[j]
        if match[i] < 0:
            match[i] = j
            holder[j] = i
            alone[i] = True
        else:
            alone[i] = False
    count = 0
    for i in range(n):
        if match[i] < 0:
            waiting[count] = i
            count += 1
        elif alone[i]:
            _raise_to_the_next(table[i], match[i], price)
    return count


@compiled
def _raise_to_the_next(row: Ints, j: int, price: Ints) -> None:
    """A row with one mentor of its own pays up to the point where the next choice is as good."""
    least = FAR
    for k in range(row.shape[0]):
        short = price[k] - row[k]
        if short < least and k != j:
            least = short
    if least < FAR:
        price[j] += least


@compiled
def _bid(table: Ints, price: Ints, holder: Ints, match: Ints, waiting: Ints, count: int) -> int:
    """One round in which everyone who waits outbids for the best mentor; the outbid wait for the next round."""
    n, at, left = table.shape[0], 0, 0
    while at < count:
        i = waiting[at]
        at += 1
        row = table[i]
        first, second, j, k = -FAR, -FAR, 0, 0
        for c in range(n):
            worth = row[c] - price[c]
            if worth > second:
                if worth > first:
                    first, second, j, k = worth, first, c, j
                else:
                    second, k = worth, c
        if first > second:
            price[j] += min(first - second, FAR // 2)
        elif holder[j] >= 0:
            j = k
        loser = holder[j]
        match[i] = j
        holder[j] = i
        if loser >= 0:
            match[loser] = -1
            if first > second:
                at -= 1
                waiting[at] = loser
            else:
                waiting[left] = loser
                left += 1
    return left


@compiled
def _paths(table: Ints, price: Ints, holder: Ints, match: Ints, waiting: Ints, count: int) -> None:
    """Everyone still waiting enters along the shortest path of exchanges (Dijkstra over a full table)."""
    n = table.shape[0]
    distance = np.empty(n, np.int64)
    via = np.empty(n, np.int64)
    columns = np.arange(n)
    for t in range(count):
        newcomer = waiting[t]
        row = table[newcomer]
        distance[:] = price - row
        via[:] = newcomer
        low, up, end, least = 0, 0, -1, 0
        ready = 0
        while end < 0:
            if low == up:
                ready = low
                low, up, least = _nearest(columns, distance, low)
                for h in range(low, up):
                    if holder[columns[h]] < 0:
                        end = columns[h]
                        break
            if end < 0:
                low, up, end = _scan(table, price, holder, columns, distance, via, low, up, least)
        for h in range(ready):
            j = columns[h]
            price[j] += least - distance[j]
        while True:
            i = via[end]
            holder[end] = i
            end, match[i] = match[i], end
            if i == newcomer:
                break


@compiled
def _nearest(columns: Ints, distance: Ints, low: int) -> tuple[int, int, int]:
    """Bring all columns at the least distance to the front of those not yet ready: (first, last + 1, distance)."""
    up = low + 1
    least = distance[columns[low]]
    for h in range(up, columns.shape[0]):
        j = columns[h]
        far = distance[j]
        if far <= least:
            if far < least:
                up, least = low, far
            columns[h] = columns[up]
            columns[up] = j
            up += 1
    return low, up, least


@compiled
def _scan(
    table: Ints,
    price: Ints,
    holder: Ints,
    columns: Ints,
    distance: Ints,
    via: Ints,
    low: int,
    up: int,
    least: int,
) -> tuple[int, int, int]:
    """Offer the holder of the first column at hand to the others; returns (first, last + 1, free column or -1)."""
    j = columns[low]
    i = holder[j]
    row = table[i]
    base = least + row[j] - price[j]
    for h in range(up, columns.shape[0]):
        k = columns[h]
        far = base - row[k] + price[k]
        if far < distance[k]:
            distance[k] = far
            via[k] = i
            if far == least:
                if holder[k] < 0:
                    return low + 1, up, k
                columns[h] = columns[up]
                columns[up] = k
                up += 1
    return low + 1, up, -1
