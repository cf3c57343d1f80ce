"""The desk of personal data: requests, holds, destructions proposed and done, incidents, reasons of exports."""

from typing import Any

from nastavnik.cli.isolation.school import School
from nastavnik.core.privacy.facts import russian_facts

Rows = list[tuple[str, dict[str, Any]]]


def subject_request(school: School) -> Rows:
    kind = russian_facts().requests[0].code
    told = {"kind": kind, "received_on": school.day(20), "due_on": school.day(34), "extended": False}
    person = {"person": school.person("mentee_15"), "asked_by": school.person("parent")}
    answered = {"state": "answered", "answered_on": school.day(30)}
    return [("", told | person | {"state": "received", "answered_on": None}), ("", told | person | answered)]


def legal_hold(school: School) -> Rows:
    named = ("proposed", "candidate")
    return [("", {"person": school.person(n), "since": school.day(5), "until": None}) for n in named]


def destruction(school: School) -> Rows:
    told = {
        "reason": "term", "term": "participant", "commission": [["директор", "И. О."]] * 3, "order_date": school.day(3),
        "proposed_at": school.moment(4), "proposed_by": None, "decided_by": None, "destroyed": {},
    }  # fmt: skip
    waiting = {
        "state": "proposed",
        "act": None,
        "extract": None,
        "decided_at": None,
        "since": None,
        "until": None,
    }
    declined = waiting | {"state": "declined", "decided_at": school.moment(6)}
    return [("", told | waiting), ("", told | declined)]


def doomed(school: School) -> Rows:
    rows = zip(school.rows["privacy.Destruction"], ("left", "left"), strict=True)
    return [("", {"destruction": row, "person": school.person(name)}) for row, name in rows]


def incident(school: School) -> Rows:
    told = {
        "discovered_at": school.moment(8),
        "categories": [],
        "steps": {},
        "state": "open",
        "closed_at": None,
    }
    return [("", told), ("", told)]


def export_reason(school: School) -> Rows:
    told = {
        "account": None,
        "role": "curator",
        "address": "/people/",
        "rows": 200,
        "made_at": school.moment(9),
    }
    return [("", told), ("", told)]
