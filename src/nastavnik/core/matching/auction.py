"""Exact assignment by a forward and reverse auction with epsilon scaling: the engine for contested mentors.

Where everyone wants the same mentors, shortest paths grow long; bids do not. Weights are multiplied by K, larger than
the number of places, and the auction ends with a price step of 1, so every condition of optimality holds within 1/K.
Rounding all prices down from a common offset that none of them meets (there are fewer prices than residues modulo K)
turns them into exact integer prices. Source: Bertsekas (1992), forward/reverse auction; the rounding is our own.

In one phase mentees bid first (places once taken stay taken, prices only rise), then free places that still have
a price bid for mentees (mentees once taken stay taken, prices only fall); after that both sides are settled.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.compiling import compiled

Ints = NDArray[np.int64]
NEVER = 2**62
SPARE = 4
RATIO = 5


class Book(NamedTuple):
    """Pairs from both sides, and the state of the bidding; `value` and `floor` are weights times `scale`."""

    indptr: Ints
    mentor: Ints
    value: Ints
    columns: Ints
    column_mentee: Ints
    column_value: Ints
    floor: Ints
    first_seat: Ints
    seat_mentor: Ints
    price: Ints
    owner: Ints
    seat: Ints
    utility: Ints
    cheapest: Ints
    least: Ints
    second: Ints
    waiting: Ints


def fits(span: int, places: int) -> bool:
    """Whether the scaled prices stay far from 63 bits; `span`: the largest difference of two choices."""
    return span * (places + SPARE) * 4 < 2**61


def assign_by_auction(
    indptr: Ints, mentor: Ints, weight: Ints, capacity: Ints, outside: Ints
) -> tuple[Ints, Ints, Ints]:
    """Same contract as `kernel.assign` without a limit of effort; call only where `fits`."""
    # one place more than there are pairs, where capacity allows: a mentor who cannot be full must stay free of price
    room = np.minimum(capacity, np.bincount(mentor, minlength=len(capacity)) + 1).astype(np.int64)
    scale = int(room.sum()) + SPARE
    span = max(int(weight.max(initial=0)), int(outside.max(initial=0)))
    span -= min(int(weight.min(initial=0)), int(outside.min(initial=0)))
    book = _open_book(indptr, mentor, weight * scale, room, outside * scale)
    _all_phases(book, max(1, span * scale // 4))
    return _exact(book, scale)


def _open_book(indptr: Ints, mentor: Ints, value: Ints, room: Ints, floor: Ints) -> Book:
    n, m, seats = len(indptr) - 1, len(room), int(room.sum())
    order = np.argsort(mentor, kind="stable")
    rows = np.repeat(np.arange(n, dtype=np.int64), np.diff(indptr))
    counts = np.bincount(mentor, minlength=m)
    return Book(
        indptr,
        mentor,
        value,
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        rows[order],
        value[order],
        floor,
        np.concatenate([[0], np.cumsum(room)]).astype(np.int64),
        np.repeat(np.arange(m, dtype=np.int64), room),
        np.zeros(seats, np.int64),
        np.full(seats, -1, np.int64),
        np.full(n, -1, np.int64),
        np.zeros(n, np.int64),
        np.zeros(m, np.int64),
        np.zeros(m, np.int64),
        np.zeros(m, np.int64),
        np.zeros(max(n, seats), np.int64),
    )


def _exact(book: Book, scale: int) -> tuple[Ints, Ints, Ints]:
    """Whole prices by rounding from a common offset that no price meets modulo `scale`."""
    met = np.zeros(scale, bool)
    met[book.price % scale] = True
    offset = 1 + int(np.argmin(met[1 : scale - 1]))
    price = np.zeros(len(book.cheapest), np.int64)
    rounded = -((offset - book.price) // scale)
    price[:] = np.iinfo(np.int64).max
    np.minimum.at(price, book.seat_mentor, rounded)
    price[np.diff(book.first_seat) == 0] = 0
    match = np.full(len(book.seat), -1, np.int64)
    sold = book.owner >= 0
    match[book.owner[sold]] = book.seat_mentor[sold]
    return match, price, (book.utility + offset) // scale


@compiled
def _all_phases(book: Book, step: int) -> None:
    while True:
        book.owner[:] = -1
        book.seat[:] = -1
        _mentees_bid(book, step)
        _places_bid(book, step)
        if step == 1:
            break
        for s in range(book.price.shape[0]):
            book.price[s] = max(book.price[s], 0)
        step = max(1, step // RATIO)


@compiled
def _mentees_bid(book: Book, step: int) -> None:
    n = book.seat.shape[0]
    for j in range(book.least.shape[0]):
        _two_cheapest(j, book)
    for i in range(n):
        book.waiting[i] = n - 1 - i
    count = n
    while count > 0:
        i = book.waiting[count - 1]
        best, first, other = _best_two_offers(i, book)
        if best < 0:
            book.utility[i] = book.floor[i]
            count -= 1
            continue
        j = book.mentor[best]
        s = book.cheapest[j]
        loser = _sell(s, i, book.price[s] + first - other + step, book.value[best], book)
        _two_cheapest(j, book)
        if loser >= 0:
            book.seat[loser] = -1
            book.waiting[count - 1] = loser
        else:
            count -= 1


@compiled
def _two_cheapest(j: int, book: Book) -> None:
    """Remember the cheapest place of mentor j, its price and the price of the next."""
    price, least, second, cheapest, first_seat = (
        book.price,
        book.least,
        book.second,
        book.cheapest,
        book.first_seat,
    )
    least[j] = NEVER
    second[j] = NEVER
    for s in range(first_seat[j], first_seat[j + 1]):
        if price[s] < least[j]:
            second[j] = least[j]
            least[j] = price[s]
            cheapest[j] = s
        elif price[s] < second[j]:
            second[j] = price[s]


@compiled
def _best_two_offers(i: int, book: Book) -> tuple[int, int, int]:
    """The best pair of mentee i at today's prices (-1: outside is no worse), its value, the next best value."""
    indptr, mentor, value, least, second = book.indptr, book.mentor, book.value, book.least, book.second
    best, first, other = -1, book.floor[i], book.floor[i]
    for e in range(indptr[i], indptr[i + 1]):
        j = mentor[e]
        offer = value[e] - least[j] if least[j] != NEVER else book.floor[i]
        if offer > first:
            other, first, best = first, offer, e
        elif offer > other:
            other = offer
    if best >= 0 and second[mentor[best]] != NEVER:
        other = max(other, value[best] - second[mentor[best]])
    return best, first, other


