"""Plants the profile: organisations, every table of every school, then the principals."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import transaction

from nastavnik.cli.isolation.canaries import Aviary
from nastavnik.cli.isolation.cast import HOME, NEIGHBOURS, PRINCIPALS, Place, PrincipalPlan, places
from nastavnik.cli.isolation.hints import HINTS, PLAIN, invitation_code
from nastavnik.cli.isolation.maker import made, ordered
from nastavnik.cli.isolation.school import School
from nastavnik.core.methodology import Pack
from nastavnik.features.accounts.actions import set_up_application
from nastavnik.features.accounts.rules import needs_second_factor
from nastavnik.features.organisations.methodology import packs
from nastavnik.kit.actions import Actor
from nastavnik.kit.codes import one_time_code, step_of
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import Row, TenantRow
from nastavnik.kit.seeding import plant, tie, weigh_tables
from nastavnik.kit.tenancy.scope import maintenance

BY = Actor.system("проверочные данные")
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # the one-time codes of every principal
LATER = {"accounts.Membership"}  # given to principals and to two accounts of each school, not made blindly


@dataclass
class Garden:
    """All that was planted, to be written to the map."""

    seed: int
    moment: datetime
    aviary: Aviary
    pack: Pack
    start: date
    schools: dict[str, School] = field(default_factory=dict)
    principals: list[dict[str, Any]] = field(default_factory=list)


def planted(seed: int, moment: datetime) -> Garden:
    """Plant everything in one transaction; an installation that is not empty is the caller's care."""
    year = moment.year if moment.month >= 9 else moment.year - 1
    pack = packs().packs[0]
    garden = Garden(seed, moment, Aviary(seed), pack, date(year, 9, 1))
    with maintenance(), transaction.atomic():
        for place in places():
            _plant_place(garden, place)
        for plan in (*PRINCIPALS, *NEIGHBOURS):
            _plant_principal(garden, plan)
        weigh_tables()
    return garden


def _plant_place(garden: Garden, place: Place) -> None:
    school = School(place.key, None, garden.pack, garden.start, garden.aviary)
    parent = garden.schools[place.parent].organisation if place.parent else None
    organisation = apps.get_model("organisations", "Organisation")
    closed = garden.start - timedelta(days=30) if place.closed else None
    given: dict[str, Any] = {
        "kind": place.kind, "parent": parent, "closed_on": closed, "zone": "Europe/Moscow", "number_mask": "{номер}-н",
        "head_post": "директор", "name_cases": {}, "head_cases": {},
    }  # fmt: skip
    row = made(organisation, school, 0, given)
    plant([row], {}, by=BY, moment=garden.moment)
    school.organisation = row
    school.keep(row)
    garden.schools[place.key] = school
    if place.kind == "school":
        _plant_school(garden, school)


def _plant_school(garden: Garden, school: School) -> None:
    tables = [m for m in apps.get_models() if issubclass(m, TenantRow) and m._meta.label not in LATER]
    for model in ordered(tables):
        hint = HINTS.get(model._meta.label)
        contents: dict[str, bytes] = {}
        plant(
            _rows(model, school, hint(school) if hint else PLAIN, contents),
            contents,
            by=BY,
            moment=garden.moment,
        )
    teacher = school.person("class_teacher")
    for row in school.rows["people.SchoolClass"]:
        tie(row, class_teacher=teacher, by=BY, moment=garden.moment)
    for row in [school.person(name) for name in ("mentee_11", "mentee_15", "pupil_mentor")]:
        tie(row, school_class=school.made("people.SchoolClass"), by=BY, moment=garden.moment)
    for number in range(2):
        account = _account(garden, school, f"resident{number}-{school.key}", None)
        _duty(garden, school, account, ("psychologist", "class_teacher")[number], None)


