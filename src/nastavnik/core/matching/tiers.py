"""Later tiers among equally good matchings: keep standing pairs, lift the weakest pairs, then a hash settles ties.

Each tier is solved exactly on the face the tiers before it left (`faces`), so it never costs them anything.
1. *Standing pairs*: as many of the pairs that should stay as possible.
2. *Fairness*: leximin over the pairs by bands of points (the range of scores in BANDS equal bands, exact where there
   are no more points than bands). Nobody without a mentor counts as the lowest band; first the lowest band holds as
   few as possible, then the next, and so on. Several bands fit into one solve, so the number of solves is bounded.
3. *Ties*: the largest sum of hashes of (seed, mentee, mentor); a second hash settles what the first left equal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from nastavnik.core.matching.engine import optimum
from nastavnik.core.matching.faces import Face, first_face, next_face, weighed
from nastavnik.core.matching.network import LIMIT, Network, Optimum
from nastavnik.core.matching.problem import Ints, Problem
from nastavnik.core.matching.several import LEFT_ALONE, Spread
from nastavnik.core.matching.ties import pair_hash

BANDS = 32
SALT = 0x5DEECE66D


def settle(problem: Problem, spread: Spread, found: Optimum, seed: int, engine: str | None = None) -> Ints:
    """The pair of the network for every row (-1: none) of the matching that all tiers choose."""
    edges, face = first_face(spread.network, found)
    run = _Tiers(problem, spread, edges, engine)
    if problem.standing.any():
        face = run.keep_standing(face)
    face = run.lift_the_weakest(face)
    return run.draw_lots(face, seed)


def band_of(problem: Problem, pairs: Ints) -> Ints:
    """Bands of points of some pairs: 1 is the lowest, BANDS the highest (0 is kept for having no mentor)."""
    low, high = int(problem.score.min()), int(problem.score.max())
    width = -(-(high - low + 1) // BANDS)
    return 1 + (problem.score[pairs] - low) // width


@dataclass(slots=True)
class _Tiers:
    problem: Problem
    spread: Spread
    edges: Ints
    engine: str | None

    def keep_standing(self, face: Face) -> Face:
        """The largest number of standing pairs."""
        return self._solve(face, lambda pairs: self.problem.standing[pairs].astype(np.int64), 0, 1)

    def lift_the_weakest(self, face: Face) -> Face:
        """Band after band from below: as few as possible in the lowest, then in the next."""
        at, base = 0, self.spread.network.served_at_most() + 2
        while len(face.row) and at < BANDS:
            count = _bands_at_once(base, BANDS + 1 - at)
            face = self._solve(
                face, self._cost(at, count, base), -(base ** (count - 1)) * (at == 0), base ** (count - 1)
            )
            at += count
        return face

    def draw_lots(self, face: Face, seed: int) -> Ints:
        """The largest sum of hashes, twice."""
        length = max(1, self.spread.network.served_at_most()).bit_length()
        bits = 50 - 3 * length if length <= 10 else 56 - 2 * length
        for salt in range(2):
            drawn = partial(pair_hash, self.problem, seed + salt * SALT, bits)
            face = self._solve(face, drawn, 0, 2**bits)
        return self.edges

    def _cost(self, at: int, count: int, base: int) -> Callable[[Ints], Ints]:
        def cost(pairs: Ints) -> Ints:
            height = band_of(self.problem, pairs) - at
            inside = (height >= 0) & (height < count)
            return -np.where(inside, base ** np.where(inside, count - 1 - height, 0), 0)

        return cost

    def _solve(self, face: Face, value: Callable[[Ints], Ints], alone: int, largest: int) -> Face:
        """One tier: `value` of the problem's pairs, `alone` for everyone without a mentor."""
        if not len(face.row):
            return face
        pairs = face.pair if self.spread.pair is None else self.spread.pair[face.pair]
        weight = np.where(pairs == LEFT_ALONE, alone, 0)
        weight[pairs >= 0] = value(pairs[pairs >= 0])
        owner = face.row if self.spread.owner is None else self.spread.owner[face.row]
        network = weighed(face, weight, np.where(self.problem.served[owner], 0, alone), largest)
        return next_face(face, network, self._optimum(network), self.edges)

    def _optimum(self, network: Network) -> Optimum:
        return optimum(network, self.engine)


def _bands_at_once(base: int, wanted: int) -> int:
    """How many bands fit into one integer weight, with room for those who must be served and for minimums."""
    count = 1
    while count < wanted and 16 * base ** (count + 2) < LIMIT:
        count += 1
    return count
