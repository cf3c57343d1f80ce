"""Prices of mentees' time, under which every mentor picks the best group alone: a bound for groups that have rules.

Where groups may close or pairs cost unequal hours, prices of places say little. Prices of mentees say more: at prices
u mentor j takes the bundle most worth above u that keeps the rules of the group (nobody or at least so many, hours,
pairs decided on), mentee i sells as much time as pays. The sum is never below the best matching (Lagrangian duality,
Geoffrion 1974), and the lowest such sum is close to it; a subgradient walk (Held, Wolfe and Crowder 1974) goes down.

Money is counted in grains, GRAIN to a unit of points, so that bounds are integers and prices still fine.
"""

from typing import NamedTuple

import numpy as np

from nastavnik.core.matching.compiling import compiled
from nastavnik.core.matching.problem import NO_BUDGET, Bools, Ints, Problem

GRAIN = 100
FREE, TAKEN, BARRED = 0, 1, 2
NEVER = -(2**62)


class Market(NamedTuple):
    """Pairs mentor by mentor (`row`, `gain` in grains, `hours`, `pair`), rules of groups, terms of mentees in grains.

    `optional[j]`: the group may stay closed; otherwise it has from `low` to `high` members. `budget[j]` hours.
    """

    columns: Ints
    row: Ints
    gain: Ints
    hours: Ints
    pair: Ints
    low: Ints
    high: Ints
    optional: Bools
    budget: Ints
    reward: Ints
    alone: Ints
    limit: Ints


def market_of(problem: Problem, bonus: int) -> Market:
    """The whole problem as a market, no decisions made."""
    order = np.argsort(problem.mentor_index, kind="stable")
    counts = np.bincount(problem.mentor_index, minlength=problem.mentors)
    closing = (problem.open_minimum > 1) & (problem.minimum == 0)
    return Market(
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        problem.rows()[order],
        problem.score[order] * GRAIN,
        problem.hours[order],
        order,
        np.where(closing, problem.open_minimum, problem.minimum),
        problem.capacity.copy(),
        closing | (problem.minimum == 0),
        problem.budget,
        np.where(problem.served, 0, bonus) * GRAIN,
        problem.alone() * GRAIN,
        problem.limit,
    )


@compiled
def worth(market: Market, price: Ints, state: Ints, count: Ints, is_open: Bools) -> int:
    """The bound at these prices; `count[i]`: mentors who picked mentee i less what i sells, `is_open[j]`.

    `state[E]` by pair: FREE, TAKEN or BARRED. NEVER where some group cannot keep its rules at all.
    """
    n, m = market.limit.shape[0], market.high.shape[0]
    has = np.zeros(n, np.int64)
    count[:] = 0
    total = 0
    for j in range(m):
        if market.budget[j] < NO_BUDGET:
            value = _fill_hours(j, market, price, state, count, has, is_open)
        else:
            value = _pick(j, market, price, state, count, has, is_open)
        if value == NEVER:
            return NEVER
        total += value
    for i in range(n):
        least = max(has[i], 1)
        most = market.limit[i] if price[i] > 0 else least
        sold = market.reward[i] + price[i] * most
        if has[i] == 0 and market.alone[i] >= sold:
            sold, most = market.alone[i], 0
        total += sold
        count[i] -= most
    return total


@compiled
def _pick(j: int, market: Market, price: Ints, state: Ints, count: Ints, has: Ints, is_open: Bools) -> int:
    """The best group of mentor j by number of members alone: the taken, then the most worth within the sizes."""
    first, last = market.columns[j], market.columns[j + 1]
    room, total, held = market.high[j], 0, 0
    for t in range(first, last):
        if state[market.pair[t]] == TAKEN:
            i = market.row[t]
            total += market.gain[t] - price[i]
            has[i] += 1
            count[i] += 1
            held += 1
    need = market.low[j] - held
    room -= held
    if room < 0 or need > room:
        if held > 0 or not market.optional[j]:
            return NEVER
        is_open[j] = False
        return 0
    best = np.empty(min(room, last - first), np.int64)
    who = np.empty(min(room, last - first), np.int64)
    size = _most_worth(first, last, need, market, price, state, best, who)
    if size < need:
        if held > 0 or not market.optional[j]:
            return NEVER
        is_open[j] = False
        return 0
    for k in range(size):
        total += best[k]
    if held == 0 and market.optional[j] and total <= 0:
        is_open[j] = False
        return 0
    is_open[j] = True
    for k in range(size):
        count[who[k]] += 1
    return total


