"""The proof, checked by code that shares nothing with the solvers: one pass over the pairs, integers only.

A matching is optimal when there are prices such that nobody envies (utility >= weight - price for every allowed
pair, utility >= outside), a price is positive only at a full mentor and negative only at a mentor who is exactly at
the minimum, and the weight of the matching equals the sum of utilities plus the value of all places (strong duality).
Who may have several mentors must not envy any set of them within the limit. Closed groups and unequal loads are
proven part by part (`certify_parts`): the parts cover all matchings, and prices bound each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.certify_parts import bound_of_parts
from nastavnik.core.matching.problem import NO_BUDGET, Matching, Problem

Array = NDArray[Any]
CHUNK = 2**16


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
    """Check feasibility, total, dual feasibility and the duality identity; never raises on a bad matching.

    A matching of status "feasible" is valid when it keeps the rules and its bound is proven, whatever the gap.
    """
    pairs, violation = _pairs_used(problem, matching)
    violation = violation or _breaks_a_rule(problem, pairs)
    if violation is not None:
        return Certificate(False, violation, 0, 0)
    primal = _primal(problem, matching, pairs)
    violation = _total(problem, matching, pairs)
    if matching.proof:
        dual, fault = bound_of_parts(problem, matching)
        violation = violation or fault
    else:
        dual = _dual(problem, matching)
        violation = violation or _signs(problem, matching, pairs) or _envy(problem, matching)
    if violation is None and matching.status == "optimal" and primal != dual:
        violation = f"вес подбора {primal} не равен границе {dual}"
    return Certificate(violation is None, violation, primal, dual)


def _pairs_used(problem: Problem, matching: Matching) -> tuple[Array, str | None]:
    nothing = np.empty(0, np.int64)
    if matching.several is not None:
        pairs = matching.several
        wrong = len(pairs) and (pairs.min() < 0 or pairs.max() >= len(problem.score))
        if wrong or len(np.unique(pairs)) != len(pairs):
            return nothing, "подбор ссылается на несуществующую пару или повторяет пару"
        return pairs, None
    match = matching.match
    if match.shape != (problem.mentees,) or (match < -1).any() or (match >= problem.mentors).any():
        return nothing, "подбор ссылается на несуществующего наставника"
    found = [
        first + np.flatnonzero(problem.mentor_index[first:last] == np.repeat(match[a:b], counts))
        for a, b, first, last, counts in _chunks(problem)
    ]
    pairs = np.concatenate(found) if found else nothing
    used = np.bincount(_mentees(problem, pairs), minlength=problem.mentees)
    lacking = np.flatnonzero((match >= 0) & (used != 1))
    if len(lacking):
        return pairs, f"пара ({lacking[0]}, {match[lacking[0]]}) не разрешена"
    return pairs, None


def _breaks_a_rule(problem: Problem, pairs: Array) -> str | None:
    many = np.bincount(_mentees(problem, pairs), minlength=problem.mentees) > problem.limit
    if many.any():
        return f"у наставляемого {int(np.argmax(many))} наставников больше, чем можно"
    at = problem.mentor_index[pairs]
    load = np.bincount(at, minlength=problem.mentors)
    spent = np.zeros(problem.mentors, np.int64)
    np.add.at(spent, at, problem.hours[pairs])
    broken = {
        "у наставника {} занято больше мест, чем есть": load > problem.capacity,
        "у наставника {} подопечных меньше минимума": load < problem.minimum,
        "группа наставника {} меньше, чем можно открыть": (load > 0) & (load < problem.open_minimum),
        "у наставника {} занято больше часов, чем есть": (spent > problem.budget)
        & (problem.budget < NO_BUDGET),
    }
    for words, who in broken.items():
        if who.any():
            return words.format(int(np.argmax(who)))
    return None


def _primal(problem: Problem, matching: Matching, pairs: Array) -> int:
    has_mentor = np.bincount(_mentees(problem, pairs), minlength=problem.mentees) > 0
    newly = int((has_mentor & ~problem.served).sum())
    left: int = sum(problem.outside[~has_mentor & ~problem.served].tolist())
    return _points(problem, pairs) + matching.served_bonus * newly + left


def _dual(problem: Problem, matching: Matching) -> int:
    value: int = sum(matching.utilities.tolist())
    ends = zip(matching.prices.tolist(), problem.capacity.tolist(), problem.minimum.tolist(), strict=True)
    for price, top, low in ends:
        value += price * (top if price > 0 else low)
    return value


def _points(problem: Problem, pairs: Array) -> int:
    total: int = sum(problem.score[pairs].tolist())
    return total


def _total(problem: Problem, matching: Matching, pairs: Array) -> str | None:
    exact = _points(problem, pairs)
    return None if exact == matching.total else f"сумма баллов {matching.total} указана неверно: {exact}"


def _envy(problem: Problem, matching: Matching) -> str | None:
    alone = np.where(problem.served, 0, problem.outside)
    if (matching.utilities < alone).any():
        return "цена наставляемого ниже того, что он имеет без пары"
    single = problem.limit == 1
    for a, b, first, last, counts in _chunks(problem):
        mentor = problem.mentor_index[first:last]
        reward = np.where(problem.served[a:b], 0, matching.served_bonus)
        claim = np.repeat(np.where(single[a:b], matching.utilities[a:b] - reward, 2**62), counts)
        offer = problem.score[first:last] - matching.prices[mentor]
        envious = np.flatnonzero(offer > claim)
        envious = envious[problem.capacity[mentor[envious]] > 0]
        if len(envious):
            e = first + int(envious[0])
            return f"цены не доказывают оптимум: пара ({_mentees(problem, e)}, {mentor[envious[0]]}) выгоднее"
    return _envy_of_sets(problem, matching, np.flatnonzero(~single))


def _envy_of_sets(problem: Problem, matching: Matching, who: Array) -> str | None:
    """A mentee with a limit of several takes the best offers above zero, the first of them even below."""
    for i in who.tolist():
        row = slice(int(problem.indptr[i]), int(problem.indptr[i + 1]))
        mentor = problem.mentor_index[row]
        offers = problem.score[row] - matching.prices[mentor]
        best = sorted(offers[problem.capacity[mentor] > 0].tolist(), reverse=True)[: int(problem.limit[i])]
        reward = 0 if problem.served[i] else matching.served_bonus
        if best and best[0] + sum(v for v in best[1:] if v > 0) + reward > matching.utilities[i]:
            return f"цены не доказывают оптимум: наставляемому {i} другой выбор выгоднее"
    return None


def _signs(problem: Problem, matching: Matching, pairs: Array) -> str | None:
    load = np.bincount(problem.mentor_index[pairs], minlength=problem.mentors)
    if ((matching.prices > 0) & (load < problem.capacity)).any():
        return "цена места положительна при свободном месте"
    if ((matching.prices < 0) & (load > problem.minimum)).any():
        return "цена места отрицательна, хотя подопечных больше минимума"
    return None


def _mentees(problem: Problem, pairs: Any) -> Any:
    return np.searchsorted(problem.indptr, pairs, "right") - 1


def _chunks(problem: Problem) -> Iterator[tuple[int, int, int, int, Array]]:
    """Ranges of mentees with their pairs: small enough to stay in the cache of the processor."""
    a, ends = 0, problem.indptr
    while a < problem.mentees:
        b = max(a + 1, int(np.searchsorted(ends, ends[a] + CHUNK, "right")) - 1)
        b = min(b, problem.mentees)
        yield a, b, int(ends[a]), int(ends[b]), np.diff(ends[a : b + 1])
        a = b
