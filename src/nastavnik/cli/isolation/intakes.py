"""Lists on their way in, as they were read."""

from typing import Any

from nastavnik.cli.isolation.school import School

Rows = list[tuple[str, dict[str, Any]]]
INTAKES = ("rehearsed", "performing", "cancelled")


def intake(school: School) -> Rows:
    common = {
        "programme": school.named["programme:running"],
        "role": "mentee",
        "sheet": "",
        "performed_at": None,
    }
    plain: dict[str, Any] = {"columns": [], "choices": {}, "summary": {}}
    files = school.rows["kit.StoredFile"][1:]
    return [("", {**common, **plain, "state": s, "file": f}) for s, f in zip(INTAKES, files, strict=False)]


def intake_row(school: School) -> Rows:
    intake = school.made("intake.Intake")
    place = {"intake": intake, "kind": "person", "state": "ready", "fixed": {}, "made": {}}
    return [("", {**place, "position": n, "row": n + 2, "read": _read_person(school, n)}) for n in range(2)]


def _read_person(school: School, place: int) -> dict[str, Any]:
    """A person as the reading of a list tells them."""
    named = {
        word: school.aviary.canary(school.key, "intakerow", word, place, 80)
        for word in ("surname", "name", "patronymic")
    }
    unknown = dict.fromkeys(
        (
            "birth_date",
            "birth_year",
            "class_letter",
            "track",
            "period_start",
            "period_end",
            "organization",
            "position",
        )
    )
    contact = school.aviary.canary(school.key, "intakerow", "contact", place, 80)
    shape = {"id": place + 1, "row": place + 2, "rows": [place + 2], "role": "mentee", "class_number": 7}
    return {**named, **unknown, **shape, "contact": contact, "request": None, "paired_with": []}