@compiled
def _most_worth(
    first: int, last: int, need: int, market: Market, price: Ints, state: Ints, best: Ints, who: Ints
) -> int:
    """The free pairs most worth, descending, as many as fit: above zero, or also below while more are needed."""
    size, room = 0, best.shape[0]
    for t in range(first, last):
        i = market.row[t]
        value = market.gain[t] - price[i]
        if state[market.pair[t]] != FREE or (
            value <= 0 and size >= need and (size == 0 or value <= best[size - 1])
        ):
            continue
        if size == room and (room == 0 or value <= best[size - 1]):
            continue
        at = size if size < room else room - 1
        while at > 0 and best[at - 1] < value:
            best[at] = best[at - 1]
            who[at] = who[at - 1]
            at -= 1
        best[at] = value
        who[at] = i
        size = min(size + 1, room)
    while size > max(need, 0) and best[size - 1] <= 0:
        size -= 1
    return size


@compiled
def _fill_hours(
    j: int, market: Market, price: Ints, state: Ints, count: Ints, has: Ints, is_open: Bools
) -> int:
    """The best group of mentor j by hours and places (dynamic programming), with the taken inside."""
    first, last = market.columns[j], market.columns[j + 1]
    hours, places, total, items = market.budget[j], market.high[j], 0, 0
    for t in range(first, last):
        i = market.row[t]
        if state[market.pair[t]] == TAKEN:
            total += market.gain[t] - price[i]
            hours -= market.hours[t]
            places -= 1
            has[i] += 1
            count[i] += 1
        elif state[market.pair[t]] == FREE and market.gain[t] > price[i]:
            items += 1
    if hours < 0 or places < 0:
        return NEVER
    is_open[j] = True
    places = min(places, items)
    if places == 0:
        return total
    chosen = np.empty(items, np.int64)
    items = 0
    for t in range(first, last):
        if state[market.pair[t]] == FREE and market.gain[t] > price[market.row[t]]:
            if market.hours[t] <= hours:
                chosen[items] = t
                items += 1
    return total + _knapsack(chosen[:items], hours, places, market, price, count)


@compiled
def _knapsack(chosen: Ints, hours: int, places: int, market: Market, price: Ints, count: Ints) -> int:
    """Best value by hours; the number of places is a second dimension only where it can bind."""
    items, spent = chosen.shape[0], 0
    for k in range(items):
        spent += market.hours[chosen[k]]
    hours = min(hours, spent)
    layers = places if _binds(chosen, hours, places, market) else 1
    best = np.zeros((layers + 1, hours + 1), np.int64)
    took = np.zeros((items, layers + 1, hours + 1), np.bool_)
    for k in range(items):
        t = chosen[k]
        size, value = market.hours[t], market.gain[t] - price[market.row[t]]
        for p in range(layers, 0, -1):
            below = p - 1 if layers > 1 or places == 1 else p
            for h in range(hours, size - 1, -1):
                offer = best[below, h - size] + value
                if offer > best[p, h]:
                    best[p, h] = offer
                    took[k, p, h] = True
    p, h = layers, hours
    for k in range(items - 1, -1, -1):
        if took[k, p, h]:
            count[market.row[chosen[k]]] += 1
            h -= market.hours[chosen[k]]
            p = p - 1 if layers > 1 or places == 1 else p
    return best[layers, hours]  # type: ignore[no-any-return]


@compiled
def _binds(chosen: Ints, hours: int, places: int, market: Market) -> bool:
    """Whether more pairs fit into the hours than there are places."""
    sizes = np.sort(market.hours[chosen])
    spent = 0
    for k in range(min(places + 1, sizes.shape[0])):
        spent += sizes[k]
    return places < sizes.shape[0] and spent <= hours


@compiled
def descend(
    market: Market, start: Ints, state: Ints, target: int, steps: int, share: np.ndarray
) -> tuple[int, Ints]:
    """(lowest bound met, its prices) of a walk from `start`; stops at `target` grains, which nothing must beat.

    `share[m]`: how often each group was open, later steps counting more: what a relaxation would call its fraction.
    """
    n, m = market.limit.shape[0], market.high.shape[0]
    price = start.copy()
    best_price = start.copy()
    count = np.zeros(n, np.int64)
    is_open = np.zeros(m, np.bool_)
    best = 2**62
    pace, idle = 1.0, 0
    exact = start.astype(np.float64)
    for _ in range(steps):
        now = worth(market, price, state, count, is_open)
        if now == NEVER:
            return NEVER, price
        for j in range(m):
            share[j] += 0.05 * ((1.0 if is_open[j] else 0.0) - share[j])
        idle += 1
        if now < best:
            if now < best - (best - target) // 1000:
                idle = 0
            best = now
            best_price[:] = price
        if best <= target:
            break
        if idle >= 12:
            pace, idle = pace * 0.6, 0
            exact[:] = best_price
        norm = (count * count).sum()
        if norm == 0 or pace < 0.002:
            break
        step = pace * (now - target + GRAIN) / norm
        for i in range(n):
            exact[i] += step * count[i]
            price[i] = int(np.rint(exact[i]))
    return best, best_price
