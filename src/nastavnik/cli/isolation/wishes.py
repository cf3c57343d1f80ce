"""Rows of the general meeting: sheets of wishes and the links that open them."""

import hashlib
from typing import Any

from nastavnik.cli.isolation.school import School

OWNERS = (("mentee_15", "student_mentor"), ("pupil_mentor", "waiting"))


def wish_sheet(school: School) -> list[tuple[str, dict[str, Any]]]:
    """A sheet of a mentee and one of a mentor."""
    return [(owner, {"enrolment": school.enrolment(owner)}) for owner, _ in OWNERS]


def wish(school: School) -> list[tuple[str, dict[str, Any]]]:
    """The mentee names one; the mentor asks not to be joined with one."""
    sheets = [school.named[f"wishsheet:{owner}"] for owner, _ in OWNERS]
    places = (1, None)
    return [
        ("", {"sheet": sheet, "about": school.enrolment(about), "place": place})
        for sheet, (_, about), place in zip(sheets, OWNERS, places, strict=True)
    ]


def personal_link(school: School) -> list[tuple[str, dict[str, Any]]]:
    """A link that is open and one that is closed; the codes themselves nobody of the garden holds."""
    rows: list[tuple[str, dict[str, Any]]] = []
    for place, closed in enumerate((None, school.moment(3))):
        digest = hashlib.sha256(school.aviary.sign("link", school.key, place).encode()).hexdigest()
        told = {
            "purpose": "wishes",
            "subject": f"{digest[:25]}{place}",
            "person_code": "",
            "closed_at": closed,
        }
        rows.append(("", {**told, "code_hash": digest, "expires_at": school.moment(900)}))
    return rows
