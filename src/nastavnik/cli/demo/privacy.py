"""The desk of the demo school: one request in work, one incident with running clocks, one destruction done."""

from datetime import date, datetime, timedelta
from typing import Any

from nastavnik.cli.demo.crowd import facts_of, invented
from nastavnik.cli.demo.school import BY, School
from nastavnik.features.accounts.queries import account_named
from nastavnik.features.people.actions import add_person, leave
from nastavnik.features.privacy.actions import do_step, open_incident, propose_destruction, receive_request
from nastavnik.kit import moments
from nastavnik.kit.actions import Actor
from nastavnik.processes.destroy_people import destroy_people

PEOPLE = 3
COMMISSION = (
    ["директор", "председатель комиссии"],
    ["завуч", "член комиссии"],
    ["ответственный за персональные данные", "член комиссии"],
)


def tell_privacy(school: School, year: int) -> None:
    """Told after the cast is let in: two of them sign the destruction of leavers of the year before last."""
    moment = moments.now()
    save: dict[str, Any] = {"by": BY, "moment": moment}
    child, parent = next((c, school.guardians[c.pk]) for c in school.pupils if c.pk in school.guardians)
    received = moments.today() - timedelta(days=3)
    told = "Прошу показать, какие сведения о ребёнке хранит школа."
    receive_request(child, kind="disclosure", received_on=received, text=told, asked_by=parent, **save)
    _incident(moment)
    _destruction(year, moment)


def _incident(moment: datetime) -> None:
    found = moment - timedelta(hours=6)
    save: dict[str, Any] = {"by": BY, "moment": moment}
    row = open_incident(
        title="Список участников отправлен не тому родителю", discovered_at=found, happened="в день обнаружения",
        what="Письмо со списком группы ушло на чужой адрес.", categories=["name", "study"], affected=12, **save,
    )  # fmt: skip
    for step in ("stop", "record"):
        do_step(row, step=step, **save)


def _destruction(year: int, moment: datetime) -> None:
    gone = date(year - 2, 6, 25)
    save: dict[str, Any] = {"by": BY, "moment": moment}
    leavers = [
        add_person(kind="pupil", birth_date=date(year - 19, 5, 1 + n), **facts_of(invented(980 + n)), **save)
        for n in range(PEOPLE)
    ]
    for person in leavers:
        leave(person, on=gone, reason="graduated", **save)
    order = {"order_number": "31-од", "order_date": moments.today(), "reason": "term", "term": "participant"}
    row = propose_destruction(
        dict.fromkeys(leavers, f"выпускник {year - 2} года"), number="1", commission=list(COMMISSION),
        by=_signed("защита-данных", "auditor"), moment=moment, **order,
    )  # fmt: skip
    destroy_people(row, by=_signed("директор", "head"), moment=moment)


def _signed(username: str, role: str) -> Actor:
    account = account_named(username)
    return Actor(account.pk if account else None, role)
