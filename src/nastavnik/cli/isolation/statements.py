"""What the tables of readiness cannot tell: conditions of the pack, and a file beside one of the words."""

from typing import Any

from nastavnik.cli.isolation.school import School

Rows = list[tuple[str, dict[str, Any]]]


def statement(school: School) -> Rows:
    """Words about conditions which the system cannot see; the first with a file."""
    conditions = [one for block in school.pack.conditions for one in block.conditions]
    unseen = [one.code for one in conditions if one.proof.kind == "file"][:2]
    plain = {"pack": school.pack.code, "stated_on": school.day(3), "expires_on": None, "author": None}
    files = (school.made("kit.StoredFile", -2), None)
    return [("", {**plain, "condition": code, "file": f}) for code, f in zip(unseen, files, strict=True)]
