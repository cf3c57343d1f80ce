"""Facts of a row as the columns of people, enrolments, requests and offers take them."""

import re
from collections.abc import Mapping
from typing import Any

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.intake.tagging import competences_in, needs_in, request_kind_in, words_in
from nastavnik.features.intake.telling import Told
from nastavnik.features.people.enums import PersonKind

# a pupil of class n is n + 6 or n + 7 years old
YOUNGEST, OLDEST = 6, 7
Facts = dict[str, Any]


def person_facts(one: Told, kind: str) -> Facts:
    """Columns of the person, the class apart."""
    course = one.extras.get("course")
    post = one.post or (f"студент {course} курса" if course and kind != PersonKind.PUPIL else "")
    birth = {"birth_date": one.birth_date, "birth_year": one.birth_year}
    contacts = {"phone": one.phone, "email": one.email, "contact_note": one.contact_note}
    names = {
        "surname": one.surname or one.name,
        "name": one.name if one.surname else "",
        "patronymic": one.patronymic,
    }
    return {**names, "sex": one.sex, **birth, "post": post, "workplace": one.workplace, **contacts}


def enrolment_facts(one: Told, mentees: int, customary: int) -> Facts:
    """Columns of the enrolment; `mentees`: how many the list gives this mentor, `customary`: places of the form."""
    facts: Facts = {"results": _text(one, "result", 2000)}
    link = _link(_text(one, "link", 200))
    if link:
        facts["case_link"] = link
    if one.role == Side.MENTOR:
        facts["places"] = min(30, one.places if one.places is not None else max(customary, mentees))
    else:
        facts["completion_mark"] = _text(one, "mark", 120)
    return {name: value for name, value in facts.items() if value != ""}


def statement_facts(one: Told, pack: Pack) -> Facts:
    """Columns of the request of a mentee or the offer of a mentor, with the tags the pack knows."""
    interests = _text(one, "interests", 300)
    facts: Facts = {"text": one.text[:2000], "interests": words_in(interests)}
    if one.role == Side.MENTOR:
        facts |= {
            "competences": competences_in(one.text, pack), "achievements": _text(one, "achievements", 2000),
            "interests_text": interests, "time_resource": _text(one, "resource", 120), **_wanted(one),
        }  # fmt: skip
    else:
        facts |= {"problem": request_kind_in(one.text, pack), "needs": needs_in(one.text, pack)}
    return {name: value for name, value in facts.items() if value not in ("", [], None)}


def _wanted(one: Told) -> Facts:
    ages, classes = one.extras.get("wanted_age"), one.extras.get("wanted_class")
    if ages:
        low, high = int(ages[0]), int(ages[-1])
        return {"wanted_age": f"{_span(low, high)} лет", "wanted_age_from": low, "wanted_age_to": high}
    if classes:
        low, high = int(classes[0]), int(classes[-1])
        return {
            "wanted_age": f"{_span(low, high)} классы", "wanted_age_from": low + YOUNGEST, "wanted_age_to": high + OLDEST
        }  # fmt: skip
    return {}


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _text(one: Told, key: str, longest: int) -> str:
    return str(one.extras.get(key) or "").strip()[:longest]


def _link(text: str) -> str:
    if re.fullmatch(r"https?://[^\s/]+\.[^\s]+", text):
        return text
    return f"https://{text}" if re.fullmatch(r"(?:[\w-]+\.)+[a-zа-я]{2,}(?:/\S*)?", text, re.I) else ""


def gaps_filled(row: Any, facts: Mapping[str, Any]) -> Facts:
    """Those of the facts whose column is still empty in `row`; an initial counts as half empty."""
    filled = {name: value for name, value in facts.items() if value and not getattr(row, name)}
    for name in ("name", "patronymic"):
        written, new = str(getattr(row, name, "") or ""), str(facts.get(name) or "")
        if "." in written and new and "." not in new and new[:1] == written[:1]:
            filled[name] = new
    return filled