def _rows(
    model: type[Row], school: School, told: list[tuple[str, dict[str, Any]]], contents: dict[str, bytes]
) -> Iterator[Row]:
    for place, (name, given) in enumerate(told):
        text = school.aviary.canary(school.key, str(model._meta.model_name), "bytes", place, None)
        data = _bytes(given.get("media_type", ""), text)
        facts = {"size": len(data), "digest": hashlib.sha256(data).hexdigest()} if model is StoredFile else {}
        row = made(model, school, place, given | facts)
        contents[row.public_id] = data
        yield row
        school.keep(row, name)


def _bytes(media_type: str, text: str) -> bytes:
    """A list with one person, or a page, either with its canary."""
    if media_type == "text/csv":
        return f"ФИО;Класс;Запрос\n{text} Пётр Ильич;7А;{text}\n".encode()
    return f"%PDF-1.4\n{text}\n%%EOF\n".encode()


def _plant_principal(garden: Garden, plan: PrincipalPlan) -> None:
    school = garden.schools[plan.place]
    told: dict[str, Any] = {
        "key": plan.key, "title": plan.title, "roles": list(plan.roles), "organisation": plan.place,
        "dismissed": plan.dismissed, "username": None, "password": None, "account": None, "account_title": None,
        "person": None,
    }  # fmt: skip
    if plan.roles:
        password = f"пропуск-{garden.aviary.sign('password', plan.key)[:20]}"
        account = _account(garden, school, plan.key, password)
        told |= {"username": plan.key, "password": password, "account": account.public_id}
        told["account_title"] = account.title
        for role in plan.roles:
            _duty(garden, school, account, role, garden.start - timedelta(days=1) if plan.dismissed else None)
        if needs_second_factor(plan.roles):
            _protect(garden, account)
        if plan.person:
            person = school.person(plan.person)
            tie(person, account=account, by=BY, moment=garden.moment)
            told["person"] = person.public_id
    garden.principals.append(told)


def _protect(garden: Garden, account: Any) -> None:
    """An application of one-time codes, as everybody has who sees more than their own data."""
    code = one_time_code(SEED, step_of(garden.moment))
    by = Actor(account.pk)
    set_up_application(account, seed=SEED, code=code, by=by, moment=garden.moment)


def _account(garden: Garden, school: School, username: str, password: str | None) -> Any:
    place = len(school.rows.get("accounts.Account", []))
    row: Any = made(
        apps.get_model("accounts", "Account"),
        school,
        place,
        {"username": username, "last_login": None, "epoch": 1, "protected_at": None},
    )
    row.set_password(password)
    plant([row], {}, by=BY, moment=garden.moment)
    school.keep(row)
    return row


def _duty(garden: Garden, school: School, account: Any, role: str, until: date | None) -> None:
    place = len(school.rows.get("accounts.Membership", []))
    given = {"account": account, "role": role, "since": garden.start - timedelta(days=300), "until": until}
    row = made(apps.get_model("accounts", "Membership"), school, place, given)
    plant([row], {}, by=BY, moment=garden.moment)
    school.keep(row)


def told(garden: Garden) -> dict[str, Any]:
    """The map: organisations, principals with passwords, ids of rows, canaries, codes."""
    return {
        "profile": "isolation",
        "seed": garden.seed,
        "moment": garden.moment.isoformat(),
        "home": HOME,
        "organisations": [
            {
                "key": place.key, "kind": place.kind, "parent": place.parent or None, "closed": place.closed,
                "id": garden.schools[place.key].organisation.public_id,
            }
            for place in places()
        ],
        "principals": garden.principals[: len(PRINCIPALS)],
        "neighbours": garden.principals[len(PRINCIPALS) :],
        "tokens": [
            {"kind": "invitation", "school": key, "code": invitation_code(school, 0)}
            for key, school in garden.schools.items()
            if "accounts.Invitation" in school.rows
        ],
        "ids": {
            key: {label: [row.public_id for row in rows] for label, rows in sorted(school.rows.items())}
            for key, school in garden.schools.items()
        },
        "canaries": [
            {"text": c.text, "mark": c.mark, "school": c.school, "model": c.model, "field": c.field}
            for c in garden.aviary.made
        ],
    }  # fmt: skip
