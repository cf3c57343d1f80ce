"""Who changed by more than the scale errs by itself: the reliable change index, where reliability is known."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.distributions import Interval, normal_quantile
from nastavnik.core.evaluation.exact import Number, exact
from nastavnik.core.evaluation.refusal import EvaluationRefused
from nastavnik.core.evaluation.shares import wilson
from nastavnik.core.quality import Tally


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """`limit`: a change at or beyond it is reliable, in units of the scale; then how many people got better, worse, neither.

    `interval`: Wilson's for the share of the improved; None without people.
    """

    limit: float
    improved: int
    worsened: int
    within_error: int
    interval: Interval | None

    @property
    def n(self) -> int:
        """All of them."""
        return self.improved + self.worsened + self.within_error


def error_of_difference(sd: float, reliability: float) -> float:
    """S_diff = √2 · sd · √(1 − r): the standard error of a difference of two measurements of one person.

    `sd`: of the scale before the programme; `reliability`: 0…1, for instance alpha. Refused outside.
    """
    if not 0 <= reliability <= 1 or sd <= 0:
        raise EvaluationRefused("Надёжность шкалы должна быть от 0 до 1, а разброс ответов — больше нуля.")
    return math.sqrt(2) * sd * math.sqrt(1 - reliability)


def index(before: Number, after: Number, sd: float, reliability: float) -> float:
    """RCI = (after − before) / S_diff; beyond ±1.96 it is unlikely to be an error of measurement.

    Infinite (with its sign) for a change on a perfectly reliable scale. Source: Jacobson & Truax (1991).
    """
    change = exact(after) - exact(before)
    error = error_of_difference(sd, reliability)
    if not error:
        return math.copysign(math.inf, change) if change else 0.0
    return float(change) / error


def reliable_change(
    changes: Sequence[Fraction], sd: float, reliability: float, *, inverse: bool = False
) -> ReliableChange:
    """Count people by |change| ≥ 1.96·S_diff; zero change is never reliable; on an inverse scale less is better."""
    limit = normal_quantile() * error_of_difference(sd, reliability)
    rose = sum(change > 0 and float(change) >= limit for change in changes)
    fell = sum(change < 0 and float(-change) >= limit for change in changes)
    improved, worsened = (fell, rose) if inverse else (rose, fell)
    interval = wilson(Tally(improved, len(changes)))
    return ReliableChange(limit, improved, worsened, len(changes) - rose - fell, interval)
