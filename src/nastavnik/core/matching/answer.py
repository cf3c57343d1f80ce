"""The result as the command line promises it: pairs, reasons, and prices by which anyone can check the optimum."""

import math
from typing import Any

import numpy as np

from nastavnik.core.matching.build import Case
from nastavnik.core.matching.explain import why_infeasible, why_unmatched
from nastavnik.core.matching.preferences import blocking_pairs
from nastavnik.core.matching.problem import ALONE, Matching, Objective
from nastavnik.core.matching.scaling import from_units, to_units
from nastavnik.core.matching.solve import solve


def match_case(case: Case, objective: Objective, seed: int) -> dict[str, Any]:
    """Solve and describe; everything of the contract except "seconds", which the caller measures."""
    return describe(case, solve(case.problem, objective, seed), seed)


def describe(case: Case, matching: Matching, seed: int) -> dict[str, Any]:
    """The JSON of a matching. An infeasible answer has no pairs, only the reason."""
    feasible = matching.status != "infeasible"
    pairs = _pairs(case, matching) if feasible else []
    result: dict[str, Any] = {
        "pairs": pairs,
        "unmatched": why_unmatched(case, matching) if feasible else _nobody(case),
        "matched": len(pairs),
        "total": math.fsum(pair["score"] for pair in pairs),
        "objective": matching.objective,
        "status": matching.status,
        "certificate": _certificate(case, matching) if feasible else _refutation(case, matching),
        "blocking_pairs": len(blocking_pairs(case.problem, matching.match)) if feasible else 0,
        "infeasible_because": why_infeasible(case, matching),
        "engine": matching.engine,
        "seed": seed,
    }
    if matching.fault is not None:
        result["fault"] = f"Первый решатель не прошёл проверку ({matching.fault}); ответ дал запасной."
    return result


def _pairs(case: Case, matching: Matching) -> list[dict[str, Any]]:
    mentor_of = dict(case.locked)
    for i, j in enumerate(matching.match.tolist()):
        if j != ALONE:
            mentor_of[case.free[i]] = case.mentors[j]
    score = {(p.mentee, p.mentor): p.score for p in case.wishes.pairs if mentor_of.get(p.mentee) == p.mentor}
    return [
        {"mentee": name, "mentor": mentor_of[name], "score": score[name, mentor_of[name]]}
        for name in case.wishes.mentees
        if name in mentor_of
    ]


def _certificate(case: Case, matching: Matching) -> dict[str, Any]:
    if matching.objective == "stable":
        return {"kind": "stable", "mentee_prices": {}, "mentor_prices": {}, "gap": 0.0}
    scale = case.scale
    price = dict(zip(case.mentors, matching.prices.tolist(), strict=True))
    value = dict(zip(case.free, matching.utilities.tolist(), strict=True))
    value |= _locked_values(case, price, matching.served_bonus)
    return {
        "kind": "prices",
        "mentee_prices": {name: from_units(value[name], scale) for name in case.wishes.mentees},
        "mentor_prices": {name: from_units(units, scale) for name, units in price.items()},
        "gap": 0.0,
        "scale": scale,
        "served_bonus": from_units(matching.served_bonus, scale),
        "rounded": not case.exact,
    }


def _refutation(case: Case, matching: Matching) -> dict[str, Any]:
    """What proves that no matching exists: the mentors of the cut, or the sizes of stable groups."""
    empty: dict[str, Any] = {"mentee_prices": {}, "mentor_prices": {}, "gap": 0.0}
    if matching.objective == "stable":
        return {
            "kind": "stable-sizes",
            **empty,
            "pairs": [[p["mentee"], p["mentor"]] for p in _pairs(case, matching)],
        }
    cut = matching.cut
    return {"kind": "cut", **empty, "mentors": [case.mentors[j] for j in cut.mentors] if cut else []}


def _nobody(case: Case) -> list[dict[str, str]]:
    why = "Подбора нет: минимальные размеры групп невыполнимы."
    return [{"mentee": name, "why": why} for name in case.wishes.mentees]


def _locked_values(case: Case, price: dict[str, int], bonus: int) -> dict[str, int]:
    """A locked mentee pays the price of the place: then the duality identity holds for the whole problem."""
    locked = [pair for pair in case.wishes.pairs if case.locked.get(pair.mentee) == pair.mentor]
    units = to_units(np.array([pair.score for pair in locked], np.float64), case.scale).tolist()
    return {pair.mentee: u + bonus - price[pair.mentor] for pair, u in zip(locked, units, strict=True)}
