"""Writes of consents."""

import calendar
from datetime import date, datetime

from django.db import IntegrityError

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.enums import ConsentForm, ConsentState
from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.rules import may_turn
from nastavnik.features.people.models import Person
from nastavnik.kit.actions import Actor, action, change, create
from nastavnik.kit.verdict import BadInput, Refused


@action("consents.ask")
def ask_consent(person: Person, kind: ConsentKind, *, contour: str, by: Actor, moment: datetime) -> Consent:
    """Note that a consent was asked for."""
    try:
        return create(
            Consent(organisation_id=person.organisation_id, person=person, kind=kind.code, contour=contour)
        )
    except IntegrityError as fault:
        raise Refused("Такое согласие уже запрошено или дано") from fault


@action("consents.give")
def give_consent(
    person: Person,
    kind: ConsentKind,
    *,
    contour: str,
    given_on: date,
    signed_by: Person | None = None,
    form: str = ConsentForm.PAPER,
    place: str = "",
    text_version: str = "",
    by: Actor,
    moment: datetime,
) -> Consent:
    """Enter a signed consent; `signed_by` None means the person themselves. The term comes from the pack."""
    if given_on > moment.date():
        raise BadInput("Дата согласия не может быть в будущем", field="given_on")
    signer = None if signed_by is not None and signed_by.pk == person.pk else signed_by
    row = Consent(
        organisation_id=person.organisation_id,
        person=person,
        kind=kind.code,
        contour=contour,
        state=ConsentState.GIVEN,
        signed_by=signer,
        form=form,
        place=place,
        given_on=given_on,
        expires_on=months_later(given_on, kind.valid_months) if kind.valid_months else None,
        text_version=text_version,
    )
    _close_asked(person, kind.code, contour, signer)
    try:
        return create(row)
    except IntegrityError as fault:
        raise Refused("Такое согласие уже дано") from fault


@action("consents.refuse")
def refuse_consent(consent: Consent, *, on: date, by: Actor, moment: datetime) -> Consent:
    """Note that the consent was refused."""
    may_turn(consent, ConsentState.REFUSED).require()
    return change(consent, state=ConsentState.REFUSED, ended_on=on)


@action("consents.withdraw")
def withdraw_consent(consent: Consent, *, on: date, by: Actor, moment: datetime) -> Consent:
    """Note that the consent was taken back."""
    may_turn(consent, ConsentState.WITHDRAWN).require()
    return change(consent, state=ConsentState.WITHDRAWN, ended_on=on)


def months_later(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return day.replace(year=day.year + year, month=month + 1, day=min(day.day, last))


def _close_asked(person: Person, kind: str, contour: str, signer: Person | None) -> None:
    asked = Consent.objects.filter(
        person=person, kind=kind, contour=contour, signed_by=signer, state=ConsentState.ASKED
    ).first()
    if asked is not None:
        change(
            asked,
            event="consents.give",
            state=ConsentState.REFUSED,
            note="вместо запроса записано подписанное",
        )
