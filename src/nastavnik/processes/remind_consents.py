"""A weekly letter to each curator: what was asked and not given, what soon ends, who soon signs otherwise.

The letter carries figures and no names: who it is, the page tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.russian.plurals import counted
from nastavnik.features.consents.actions import expire_consents
from nastavnik.features.consents.ages import Turning, turnings
from nastavnik.features.consents.queries import consents_by_person
from nastavnik.features.consents.rules import Slip, in_force
from nastavnik.features.consents.waiting import unanswered
from nastavnik.features.enrolments.owed import kinds_owed
from nastavnik.features.enrolments.queries import STANDING, enrolments
from nastavnik.features.programmes.queries import pack_of, running_programmes
from nastavnik.kit.actions import Actor, action
from nastavnik.kit.mail.outbox import send_later
from nastavnik.kit.mail.tables import Letter
from nastavnik.kit.moments import local_day

if TYPE_CHECKING:
    from nastavnik.features.enrolments.models import Enrolment
    from nastavnik.features.programmes.models import Programme

SUBJECT = "Согласия: что сделать на этой неделе"
BODY = """Программа «{programme}»:

{lines}

Имена — в программе «Наставник», на странице «Согласия». Оттуда же печатаются недостающие листы.
"""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one programme should be reminded of."""

    unanswered: Sequence[Slip]
    expiring: Sequence[Slip]
    turning: Sequence[Turning]

    @property
    def lines(self) -> list[str]:
        """In words, figures only; empty when there is nothing to remind of."""
        told = [
            (len(self.unanswered), "Запросили и не вернули", ("согласие", "согласия", "согласий")),
            (len(self.expiring), "Скоро истекает", ("согласие", "согласия", "согласий")),
            (len(self.turning), "Скоро подписывают иначе", ("участник", "участника", "участников")),
        ]
        return [f"— {words}: {counted(number, *forms)}." for number, words, forms in told if number]


def remind_of_consents(*, by: Actor, moment: datetime) -> list[Letter]:
    """Write down what has run out, then tell the curators of the organisation; one letter a week for a programme."""
    with transaction.atomic():
        expire_consents(by=by, moment=moment)
        letters = [_remind(programme, by=by, moment=moment) for programme in running_programmes()]
    return [letter for letter in letters if letter is not None]


def reminder_of(programme: "Programme", day: date) -> Reminder:
    """What is to be told of a programme on this day."""
    pack = pack_of(programme)
    rows = list(enrolments(programme).filter(state__in=STANDING))
    persons = list({row.person_id: row.person for row in rows}.values())
    slips = consents_by_person(persons, pack.contour)
    every = [slip for mine in slips.values() for slip in mine]
    last = day + timedelta(days=days_of(pack, "consent_term"))
    expiring = [s for s in every if in_force(s, day) and s.expires_on and s.expires_on <= last]
    return Reminder(
        unanswered(every, day, days_of(pack, "consent_answer")), expiring, _turning(rows, pack, slips, day)
    )


def days_of(pack: Pack, watched: str) -> int:
    """The days of the rule that watches this; a pack without it: none."""
    return next((rule.days for rule in pack.burning if rule.watches == watched), 0)


def _turning(
    rows: "Sequence[Enrolment]", pack: Pack, slips: dict[int, list[Slip]], day: date
) -> list[Turning]:
    last = day + timedelta(days=days_of(pack, "signing_age"))
    persons = {row.person_id: row.person for row in rows}.values()
    found = turnings(persons, kinds_owed(rows, pack), slips, day, last)
    return [one for one in found if not one.ready]


def _remind(programme: "Programme", *, by: Actor, moment: datetime) -> Letter | None:
    curator = programme.curator
    lines = reminder_of(programme, local_day(moment, programme.organisation.zone)).lines
    if curator is None or not curator.email or not lines:
        return None
    return _send(programme, curator.email, lines, by=by, moment=moment)


@action("consents.remind")
def _send(programme: "Programme", address: str, lines: list[str], *, by: Actor, moment: datetime) -> Letter:
    year, week, _ = moment.isocalendar()
    body = BODY.format(programme=programme.title, lines="\n".join(lines))
    return send_later(
        address, SUBJECT, body, f"consents-{programme.public_id}-{year}-{week}", programme.organisation_id
    )
