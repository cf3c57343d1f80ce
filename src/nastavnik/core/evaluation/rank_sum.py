"""Mann and Whitney's test of two independent samples: exact with ties, and its normal approximation."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.distributions import normal_two_sided
from nastavnik.core.evaluation.exact import in_whole_units
from nastavnik.core.evaluation.ranks import chosen_sums, doubled_ranks, tied

EXACT_UP_TO = 80
"""People in both samples together for whom all ways of parting them are counted."""


@dataclass(frozen=True, slots=True)
class RankSum:
    """`u`: in how many of the n₁·n₂ pairs the first sample is greater, ties counting a half; `superiority` = u/(n₁n₂).

    `p_exact`: two-sided, over all ways to part the same values into samples of these sizes, None above `EXACT_UP_TO`;
    with ties the distribution may be lopsided, «as far» means as far from the mean. `p_normal`, `p_continuity`:
    approximations corrected for ties, None when all values are equal.
    """

    u: float
    superiority: float
    ties: int
    p_exact: float | None
    p_normal: float | None
    p_continuity: float | None

    @property
    def p(self) -> float:
        """The p a conclusion rests on."""
        if self.p_exact is not None:
            return self.p_exact
        return 1.0 if self.p_normal is None else self.p_normal


def rank_sum(first: Sequence[Fraction], second: Sequence[Fraction]) -> RankSum | None:
    """The test of «both samples come from one distribution»; None when either is empty.

    Variance of U: n₁n₂/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))). Sources: Mann & Whitney (1947), Hollander & Wolfe (1999, §4.1).
    """
    n, m = len(first), len(second)
    if not n or not m:
        return None
    whole, _ = in_whole_units([*first, *second])
    ranks = doubled_ranks(whole)
    own = sum(ranks[:n])
    u = (own - n * (n + 1)) / 2
    normal, continuity = _normal(ranks, n, own)
    return RankSum(u, u / (n * m), tied(whole), _exact(ranks, n, own), normal, continuity)


def _exact(ranks: Sequence[int], n: int, own: int) -> float | None:
    if len(ranks) > EXACT_UP_TO:
        return None
    middle = 2 * (len(ranks) + 1)  # twice the mean of the doubled ranks
    step = math.gcd(*ranks, middle)
    return chosen_sums([rank // step for rank in ranks], n).two_sided(own // step, n * middle // step)


def _normal(ranks: Sequence[int], n: int, own: int) -> tuple[float | None, float | None]:
    size = len(ranks)
    middle = size + 1
    spread = sum((rank - middle) ** 2 for rank in ranks)
    if not spread:
        return None, None
    sd = math.sqrt(n * (size - n) * spread / (size * (size - 1)))
    deviation = abs(own - n * middle)
    return normal_two_sided(deviation / sd), normal_two_sided(max(deviation - 1, 0) / sd)
