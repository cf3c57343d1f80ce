"""Writes of consents."""

import calendar
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.enums import ConsentForm, ConsentState
from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.queries import open_consent
from nastavnik.features.consents.rules import may_sign, may_turn
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import answers_for
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.audit.recording import look
from nastavnik.kit.files.keeping import drop_file, store_upload
from nastavnik.kit.files.kinds import SCANS
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused


@action("consents.ask")
def ask_consent(
    person: Person,
    kind: ConsentKind,
    *,
    contour: str,
    signed_by: Person | None = None,
    by: Actor,
    moment: datetime,
) -> Consent:
    """Note that a consent was asked of `signed_by`; None means of the person themselves."""
    signer = _signer(person, kind, signed_by, local_day(moment))
    row = Consent(
        organisation_id=person.organisation_id,
        person=person,
        kind=kind.code,
        contour=contour,
        signed_by=signer,
    )
    try:
        return create(row)
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
    scan: UploadedFile[bytes] | None = None,
    by: Actor,
    moment: datetime,
) -> Consent:
    """Enter a signed consent; `signed_by` None means the person themselves. The term comes from the pack.

    What was asked becomes given; an older consent of the same signature ends and gives way.
    """
    _not_ahead(given_on, moment, "given_on")
    signer = _signer(person, kind, signed_by, given_on)
    facts: dict[str, Any] = {
        "state": ConsentState.GIVEN,
        "form": form,
        "place": place,
        "given_on": given_on,
        "expires_on": _months_later(given_on, kind.valid_months) if kind.valid_months else None,
        "text_version": text_version,
        "scan": _kept(scan, person),
    }
    asked = _make_way(open_consent(person, kind.code, contour, signer), given_on)
    if asked is not None:
        return change(asked, **facts)
    row = Consent(
        organisation_id=person.organisation_id, person=person, kind=kind.code, contour=contour, signed_by=signer,
        **facts,
    )  # fmt: skip
    try:
        return create(row)
    except IntegrityError as fault:
        raise Refused("Такое согласие уже дано") from fault


@action("consents.give_many")
def give_many(
    signatures: Sequence[tuple[Person, ConsentKind, Person | None]],
    *,
    contour: str,
    given_on: date,
    place: str = "",
    by: Actor,
    moment: datetime,
) -> list[Consent]:
    """Enter many signed consents (about whom, of which kind, signed by whom) of one day, all or none."""
    return [
        give_consent(
            person,
            kind,
            contour=contour,
            given_on=given_on,
            signed_by=signer,
            place=place,
            by=by,
            moment=moment,
        )
        for person, kind, signer in signatures
    ]


@action("consents.refuse")
def refuse_consent(
    person: Person,
    kind: ConsentKind,
    *,
    contour: str,
    on: date,
    reason: str,
    signed_by: Person | None = None,
    by: Actor,
    moment: datetime,
) -> Consent:
    """Note a refusal, whether the consent was asked for in the program or not."""
    _not_ahead(on, moment, "on")
    signer = _signer(person, kind, signed_by, on)
    facts: dict[str, Any] = {"state": ConsentState.REFUSED, "ended_on": on, "reason": reason}
    standing = open_consent(person, kind.code, contour, signer)
    if standing is not None:
        if standing.state == ConsentState.GIVEN:
            raise Refused("Согласие уже дано: отказаться от него можно только отзывом")
        return change(standing, **facts)
    row = Consent(
        organisation_id=person.organisation_id, person=person, kind=kind.code, contour=contour, signed_by=signer,
        **facts,
    )  # fmt: skip
    return create(row)


@action("consents.withdraw")
def withdraw_consent(consent: Consent, *, on: date, reason: str = "", by: Actor, moment: datetime) -> Consent:
    """Note that the consent was taken back."""
    may_turn(consent, ConsentState.WITHDRAWN).require()
    _not_ahead(on, moment, "on")
    if consent.given_on and on < consent.given_on:
        raise BadInput("Отзыв не может быть раньше самого согласия", field="on")
    return change(consent, state=ConsentState.WITHDRAWN, ended_on=on, reason=reason)


@action("consents.strike")
def strike_consent(consent: Consent, *, by: Actor, moment: datetime) -> None:
    """Take off a consent entered by mistake, with its scan; the trail keeps what it was."""
    scan = consent.scan
    remove(consent)
    if scan is not None:
        drop_file(scan)


@action("consents.show_scan")
def show_scan(consent: Consent, *, by: Actor, moment: datetime) -> Consent:
    """Open the scan to the actor: leaves a line."""
    if consent.scan is None:
        raise Refused("К этому согласию скан не приложен")
    look(consent, "consents.show_scan")
    return consent


def _months_later(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return day.replace(year=day.year + year, month=month + 1, day=min(day.day, last))


def _signer(person: Person, kind: ConsentKind, signed_by: Person | None, day: date) -> Person | None:
    """Who signed, as the row says it: None for the person themselves. Refuses strangers and signatures without force."""
    if person.birth_date and day < person.birth_date:
        raise BadInput(f"«{person}» тогда ещё не родился: проверьте дату")
    if signed_by is None or signed_by.pk == person.pk:
        may_sign(person, kind, "self", day).require()
        return None
    if not answers_for(signed_by, person):
        raise BadInput(f"«{signed_by}» не записан законным представителем", field="signed_by")
    may_sign(person, kind, "guardian", day).require()
    return signed_by


def _not_ahead(day: date, moment: datetime, field: str) -> None:
    if day > local_day(moment):
        raise BadInput("Эта дата ещё не наступила", field=field)


def _kept(scan: UploadedFile[bytes] | None, person: Person) -> object:
    if scan is None:
        return None
    return store_upload(scan, kind="scan", organisation_id=person.organisation_id, allowed=SCANS)


def _make_way(standing: Consent | None, given_on: date) -> Consent | None:
    """The asked row to be filled; an older given one ends; a consent of the same day is refused."""
    if standing is None or standing.state == ConsentState.ASKED:
        return standing
    if standing.given_on is None or standing.given_on >= given_on or standing.expires_on is None:
        raise Refused("Такое согласие уже дано")
    change(standing, event="consents.end", state=ConsentState.ENDED, ended_on=given_on)
    return None
