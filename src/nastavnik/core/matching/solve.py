"""Solve and prove: the best matching for an objective, ties settled by hash, the certificate checked before return."""

from dataclasses import replace

import numpy as np

from nastavnik.core.matching.certify import certify
from nastavnik.core.matching.engine import optimum, other_engine
from nastavnik.core.matching.network import Network, Optimum
from nastavnik.core.matching.problem import Matching, Objective, Problem, whole_sum
from nastavnik.core.matching.stable import solve_stable
from nastavnik.core.matching.ties import pair_hash

SALT = 0x5DEECE66D


class Unproven(RuntimeError):
    """Both solvers failed their certificate: a fault of the program, never of the data."""


def solve(problem: Problem, objective: Objective = "most-then-best", seed: int = 0) -> Matching:
    """The optimum with its prices; among equals the one picked by hash of (seed, mentee, mentor).

    Objectives: "most-then-best" serves as many mentees as possible and among those matchings takes the largest
    total (unless outside values were named: then they decide); "best-total" takes the largest sum of points and
    outside values; "stable" takes the stable matching best for mentees. Raises ProblemRefused on huge scores.
    """
    if objective == "stable":
        return solve_stable(problem, seed)
    first = _solve_by(problem, objective, seed, None)
    if first.status == "infeasible" or certify(problem, first).valid:
        return first
    return _second_opinion(problem, objective, seed, first.engine, certify(problem, first).violation or "")


def served_bonus(problem: Problem, objective: Objective) -> int:
    """What serving one more mentee outweighs: more than any possible change of points; 0 where points decide."""
    if objective != "most-then-best" or problem.penalised or not len(problem.score):
        return 0
    relative = problem.score - problem.outside[problem.rows()]
    high, low = int(relative.max()), int(relative.min())
    most = min(problem.mentees, whole_sum(problem.capacity))
    return most * (high - low) + max(0, -low) + 1


def _solve_by(problem: Problem, objective: Objective, seed: int, engine: str | None) -> Matching:
    bonus = served_bonus(problem, objective)
    network = Network(
        problem.indptr,
        problem.mentor_index,
        problem.score + bonus,
        problem.capacity,
        problem.minimum,
        problem.outside,
    )
    found = optimum(network, engine)
    if found.cut is not None:
        return _matching(problem, objective, bonus, found, found.match)
    return _matching(problem, objective, bonus, found, settle_ties(problem, network, found, seed, engine))


def _matching(
    problem: Problem, objective: Objective, bonus: int, found: Optimum, match: np.ndarray
) -> Matching:
    cut = found.cut
    chosen = problem.chosen(match)
    bounds = np.where(found.price > 0, problem.capacity, problem.minimum)
    places = sum(p * c for p, c in zip(found.price.tolist(), bounds.tolist(), strict=True))
    return Matching(
        match=match,
        prices=found.price,
        utilities=found.utility,
        total=whole_sum(problem.score[chosen]),
        bound=whole_sum(found.utility) + places,
        status="optimal" if cut is None else "infeasible",
        objective=objective,
        served_bonus=bonus,
        engine=found.engine,
        cut=cut,
    )


def settle_ties(
    problem: Problem, network: Network, found: Optimum, seed: int, engine: str | None = None
) -> np.ndarray:
    """The optimal matching with the largest sum of hashes; a second hash settles what the first left equal."""
    size = max(1, network.served_at_most())
    length = size.bit_length()
    bits = 50 - 3 * length if length <= 10 else 56 - 2 * length
    alive = np.arange(len(problem.score))
    for salt in range(2):
        tight = np.flatnonzero(_is_tight(network, found))
        alive = alive[tight]
        network = _face(network, found, tight, pair_hash(problem, seed + salt * SALT, bits)[alive], bits)
        found = optimum(network, engine)
    return found.match


def _is_tight(network: Network, found: Optimum) -> np.ndarray:
    at, rows = network.mentor_index, network.rows()
    tight: np.ndarray = network.weight - found.price[at] == found.utility[rows]
    return tight & (network.capacity[at] > 0)


def _face(network: Network, found: Optimum, tight: np.ndarray, weight: np.ndarray, bits: int) -> Network:
    """All optimal matchings as a network, by complementary slackness.

    They are exactly those that use only pairs of zero reduced cost, serve everyone whose utility exceeds the outside
    value, fill every mentor with a positive price and hold at the minimum everyone with a negative one.
    """
    counts = np.bincount(network.rows()[tight], minlength=len(network.outside))
    must = found.utility > network.outside
    return Network(
        indptr=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        mentor_index=network.mentor_index[tight],
        weight=weight,
        capacity=np.where(found.price < 0, network.minimum, network.capacity),
        minimum=np.where(found.price > 0, network.capacity, network.minimum),
        outside=np.where(must, -(network.served_at_most() + 1) * 2**bits, 0),
    )


def _second_opinion(problem: Problem, objective: Objective, seed: int, failed: str, fault: str) -> Matching:
    second = replace(_solve_by(problem, objective, seed, other_engine(failed)), fault=fault)
    proof = certify(problem, second)
    if second.status != "infeasible" and not proof.valid:
        raise Unproven(proof.violation)
    return second
