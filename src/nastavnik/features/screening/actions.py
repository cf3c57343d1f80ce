"""Writes of clearances."""

from datetime import date, datetime

from django.db import IntegrityError

from nastavnik.core.calendars.months import months_after
from nastavnik.core.methodology.schema.work import ClearanceKind
from nastavnik.features.people.models import Person
from nastavnik.features.people.rules import is_minor
from nastavnik.features.screening.enums import ClearanceState
from nastavnik.features.screening.models import Clearance
from nastavnik.features.screening.rules import STRANGERS, check_dates, covers, may_annul
from nastavnik.kit.actions import Actor, action, change, create
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused


@action("screening.record")
def record_clearance(
    person: Person,
    kind: ClearanceKind,
    *,
    number: str,
    issued_on: date,
    decided_on: date,
    decision: str,
    expires_on: date | None = None,
    by: Actor,
    moment: datetime,
) -> Clearance:
    """Write down what was seen and decided; without `expires_on` the term of the kind counts from the issue."""
    today = local_day(moment)
    if person.kind not in STRANGERS or is_minor(person, today):
        raise Refused(f"«{person}» — не взрослый со стороны: сведения о судимости не нужны")
    if not number.strip():
        raise BadInput("Укажите номер", field="number")
    last = months_after(issued_on, kind.valid_months)
    ends = expires_on or last
    check_dates(kind, issued_on, decided_on, ends, last, today)
    row = Clearance(
        organisation_id=person.organisation_id, person=person, kind=kind.code, number=number.strip(),
        issued_on=issued_on, expires_on=ends, decision=decision, decided_on=decided_on,
    )  # fmt: skip
    try:
        return create(row)
    except IntegrityError as fault:
        raise Refused("Сведения с этим номером уже внесены") from fault


@action("screening.annul")
def annul_clearance(
    clearance: Clearance,
    *,
    on: date,
    reason: str,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> Clearance:
    """The clearance is worth nothing from `on`; what was held before that day was held rightly."""
    may_annul(clearance).require()
    if not reason.strip():
        raise BadInput("Напишите, почему", field="reason")
    if on > local_day(moment):
        raise BadInput("Этот день ещё не наступил", field="on")
    if on < clearance.decided_on and covers(clearance, clearance.decided_on):
        raise BadInput(f"Решение принято {clearance.decided_on:%d.%m.%Y}: укажите день не раньше", field="on")
    return change(
        clearance, expected=expected, state=ClearanceState.ANNULLED, annulled_on=on, reason=reason.strip()
    )
