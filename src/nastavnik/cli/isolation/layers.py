"""Layers over the methodology, and editions that programmes took."""

from typing import Any

from nastavnik.cli.isolation.school import School
from nastavnik.core.methodology.effective import digest_of, plain

Rows = list[tuple[str, dict[str, Any]]]


def layer(school: School) -> Rows:
    rows: Rows = []
    for number in (1, 2):
        data = {
            "summary": school.aviary.canary(school.key, "layer", "summary", number, 120),
            "rewards": [{"code": school.pack.rewards[0].code, "hidden": True}],
            "defaults": {"silent_pair_days": 10 + number},
        }
        told = {"pack": school.pack.code, "number": number, "data": data, "digest": digest_of(data)}
        rows.append(("", {**told, "author": None}))
    return rows


def edition(school: School) -> Rows:
    rows: Rows = []
    for number in range(2):
        summary = school.aviary.canary(school.key, "edition", "summary", number, 120)
        data = {**plain(school.pack), "summary": summary}
        told = {"pack": school.pack.code, "pack_version": school.pack.version, "data": data, "layers": []}
        rows.append(("", {**told, "digest": digest_of(data)}))
    return rows
