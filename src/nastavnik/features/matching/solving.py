"""From a pool to a result: the problem in the contract of the command line, its solution, and the reasons."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.score import score_pair
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.matching.enums import RulingKind
from nastavnik.features.matching.models import Ruling
from nastavnik.features.matching.obstacles import Pair
from nastavnik.features.matching.pool import Pool

POINTS = 100
CODE = re.compile(r"«([a-z2-7]{26})»")


@dataclass(frozen=True, slots=True)
class Outcome:
    """`result` as `nastavnik match` prints it; `refusals` say why there is none."""

    problem: dict[str, Any]
    result: dict[str, Any]
    refusals: list[str]


def pose(pool: Pool, norms: Norms, rulings: Iterable[Ruling]) -> dict[str, Any]:
    """The problem as `nastavnik match` reads it: public ids, scores in points of 0..100."""
    code = {row.pk: row.public_id for row in [*pool.mentees, *pool.mentors]}
    ruled = ruled_on(rulings, code)
    return {
        "mentees": [{"id": row.public_id} for row in pool.mentees],
        "mentors": [
            {"id": row.public_id, "min": 0, "max": row.places - row.used_places} for row in pool.mentors
        ],
        "pairs": _pairs(pool, norms, ruled[RulingKind.ALLOWED] | ruled[RulingKind.LOCKED]),
        "locked": _coded(ruled[RulingKind.LOCKED], code),
        "forbidden": _coded(ruled[RulingKind.FORBIDDEN], code),
        "unmatched_penalty": None,
    }


def ruled_on(rulings: Iterable[Ruling], among: Collection[int]) -> dict[str, set[Pair]]:
    """Pairs by the kind of ruling, of those who are here."""
    found: dict[str, set[Pair]] = {kind: set() for kind in RulingKind.values}
    for ruling in rulings:
        if ruling.mentee_id in among and ruling.mentor_id in among:
            found[ruling.kind].add((ruling.mentee_id, ruling.mentor_id))
    return found


def _pairs(pool: Pool, norms: Norms, allowed: Collection[Pair]) -> list[dict[str, Any]]:
    barred, penalties = pool.barred(allowed), pool.penalties()
    points = points_of(pool, norms)
    return [
        {
            "mentee": mentee.public_id,
            "mentor": mentor.public_id,
            "score": max(0.0, points[i][j] - penalties.get((mentee.pk, mentor.pk), 0)),
        }
        for i, mentee in enumerate(pool.mentees)
        for j, mentor in enumerate(pool.mentors)
        if (mentee.pk, mentor.pk) not in barred
    ]


def _coded(pairs: Iterable[Pair], code: Mapping[int, str]) -> list[list[str]]:
    return [[code[mentee], code[mentor]] for mentee, mentor in sorted(pairs)]


def solve_problem(problem: dict[str, Any], objective: str, seed: int, names: Mapping[str, str]) -> Outcome:
    """Solve and certify. Refusals name people; the result itself keeps codes, so that it can be handed to a verifier."""
    from nastavnik.core.matching.answer import match_case
    from nastavnik.core.matching.build import build_case
    from nastavnik.core.matching.problem import ProblemRefused
    from nastavnik.core.matching.reading import read_wishes

    try:
        result = match_case(build_case(read_wishes(problem)), objective, seed)  # type: ignore[arg-type]
    except ProblemRefused as refusal:
        return Outcome(problem, {}, [named(str(refusal), names)])
    return Outcome(problem, result, [named(text, names) for text in result["infeasible_because"]])


def reasons(pool: Pool, mentee: int, mentor: int, norms: Norms, pack: Pack) -> list[dict[str, Any]]:
    """The bars of one pair: criterion, its value in percent, its points, and the reason in words."""
    titles: dict[str, str] = {one.measure: one.title for one in pack.matching.criteria}
    return [
        {
            "title": titles[part.criterion].capitalize(),
            "percent": round(100 * part.value),
            "points": round(POINTS * part.contribution, 1),
            "reason": part.reason,
            "known": part.known,
        }
        for part in score_pair(pool.seekers[mentee], pool.guides[mentor], norms).parts
    ]


def named(text: str, names: Mapping[str, str]) -> str:
    """The sentence with names of people in the place of their codes."""
    return CODE.sub(lambda found: f"«{names.get(found[1], 'участник')}»", text)


def points_of(pool: Pool, norms: Norms) -> list[list[float]]:
    """Scores of all pairs in points of 0..100, mentees by mentors."""
    from nastavnik.core.matching.bulk import totals

    seekers = [pool.seekers[row.pk] for row in pool.mentees]
    guides = [pool.guides[row.pk] for row in pool.mentors]
    points: list[list[float]] = (POINTS * totals(seekers, guides, norms)).round(4).tolist()
    return points
