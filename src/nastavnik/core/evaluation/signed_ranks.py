"""Wilcoxon's signed-rank test of paired changes: exact with ties and zeros, and its normal approximation.

What is done with zeros (pairs without change) is named everywhere: Wilcoxon drops them before ranking, and so does
the main answer; Pratt ranks them and drops their ranks, and is given beside.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.distributions import normal_two_sided
from nastavnik.core.evaluation.exact import in_whole_units
from nastavnik.core.evaluation.ranks import doubled_ranks, subset_sums, tied

EXACT_UP_TO = 100
"""Pairs with a change for which the exact distribution is counted; beyond, the normal one differs in the fourth place."""


@dataclass(frozen=True, slots=True)
class Pratt:
    """The same with zeros ranked: `smaller` rank sum, exact and normal p."""

    smaller: float
    p_exact: float | None
    p_normal: float | None


@dataclass(frozen=True, slots=True)
class SignedRanks:
    """`plus`, `minus`: sums of ranks of positive and negative changes; `smaller`: the lesser of them.

    `nonzero`, `zeros`: pairs with and without a change; `ties`: changes that share their size with another one.
    `p_exact`: two-sided, over all 2ⁿ signs; None above `EXACT_UP_TO`. `z`, `p_normal`: approximation corrected for ties;
    `p_continuity`: the same with half a rank taken off. None when there is no change at all.
    """

    plus: float
    minus: float
    nonzero: int
    zeros: int
    ties: int
    p_exact: float | None
    z: float | None
    p_normal: float | None
    p_continuity: float | None
    pratt: Pratt

    @property
    def smaller(self) -> float:
        """T, the lesser rank sum."""
        return min(self.plus, self.minus)

    @property
    def p(self) -> float:
        """The p a conclusion rests on: exact where counted, else normal; 1 when nothing changed."""
        if self.p_exact is not None:
            return self.p_exact
        return 1.0 if self.p_normal is None else self.p_normal

    @property
    def rank_biserial(self) -> float | None:
        """(plus − minus) / (plus + minus), −1…1; None without a change. Source: Kerby (2014)."""
        total = self.plus + self.minus
        return (self.plus - self.minus) / total if total else None


def signed_ranks(changes: Sequence[Fraction]) -> SignedRanks:
    """The test of «changes are symmetric about zero», two-sided.

    Mean of the sum of positive ranks: Σr/2; variance: Σr²/4, where r are midranks, which is the usual
    n(n+1)(2n+1)/24 − Σ(t³ − t)/48. Sources: Wilcoxon (1945), Pratt (1959), Hollander & Wolfe (1999, §3.1).
    """
    whole, _ = in_whole_units(changes)
    moved = [value for value in whole if value]
    ranks = doubled_ranks([abs(value) for value in moved])
    plus = sum(rank for rank, value in zip(ranks, moved, strict=True) if value > 0)
    z, p_normal, p_continuity = _normal(ranks, plus)
    p_exact = _exact(ranks, plus)
    without_zeros = Pratt(min(plus, sum(ranks) - plus) / 2, p_exact, p_normal)
    return SignedRanks(
        plus / 2,
        (sum(ranks) - plus) / 2,
        len(moved),
        len(whole) - len(moved),
        tied([abs(value) for value in moved]),
        p_exact,
        z,
        p_normal,
        p_continuity,
        _pratt(whole) if len(moved) < len(whole) else without_zeros,
    )


def _pratt(whole: Sequence[int]) -> Pratt:
    ranks = doubled_ranks([abs(value) for value in whole])
    kept = [rank for rank, value in zip(ranks, whole, strict=True) if value]
    plus = sum(rank for rank, value in zip(ranks, whole, strict=True) if value > 0)
    return Pratt(min(plus, sum(kept) - plus) / 2, _exact(kept, plus), _normal(kept, plus)[1])


def _exact(ranks: Sequence[int], plus: int) -> float | None:
    """Two-sided p over all signs of the (doubled) ranks."""
    if len(ranks) > EXACT_UP_TO:
        return None
    step = math.gcd(*ranks) or 1
    return subset_sums([rank // step for rank in ranks]).two_sided(plus // step, sum(ranks) // step)


def _normal(ranks: Sequence[int], plus: int) -> tuple[float | None, float | None, float | None]:
    """z and p without and with the correction for continuity, of doubled ranks."""
    if not ranks:
        return None, None, None
    deviation = plus - sum(ranks) / 2
    sd = math.sqrt(sum(rank * rank for rank in ranks)) / 2
    nearer = max(abs(deviation) - 1, 0.0)  # half a rank is one doubled rank
    return deviation / sd, normal_two_sided(deviation / sd), normal_two_sided(nearer / sd)
