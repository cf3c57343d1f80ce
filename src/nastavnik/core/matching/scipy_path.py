"""The second solver, without Numba: SciPy's dense assignment over duplicated places, then exact prices.

Shares nothing with the kernel. SciPy answers in doubles, so the weights must stay below 2^53 in sum;
past that, or where the table would not fit in memory, the text of the kernel runs instead (as plain Python where there is no compiler).
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
EXACT = 2**52
CELLS = 60_000_000


def assign_by_scipy(
    indptr: Ints, mentor: Ints, weight: Ints, capacity: Ints, outside: Ints
) -> tuple[Ints, Ints, Ints]:
    """Same contract as `kernel.assign`: (mentor of each mentee or -1, price, utility), exact."""
    n, m = len(indptr) - 1, len(capacity)
    rows = np.repeat(np.arange(n), np.diff(indptr))
    room = np.minimum(capacity, np.bincount(mentor, minlength=m))
    places = np.repeat(np.arange(m), room)
    gain = weight - outside[rows]
    useful = (gain > 0) & (room[mentor] > 0)
    if not useful.any():
        match = np.full(n, -1, np.int64)
    elif n * len(places) > CELLS or int(gain.max()) * (n + 1) > EXACT:
        return _uncompiled(indptr, mentor, weight, capacity, outside)
    else:
        match = _dense(rows[useful], mentor[useful], gain[useful], places, n, m)
    price = _least_prices(rows, mentor, weight, room, outside, match)
    utility = outside.copy()
    np.maximum.at(utility, rows[room[mentor] > 0], (weight - price[mentor])[room[mentor] > 0])
    return match, price, utility


def _dense(rows: Ints, mentor: Ints, gain: Ints, places: Ints, n: int, m: int) -> Ints:
    table = np.zeros((n, m))
    table[rows, mentor] = gain
    left, right = _linear_sum_assignment()(table[:, places], maximize=True)
    match = np.full(n, -1, np.int64)
    real = table[left, places[right]] > 0
    match[left[real]] = places[right][real]
    return match


def _linear_sum_assignment() -> Callable[..., tuple[Ints, Ints]]:
    """SciPy's routine from its own file: importing all of scipy.optimize takes a second, the solve ten milliseconds."""
    scipy = importlib.util.find_spec("scipy")
    folder = Path(next(iter(scipy.submodule_search_locations or ()), "")) if scipy else Path()
    for path in folder.glob("optimize/_lsap.*"):
        spec = importlib.util.spec_from_file_location("_lsap", path)
        if spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return cast(Callable[..., tuple[Ints, Ints]], module.linear_sum_assignment)
    from scipy.optimize import linear_sum_assignment

    return cast(Callable[..., tuple[Ints, Ints]], linear_sum_assignment)


def _least_prices(rows: Ints, mentor: Ints, weight: Ints, room: Ints, outside: Ints, match: Ints) -> Ints:
    """The smallest prices under which nobody envies: a longest-path fixed point (Bellman and Ford)."""
    price = np.zeros(len(room), np.int64)
    chosen = mentor == match[rows]
    now = outside.copy()
    now[rows[chosen]] = weight[chosen]
    is_open = room[mentor] > 0
    rows, mentor, weight = rows[is_open], mentor[is_open], weight[is_open]
    holder = match[rows]
    for _ in range(len(room) + 1):
        paid = np.where(holder >= 0, price[holder], 0)
        raised = price.copy()
        np.maximum.at(raised, mentor, weight - now[rows] + paid)
        if np.array_equal(raised, price):
            break
        price = raised
    return price


def _uncompiled(
    indptr: Ints, mentor: Ints, weight: Ints, capacity: Ints, outside: Ints
) -> tuple[Ints, Ints, Ints]:
    """The kernel's text as it stands: without the compiler it is plain Python, slow and just as exact."""
    from nastavnik.core.matching.kernel import assign

    found = assign(indptr, mentor, weight, capacity, outside)
    assert found is not None  # effort is unlimited
    return found
