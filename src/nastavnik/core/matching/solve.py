"""Solve and prove: the best matching for an objective, later tiers settled, the certificate checked before return."""

from dataclasses import replace

from nastavnik.core.matching.certify import certify
from nastavnik.core.matching.closing import Patience, solve_closing
from nastavnik.core.matching.engine import other_engine
from nastavnik.core.matching.flow import served_bonus, solve_by
from nastavnik.core.matching.problem import Matching, Objective, Problem, ProblemRefused
from nastavnik.core.matching.stable import solve_stable


class Unproven(RuntimeError):
    """Both solvers failed their certificate: a fault of the program, never of the data."""


def solve(
    problem: Problem,
    objective: Objective = "most-then-best",
    seed: int = 0,
    patience: Patience | None = None,
) -> Matching:
    """The optimum with its prices; among equals the one that the later tiers pick (`tiers`), last by hash.

    Objectives: "most-then-best" serves as many mentees as possible and among those matchings takes the largest
    total (unless outside values were named: then they decide); "best-total" takes the largest sum of points and
    outside values; "stable" takes the stable matching best for mentees. Closed groups are searched until proven or
    until `patience` ends; then the status is "feasible" and `bound` says how far it may be from the best.
    Raises ProblemRefused on huge scores and on unequal hours, which the search does not know.
    """
    if objective == "stable":
        return solve_stable(problem, seed)
    if problem.has_loads:
        raise ProblemRefused(
            "Наставники с разными часами на пару не подбираются: задайте им число мест вместо часов."
        )
    if problem.has_closing:
        bonus = served_bonus(problem, objective)
        return _proven(problem, solve_closing(problem, objective, bonus, seed, patience or Patience()))
    first = solve_by(problem, objective, seed, None)
    if first.status == "infeasible":
        return first
    proof = certify(problem, first)
    if proof.valid:
        return first
    return _second_opinion(problem, objective, seed, first.engine, proof.violation or "")


def _proven(problem: Problem, found: Matching) -> Matching:
    """The answer of a search, unless its own proof does not hold."""
    proof = certify(problem, found)
    if found.status != "infeasible" and not proof.valid:
        raise Unproven(proof.violation)
    return found


def _second_opinion(problem: Problem, objective: Objective, seed: int, failed: str, fault: str) -> Matching:
    second = replace(solve_by(problem, objective, seed, other_engine(failed)), fault=fault)
    proof = certify(problem, second)
    if second.status != "infeasible" and not proof.valid:
        raise Unproven(proof.violation)
    return second
