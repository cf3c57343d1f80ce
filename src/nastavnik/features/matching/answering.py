"""The answer to a run: worked out from reads alone, so that nothing is locked while it takes its time."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nastavnik.core.matching.norms import Norms
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.matching.models import Proposal, Run
from nastavnik.features.matching.pool import Pool, gather, norms_of
from nastavnik.features.matching.queries import rulings
from nastavnik.features.matching.solving import POINTS, Outcome, named, pose, reasons, solve_problem
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.moments import local_day


@dataclass(frozen=True, slots=True)
class Answer:
    """The problem posed, the result, and unsaved proposals; or `refusals`, sentences that say why there are none."""

    problem: dict[str, Any]
    result: dict[str, Any]
    refusals: list[str] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)


def work_out(run: Run, moment: datetime) -> Answer:
    """Gather the pool of the run's track, solve, verify, and say the reasons of each pair."""
    pool = gather(run.programme, run.track, local_day(moment))
    norms = norms_of(pack_of(run.programme), run.weights, pool.people)
    names = {row.public_id: str(row.person) for row in [*pool.mentees, *pool.mentors]}
    outcome = solve_problem(pose(pool, norms, rulings(run.programme)), run.objective, run.seed, names)
    if outcome.refusals or not outcome.result:
        return Answer(outcome.problem, outcome.result, outcome.refusals)
    return Answer(outcome.problem, outcome.result, proposals=_proposals(run, pool, norms, outcome, names))


def _proposals(run: Run, pool: Pool, norms: Norms, outcome: Outcome, names: dict[str, str]) -> list[Proposal]:
    pack = pack_of(run.programme)
    pairs = {row["mentee"]: row for row in outcome.result["pairs"]}
    whys = {row["mentee"]: named(row["why"], names) for row in outcome.result["unmatched"]}
    mentors = {row.public_id: row for row in pool.mentors}
    rows = []
    for mentee in pool.mentees:
        pair = pairs.get(mentee.public_id)
        mentor = mentors[pair["mentor"]] if pair else None
        rows.append(
            Proposal(
                organisation_id=run.organisation_id,
                run=run,
                mentee=mentee,
                mentor=mentor,
                score=round(pair["score"], 1) if pair else None,
                parts=_parts(pool, mentee, mentor, norms, pack) if mentor else [],
                why=whys.get(mentee.public_id, ""),
            )
        )
    return rows


def _parts(
    pool: Pool, mentee: Enrolment, mentor: Enrolment, norms: Norms, pack: Pack
) -> list[dict[str, Any]]:
    """The bars of the criteria, then what stands in the way and was let be, or took points off."""
    pair = (mentee.pk, mentor.pk)
    return reasons(pool, *pair, norms, pack) + [
        {
            "title": "Препятствие",
            "percent": 0,
            "points": -met.obstacle.penalty,
            "reason": f"{met.obstacle.title.capitalize()}: "
            + ("куратор разрешил" if met.obstacle.forbids else f"минус {met.obstacle.penalty} из {POINTS}"),
            "known": True,
        }
        for met in pool.met
        if pair in met.pairs
    ]
