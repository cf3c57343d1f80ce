"""What the page of a run shows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from nastavnik.features.matching.enums import RulingKind, RunState
from nastavnik.features.matching.pool import Pool
from nastavnik.features.matching.queries import (
    changes_since,
    load_by_mentor,
    proposals,
    rulings,
    run_before,
)
from nastavnik.features.programmes.queries import pack_of

if TYPE_CHECKING:
    from nastavnik.features.matching.models import Ruling


def track_tabs(tracks, current) -> list[dict[str, Any]]:
    """One tab per track of the programme."""
    return [{"title": t.title, "url": f"?track={t.code}", "current": t.code == current.code} for t in tracks]


def run_page(found) -> dict[str, Any]:
    """Everything a run says, in a fixed number of queries."""
    rows = list(proposals(found))
    pairs = [row for row in rows if row.mentor is not None]
    earlier = run_before(found)
    ruled = {(r.mentee_id, r.mentor_id): r for r in rulings(found.programme)}
    for row in pairs:
        row.ruling = ruled.get((row.mentee_id, row.mentor_id))
        row.best_reason = best_reason(row.parts)
    return {
        "run": found,
        "track": pack_of(found.programme).track(found.track),
        "pairs": pairs,
        "waiting": [row for row in pairs if row.pairing_id is None],
        "left_over": [row for row in rows if row.mentor is None],
        "loads": load_by_mentor(rows),
        "changes": changes_since(found, earlier) if earlier else [],
        "earlier": earlier,
        "asked": len(rows),
        "unsolved": found.state == RunState.WAITING,
        "blocking": found.result.get("blocking_pairs", 0),
        "total": round(found.result.get("total", 0), 1),
        "kinds": RulingKind,
    }


def best_reason(parts: list[dict[str, Any]]) -> str:
    """The reason that weighs most among those that rest on facts."""
    known = [part for part in parts if part["known"]]
    strongest = max(known, key=lambda part: part["points"], default=None)
    return strongest["reason"] if strongest else "Об участниках мало сведений: все критерии равны"


NAMED = 20  # pairs told by name under each obstacle; the rest are a number


def in_the_way(pool: Pool, ruled: "Iterable[Ruling]") -> list[dict[str, Any]]:
    """Obstacles that forbid, each with its pairs by name and whether the curator may let them be."""
    people = {row.pk: row for row in (*pool.mentees, *pool.mentors)}
    settled = {(one.mentee_id, one.mentor_id) for one in ruled}
    shown = []
    for met in pool.met:
        pairs = sorted(met.pairs - settled)
        if met.obstacle.forbids and pairs:
            named = [(people[mentee], people[mentor]) for mentee, mentor in pairs[:NAMED]]
            shown.append(
                {"rule": met.obstacle, "pairs": named, "total": len(pairs), "more": len(pairs) - len(named)}
            )
    return shown
