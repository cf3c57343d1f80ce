"""Hints of the person file: rights of representatives, days in classes, ledgers of what was moved."""

from typing import Any

from nastavnik.cli.isolation.school import School

Rows = list[tuple[str, dict[str, Any]]]
FAR = 10**9  # no entry of the trail is later: nobody has worked with these rows since


def guardianship(school: School) -> Rows:
    """Two with full rights, one of them asked about; one restricted."""
    families = (("mentee_11", "parent"), ("mentee_15", "parent"), ("pupil_mentor", "other_parent"))
    calm: dict[str, Any] = {"legal_status": "full", "asked_status": "", "asked_ground": "", "asked_by": None}
    asked: dict[str, Any] = {
        "legal_status": "full",
        "asked_status": "limited",
        "asked_by": None,
        "restricted": True,
    }
    rights = (calm, asked, calm)
    return [
        ("", {"child": school.person(child), "guardian": school.person(adult), **told})
        for (child, adult), told in zip(families, rights, strict=True)
    ]


def class_stay(school: School) -> Rows:
    """The open stays of those whose class is tied later, and one of the year before."""
    first = school.made("people.SchoolClass")
    open_ones = [
        ("", {"person": school.person(name), "school_class": first, "since": school.day(0), "until": None})
        for name in ("mentee_11", "mentee_15", "pupil_mentor")
    ]
    past = {"person": school.person("waiting"), "since": school.day(-365), "until": school.day(-1)}
    return [*open_ones, ("", {**past, "school_class": school.made("people.SchoolClass", 1)})]


def promotion(school: School) -> Rows:
    """Two of past years, with empty ledgers."""
    ledger: dict[str, Any] = {"made": [], "notes": {}, "left": [], "going": [], "leaders": []}
    year = school.start.year
    return [
        ("", {"school_year": year - n, "happened_on": school.day(-365 * n), "moved": ledger}) for n in (1, 2)
    ]


def regrouping(school: School) -> Rows:
    """The merger behind the merged record, and a split that may be taken back."""
    told = {
        "former_state": "active",
        "trail_mark": FAR,
        "happened_on": school.day(3),
        "moved": [],
        "filled": [],
    }
    merged = {"kind": "merge", "person": school.person("mentee_15"), "other": school.person("merged")}
    split = {"kind": "split", "person": school.person("mentee_11"), "other": school.person("second")}
    return [("", {**told, **merged}), ("", {**told, **split})]
