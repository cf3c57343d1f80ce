"""The proof, checked by code that shares nothing with the solvers: one pass over the pairs, integers only.

A matching is optimal when there are prices such that nobody envies (utility >= weight - price for every allowed
pair, utility >= outside), a price is positive only at a full mentor and negative only at a mentor who is exactly at
the minimum, and the weight of the matching equals the sum of utilities plus the value of all places (strong duality).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.problem import Matching, Problem

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Certificate:
    """`valid` or the first `violation` (Russian); `primal`: weight of the matching; `dual`: the bound by prices."""

    valid: bool
    violation: str | None
    primal: int
    dual: int

    @property
    def gap(self) -> int:
        """How far the matching may be from the best one, in units of weight."""
        return self.dual - self.primal


def certify(problem: Problem, matching: Matching) -> Certificate:
    """Check feasibility, total, dual feasibility and the duality identity; never raises on a bad matching."""
    violation = _infeasibility(problem, matching)
    if violation is not None:
        return Certificate(False, violation, 0, 0)
    primal, dual = _primal(problem, matching), _dual(problem, matching)
    violation = _total(problem, matching) or _signs(problem, matching) or _envy(problem, matching)
    if violation is None and primal != dual:
        violation = f"вес подбора {primal} не равен границе {dual}"
    return Certificate(violation is None, violation, primal, dual)


def _infeasibility(problem: Problem, matching: Matching) -> str | None:
    match = matching.match
    if match.shape != (problem.mentees,) or (match < -1).any() or (match >= problem.mentors).any():
        return "подбор ссылается на несуществующего наставника"
    mentee, used = _used_pairs(problem, matching)
    lacking = np.flatnonzero((match >= 0) & (np.bincount(mentee[used], minlength=problem.mentees) != 1))
    if len(lacking):
        return f"пара ({lacking[0]}, {match[lacking[0]]}) не разрешена"
    load = np.bincount(match[match >= 0], minlength=problem.mentors)
    if (load > problem.capacity).any():
        return f"у наставника {int(np.argmax(load > problem.capacity))} занято больше мест, чем есть"
    if (load < problem.minimum).any():
        return f"у наставника {int(np.argmax(load < problem.minimum))} подопечных меньше минимума"
    return None


def _primal(problem: Problem, matching: Matching) -> int:
    alone = matching.match < 0
    points = _points(problem, matching) + matching.served_bonus * int((~alone).sum())
    left: int = sum(problem.outside[alone].tolist())
    return points + left


def _dual(problem: Problem, matching: Matching) -> int:
    value: int = sum(matching.utilities.tolist())
    ends = zip(matching.prices.tolist(), problem.capacity.tolist(), problem.minimum.tolist(), strict=True)
    for price, top, low in ends:
        value += price * (top if price > 0 else low)
    return value


def _used_pairs(problem: Problem, matching: Matching) -> tuple[Array, Array]:
    """The mentee of every allowed pair, and which pairs the matching uses."""
    mentee = np.repeat(np.arange(problem.mentees), np.diff(problem.indptr))
    return mentee, matching.match[mentee] == problem.mentor_index


def _points(problem: Problem, matching: Matching) -> int:
    total: int = sum(problem.score[_used_pairs(problem, matching)[1]].tolist())
    return total


def _total(problem: Problem, matching: Matching) -> str | None:
    exact = _points(problem, matching)
    return None if exact == matching.total else f"сумма баллов {matching.total} указана неверно: {exact}"


def _envy(problem: Problem, matching: Matching) -> str | None:
    if (matching.utilities < problem.outside).any():
        return "цена наставляемого ниже того, что он имеет без пары"
    mentee = np.repeat(np.arange(problem.mentees), np.diff(problem.indptr))
    is_open = problem.capacity[problem.mentor_index] > 0
    offer = problem.score + matching.served_bonus - matching.prices[problem.mentor_index]
    envious = np.flatnonzero(is_open & (offer > matching.utilities[mentee]))
    if len(envious):
        e = envious[0]
        return f"цены не доказывают оптимум: пара ({mentee[e]}, {problem.mentor_index[e]}) выгоднее"
    return None


def _signs(problem: Problem, matching: Matching) -> str | None:
    load = np.bincount(matching.match[matching.match >= 0], minlength=problem.mentors)
    if ((matching.prices > 0) & (load < problem.capacity)).any():
        return "цена места положительна при свободном месте"
    if ((matching.prices < 0) & (load > problem.minimum)).any():
        return "цена места отрицательна, хотя подопечных больше минимума"
    return None
