"""Texts of consents, printed sheets, and the consents themselves."""

import hashlib
from typing import Any

from nastavnik.cli.isolation.school import School
from nastavnik.features.consents.codes import check_digit

Rows = list[tuple[str, dict[str, Any]]]
CHILDREN = ("mentee_11", "mentee_15", "pupil_mentor", "waiting", "proposed", "candidate")
GROWN = ("young_teacher", "teacher_mentor", "student_mentor", "employer_mentor", "curator_mentor")


def consent_text(school: School) -> Rows:
    """One edition of each kind, older than today's: whoever signed it is asked again."""
    rows: Rows = []
    for place, kind in enumerate(school.pack.consents):
        body = school.aviary.canary(school.key, "consenttext", "body", place, None)
        told = {"kind": kind.code, "contour": school.pack.contour, "number": 1, "since": school.day(0)}
        answered = [[one.code, one.title] for one in kind.answered]
        digest = hashlib.sha256(body.encode()).hexdigest()
        rows.append((kind.code, {**told, "body": body, "digest": digest, "answered": answered}))
    return rows


def sheet_batch(school: School) -> Rows:
    return [("", {"contour": school.pack.contour, "printed_on": school.day(n)}) for n in range(2)]


def consent_sheet(school: School) -> Rows:
    rows: Rows = []
    for place, whose in enumerate(("mentee_11", "mentee_15", "waiting")):
        kind = school.pack.consents[0]
        digits = f"{int(school.aviary.sign('sheet', school.key, place)[:7], 16) % 10**8:08d}"
        told = {"kind": kind.code, "contour": school.pack.contour, "code": digits + check_digit(digits)}
        told |= {"person": school.person(whose), "text": _text(school, kind.code)}
        signers = {"by_guardian": True, "by_self": whose != "mentee_11"}
        rows.append(("", {**told, **signers, "state": "out", "closed_on": None}))
    return rows


def consent(school: School) -> Rows:
    said = {"state": "given", "given_on": school.day(1), "expires_on": school.day(366), "ended_on": None}
    said |= {"form": "paper", "agreed_at": None, "agreed_by": None, "replaces": None, "sheet": None}
    said |= {"ended_by": None, "answers": []}
    signers = [(name, name) for name in (*CHILDREN, *GROWN)] + [(name, "parent") for name in CHILDREN]
    rows: Rows = []
    for whose, by_whom in signers:
        for kind in school.pack.consents:
            scan = None if rows else school.made("kit.StoredFile")
            told = {"kind": kind.code, "contour": school.pack.contour, "scan": scan}
            told |= {"text": _text(school, kind.code)}
            people = {"person": school.person(whose), "signed_by": school.person(by_whom)}
            rows.append(("", said | told | people))
    return rows


def _text(school: School, kind: str) -> Any:
    return school.named[f"consenttext:{kind}"]
