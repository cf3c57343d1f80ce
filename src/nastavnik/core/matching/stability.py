"""What stability costs in points, and what lies between the best total and a stable matching.

A stable matching leaves no two people who would both rather be together; the best total leaves no point on the table.
In general no matching does both. Between them lies a curve: pairs of the stable matching get a reward, from none to
enough to bring all of them in, and at each reward the optimum is found exactly. Rewards are taken where two known
answers are equally good (the lower envelope of lines, Eisner and Severance 1976), so each solve either finds a new
answer or proves that there is none between the two for any reward.
"""

from dataclasses import dataclass, replace

import numpy as np

from nastavnik.core.matching.preferences import blocking
from nastavnik.core.matching.problem import Ints, Problem, ProblemRefused, whole_sum
from nastavnik.core.matching.solve import solve
from nastavnik.core.matching.stable import solve_stable


@dataclass(frozen=True, slots=True)
class Compromise:
    """A matching on the curve: its pairs, points in units, mentees served, pairs that block it."""

    pairs: tuple[int, ...]
    points: int
    served: int
    blocking: int


def price_of_stability(problem: Problem, seed: int = 0) -> int | None:
    """Points (units) of the best total above the stable matching best for mentees; None where one of them is missing."""
    if problem.has_loads or problem.has_closing:
        return None
    stable, best = solve_stable(problem, seed), solve(problem, "best-total", seed)
    if "infeasible" in {stable.status, best.status}:
        return None
    return best.total - stable.total


def curve(problem: Problem, seed: int = 0, solves: int = 8) -> list[Compromise]:
    """Matchings none of which another beats both in points and in blocking pairs, the most points first.

    At most `solves` solves beside the two ends. Empty where there is no stable matching or no matching at all.
    """
    if problem.has_loads or problem.has_closing:
        raise ProblemRefused("Кривая между баллами и устойчивостью считается без закрываемых групп и часов.")
    best, ends = solve(problem, "best-total", seed), [solve_stable(problem, seed, "mentees")]
    if best.status == "infeasible" or ends[0].status == "infeasible":
        return []
    ends.append(solve_stable(problem, seed, "mentors"))
    found = {tuple(best.pairs(problem).tolist())}
    for end in ends:
        pairs = end.pairs(problem)
        found |= {tuple(pairs.tolist())} | _between(problem, best.pairs(problem), pairs, seed, solves // 2)
    return _undominated([_described(problem, np.array(pairs, np.int64)) for pairs in found])


def _between(problem: Problem, best: Ints, stable: Ints, seed: int, solves: int) -> set[tuple[int, ...]]:
    """Optimal pairs for rewards of the stable pairs, by the envelope; the widest step is halved first."""
    favoured = np.zeros(len(problem.score), np.int64)
    favoured[stable] = 1
    found: set[tuple[int, ...]] = set()
    steps = [(_line(problem, favoured, best), _line(problem, favoured, stable))]
    while steps and solves > 0:
        steps.sort(key=lambda step: step[1][1] - step[0][1])
        (points, kept), (less, more) = steps.pop()
        if more <= kept + 1 or points <= less:
            continue
        solves -= 1
        scale, reward = more - kept, points - less
        weighed = replace(
            problem, score=problem.score * scale + favoured * reward, outside=problem.outside * scale
        )
        pairs = solve(weighed, "best-total", seed).pairs(problem)
        middle = _line(problem, favoured, pairs)
        found.add(tuple(pairs.tolist()))
        if middle[0] * scale + middle[1] * reward > points * scale + kept * reward:
            steps += [((points, kept), middle), (middle, (less, more))]
    return found


def _line(problem: Problem, favoured: Ints, pairs: Ints) -> tuple[int, int]:
    """(points with what the unmatched are worth, favoured pairs) of a matching."""
    alone = np.ones(problem.mentees, bool)
    alone[np.searchsorted(problem.indptr, pairs, "right") - 1] = False
    points = whole_sum(problem.score[pairs]) + whole_sum(problem.alone()[alone])
    return points, whole_sum(favoured[pairs])


def _described(problem: Problem, pairs: Ints) -> Compromise:
    served = len(np.unique(np.searchsorted(problem.indptr, pairs, "right")))
    points = whole_sum(problem.score[pairs])
    return Compromise(tuple(pairs.tolist()), points, served, len(blocking(problem, pairs)))


def _undominated(known: list[Compromise]) -> list[Compromise]:
    known.sort(key=lambda one: (-one.points, one.blocking, one.pairs))
    kept: list[Compromise] = []
    for one in known:
        if not kept or one.blocking < kept[-1].blocking:
            kept.append(one)
    return kept
