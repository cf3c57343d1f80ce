"""One network, one answer: the optimum on the flow network with all tiers settled, in terms of people."""

from dataclasses import replace

import numpy as np

from nastavnik.core.matching.engine import optimum
from nastavnik.core.matching.network import Network, Optimum
from nastavnik.core.matching.problem import (
    ALONE,
    Cut,
    Ints,
    Matching,
    Objective,
    Problem,
    whole_sum,
)
from nastavnik.core.matching.several import Spread, spread_out
from nastavnik.core.matching.tiers import settle


def served_bonus(problem: Problem, objective: Objective) -> int:
    """What serving one more mentee outweighs: more than any possible change of points; 0 where points decide.

    Does not depend on places, so that it stays right when they change.
    """
    if objective != "most-then-best" or problem.penalised or not len(problem.score):
        return 0
    most = whole_sum(problem.limit)
    if problem.has_several or problem.served.any():
        points = max(int(problem.score.max()), 0) - min(int(problem.score.min()), 0)
        worth = problem.alone()
        return most * points + whole_sum(np.abs(worth)) + 1
    relative = problem.score - problem.outside[problem.rows()] if problem.outside.any() else problem.score
    high, low = int(relative.max()), int(relative.min())
    return most * (high - low) + max(0, -low) + 1


def solve_by(problem: Problem, objective: Objective, seed: int, engine: str | None) -> Matching:
    """The answer of one engine (chosen by size where None), before anybody has checked it."""
    bonus = served_bonus(problem, objective)
    spread = spread_out(problem, bonus)
    return answer_on(problem, spread, objective, bonus, seed, engine)


def answer_on(
    problem: Problem,
    spread: Spread,
    objective: Objective,
    bonus: int,
    seed: int,
    engine: str | None = None,
    found: Optimum | None = None,
) -> Matching:
    """The optimum on a network of the problem with all tiers settled, or the cut; `found`: known already."""
    found = found or optimum(spread.network, engine)
    if found.cut is not None:
        return refused(problem, objective, bonus, found, cut_of_people(problem, spread, found.cut))
    edges = settle(problem, spread, found, seed, engine)
    basis = replace(found, match=_mentors(spread.network, edges))
    return described(problem, spread, objective, bonus, basis, spread.pairs(edges))


def described(
    problem: Problem, spread: Spread, objective: Objective, bonus: int, basis: Optimum, pairs: Ints
) -> Matching:
    """The answer with prices of mentors, utilities of mentees and the bound that they prove."""
    prices = basis.price[: problem.mentors]
    utilities = basis.utility if spread.pair is None else best_response(problem, prices, bonus)
    network = spread.network
    bounds = np.where(prices > 0, network.capacity[: problem.mentors], network.minimum[: problem.mentors])
    places = sum(p * c for p, c in zip(prices.tolist(), bounds.tolist(), strict=True))
    first = np.full(problem.mentees, ALONE, np.int64)
    rows = np.searchsorted(problem.indptr, pairs, "right") - 1
    first[rows[::-1]] = problem.mentor_index[pairs[::-1]]
    return Matching(
        match=first,
        prices=prices,
        utilities=utilities,
        total=whole_sum(problem.score[pairs]),
        bound=whole_sum(utilities) + places,
        status="optimal",
        objective=objective,
        served_bonus=bonus,
        engine=basis.engine,
        several=pairs if problem.has_several else None,
        basis=basis,
    )


def best_response(problem: Problem, prices: Ints, bonus: int) -> Ints:
    """What every mentee gets at these prices from the best choice within the limit, staying alone included."""
    rows = problem.rows()
    is_open = problem.capacity[problem.mentor_index] > 0
    rows, offer = rows[is_open], (problem.score - prices[problem.mentor_index])[is_open]
    order = np.lexsort((-offer, rows))
    rows, offer = rows[order], offer[order]
    start = np.searchsorted(rows, np.arange(problem.mentees))
    place = np.arange(len(rows)) - start[rows]
    counted = (place == 0) | ((place < problem.limit[rows]) & (offer > 0))
    value = np.zeros(problem.mentees, np.int64)
    np.add.at(value, rows[counted], offer[counted])
    has_any = np.bincount(rows, minlength=problem.mentees) > 0
    best = np.where(has_any, value + np.where(problem.served, 0, bonus), problem.alone())
    return np.maximum(best, problem.alone())


def _mentors(network: Network, edges: Ints) -> Ints:
    match = np.full(len(edges), ALONE, np.int64)
    match[edges >= 0] = network.mentor_index[edges[edges >= 0]]
    return match


def cut_of_people(problem: Problem, spread: Spread, cut: Cut) -> Cut:
    """The cut in terms of people: with several mentors a mentee fills as many places as the limit lets."""
    if spread.pair is None:
        return cut
    mentors = [j for j in cut.mentors if j < problem.mentors]
    near = np.isin(problem.mentor_index, mentors)
    counts = np.bincount(problem.rows()[near], minlength=problem.mentees)
    needed = whole_sum(problem.minimum[mentors])
    reachable = whole_sum(np.minimum(counts, problem.limit))
    return Cut(tuple(mentors), tuple(np.flatnonzero(counts).tolist()), needed, needed - reachable)


def refused(problem: Problem, objective: Objective, bonus: int, found: Optimum, cut: Cut) -> Matching:
    nobody = np.full(problem.mentees, ALONE, np.int64)
    return Matching(
        match=nobody,
        prices=np.zeros(problem.mentors, np.int64),
        utilities=np.zeros(problem.mentees, np.int64),
        total=0,
        bound=0,
        status="infeasible",
        objective=objective,
        served_bonus=bonus,
        engine=found.engine,
        cut=cut,
        several=np.empty(0, np.int64) if problem.has_several else None,
    )
