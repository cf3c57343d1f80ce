"""Random problems of every awkward kind, and the slow certain answers to compare with."""

from typing import Any

import numpy as np

from nastavnik.core.matching.problem import Problem, make_problem

KINDS = ("ties", "negative", "constant", "huge", "common", "plain")


def random_problem(
    seed: int, *, minimums: bool = False, largest: int = 5, several: bool = False, closing: bool = False
) -> Problem:
    """At most `largest` mentees and 4 mentors; empty lists, closed mentors and outside values included.

    `several`: some mentees may have two or three mentors, some have one by a lock. `closing`: closed groups.
    """
    chance = np.random.default_rng(seed)
    n, m = int(chance.integers(0, largest + 1)), int(chance.integers(1, 5))
    mask = chance.random((n, m)) < chance.choice([0.3, 0.6, 1.0])
    capacity = chance.integers(0, 4, m)
    wanted = np.minimum(capacity, chance.integers(0, 3, m) * (chance.random(m) < 0.4))
    more = np.random.default_rng(10_000 + seed)
    return make_problem(
        np.concatenate([[0], mask.sum(1).cumsum()]),
        np.nonzero(mask)[1],
        _scores(chance, KINDS[seed % len(KINDS)], n, m)[mask],
        capacity,
        outside=-chance.integers(0, 5, n) if seed % 4 == 0 else None,
        minimum=wanted if minimums else None,
        limit=more.integers(1, 4, n) if several else None,
        served=more.random(n) < 0.2 if several else None,
        open_minimum=more.integers(0, 4, m) if closing else None,
        standing=more.random(int(mask.sum())) < 0.3,
        penalised=seed % 8 == 0,
    )


def _scores(chance: np.random.Generator, kind: str, n: int, m: int) -> Any:
    made = {
        "ties": lambda: chance.integers(0, 3, (n, m)),
        "negative": lambda: chance.integers(-5, 6, (n, m)),
        "constant": lambda: np.full((n, m), 3),
        "huge": lambda: chance.integers(0, 10**12, (n, m)),
        "common": lambda: chance.integers(0, 1000, m)[None, :] + np.zeros((n, m), int),
        "plain": lambda: chance.integers(0, 100, (n, m)),
    }
    return made[kind]()


def random_wishes(seed: int) -> dict[str, Any]:
    """A problem of the command line with locks, forbids, minimums, ranks and decimal scores."""
    chance = np.random.default_rng(seed)
    n, m = int(chance.integers(0, 8)), int(chance.integers(1, 5))
    room = {f"m{j}": int(chance.integers(0, 4)) for j in range(m)}
    mentors = [
        {"id": name, "min": int(chance.random() < 0.2 and high > 0), "max": high}
        for name, high in room.items()
    ]
    pairs = [
        {
            "mentee": f"s{i}",
            "mentor": f"m{j}",
            "score": round(float(chance.uniform(-1, 5)), int(chance.integers(0, 5))),
            "mentee_rank": [None, 1, 2, 3][int(chance.integers(0, 4))],
            "mentor_rank": [None, 1, 2, 3][int(chance.integers(0, 4))],
        }
        for i in range(n)
        for j in range(m)
        if chance.random() < 0.6
    ]
    forbidden = [[p["mentee"], p["mentor"]] for p in pairs if chance.random() < 0.1]
    return {
        "mentees": [{"id": f"s{i}"} for i in range(n)],
        "mentors": mentors,
        "pairs": pairs,
        "forbidden": forbidden,
        "locked": _locks(chance, pairs, forbidden, dict(room)),
        "unmatched_penalty": [None, None, 0, 1.5][int(chance.integers(0, 4))],
    }


def _locks(
    chance: np.random.Generator, pairs: list[Any], forbidden: list[Any], room: dict[str, int]
) -> list[Any]:
    locked: dict[str, str] = {}
    for pair in pairs:
        mentee, mentor = pair["mentee"], pair["mentor"]
        if (
            chance.random() < 0.1
            and mentee not in locked
            and room[mentor]
            and [mentee, mentor] not in forbidden
        ):
            locked[mentee] = mentor
            room[mentor] -= 1
    return [list(lock) for lock in locked.items()]