@compiled
def _sell(s: int, i: int, price: int, value: int, book: Book) -> int:
    """Place s goes to mentee i at this price; returns the former owner or -1."""
    loser = book.owner[s]
    book.price[s] = price
    book.owner[s] = i
    book.seat[i] = s
    book.utility[i] = value - price
    return loser  # type: ignore[no-any-return]


@compiled
def _places_bid(book: Book, step: int) -> None:
    count = 0
    for s in range(book.price.shape[0]):
        count = _if_still_priced(s, count, book)
    while count > 0:
        count -= 1
        s = book.waiting[count]
        best, other = _best_two_mentees(book.seat_mentor[s], book)
        if best < 0:
            book.price[s] = 0
            continue
        i = book.column_mentee[best]
        left = book.seat[i]
        _sell(s, i, other - step, book.column_value[best], book)
        if left >= 0:
            book.owner[left] = -1
            count = _if_still_priced(left, count, book)


@compiled
def _if_still_priced(s: int, count: int, book: Book) -> int:
    """A free place with a price waits for its turn to bid; without one it stays free at zero."""
    if book.owner[s] >= 0:
        return count
    if book.price[s] > 0:
        book.waiting[count] = s
        return count + 1
    book.price[s] = 0
    return count


@compiled
def _best_two_mentees(j: int, book: Book) -> tuple[int, int]:
    """The pair of mentor j that gains most over what the mentee has (-1: none), and the next gain, at least 0."""
    columns, column_mentee, column_value, utility = (
        book.columns,
        book.column_mentee,
        book.column_value,
        book.utility,
    )
    best, first, other = -1, 0, 0
    for e in range(columns[j], columns[j + 1]):
        offer = column_value[e] - utility[column_mentee[e]]
        if offer > first:
            other, first, best = first, offer, e
        elif offer > other:
            other = offer
    return best, other
