"""Consents asked for, given and refused."""

import calendar
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.actions.ending import end_replaced, give_way
from nastavnik.features.consents.actions.texts import keep_text
from nastavnik.features.consents.enums import ConsentForm, ConsentState
from nastavnik.features.consents.models import Consent, ConsentSheet, ConsentText
from nastavnik.features.consents.queries import open_consent
from nastavnik.features.consents.rules import may_click, may_sign
from nastavnik.features.consents.wording import settled
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import answers_for
from nastavnik.kit.actions import Actor, action, change, create
from nastavnik.kit.files.keeping import store_upload
from nastavnik.kit.files.kinds import SCANS
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused

Chosen = Mapping[str, tuple[str, str]]


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
        asked_on=local_day(moment),
    )
    return _created(row, "Такое согласие уже запрошено или дано")


@action("consents.give")
def give_consent(
    person: Person,
    kind: ConsentKind,
    *,
    contour: str,
    given_on: date,
    signed_by: Person | None = None,
    place: str = "",
    scan: UploadedFile[bytes] | None = None,
    text: ConsentText | None = None,
    answers: Chosen | None = None,
    terms: str = "",
    sheet: ConsentSheet | None = None,
    by: Actor,
    moment: datetime,
) -> Consent:
    """Enter a consent signed on paper; `signed_by` None means the person themselves. The term comes from the pack.

    `text`: the edition that was signed, by default today's. `answers`: what was decided about each datum of the
    kind (code → answer, condition); silence is a prohibition. What was asked becomes given; an older consent of the
    same signature ends and gives way.
    """
    _not_ahead(given_on, moment, "given_on")
    signer = _signer(person, kind, signed_by, given_on)
    facts = {
        "form": ConsentForm.PAPER,
        "place": place,
        "scan": _kept(scan, person),
        "sheet": sheet,
        "text": text or _text(person, kind, contour, by, moment),
        "answers": settled(kind, answers or {}),
        "terms": terms,
    }
    return _given(person, kind, contour, signer, given_on, facts, by, moment)


@action("consents.agree")
def agree(
    person: Person,
    kind: ConsentKind,
    *,
    contour: str,
    digest: str,
    signed_by: Person,
    answers: Chosen | None = None,
    terms: str = "",
    by: Actor,
    moment: datetime,
) -> Consent:
    """A consent given by a click of whoever signs, from their own account: what exactly was read is kept.

    `digest`: of the text that was shown; refused when the text has changed since.
    """
    may_click(kind, signed_by, by.account).require()
    day = local_day(moment)
    signer = _signer(person, kind, signed_by, day)
    text = _text(person, kind, contour, by, moment)
    if text.digest != digest:
        raise Refused("Пока вы читали, текст согласия изменился: прочтите его ещё раз")
    facts = {
        "form": ConsentForm.CLICK,
        "text": text,
        "answers": settled(kind, answers or {}),
        "terms": terms,
        "agreed_at": moment,
        "agreed_by_id": by.account,
    }
    return _given(person, kind, contour, signer, day, facts, by, moment)


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
    sheet: ConsentSheet | None = None,
    by: Actor,
    moment: datetime,
) -> Consent:
    """Note a refusal, whether the consent was asked for in the program or not."""
    _not_ahead(on, moment, "on")
    signer = _signer(person, kind, signed_by, on)
    facts: dict[str, Any] = {
        "state": ConsentState.REFUSED,
        "ended_on": on,
        "reason": reason,
        "sheet": sheet,
    }
    standing = open_consent(person, kind.code, contour, signer)
    if standing is not None:
        if standing.state == ConsentState.GIVEN:
            raise Refused("Согласие уже дано: отказаться от него можно только отзывом")
        return change(standing, **facts, signed_by=signer)
    row = Consent(
        organisation_id=person.organisation_id, person=person, kind=kind.code, contour=contour, signed_by=signer,
        **facts,
    )  # fmt: skip
    return create(row)


def _given(
    person: Person,
    kind: ConsentKind,
    contour: str,
    signer: Person | None,
    given_on: date,
    facts: dict[str, Any],
    by: Actor,
    moment: datetime,
) -> Consent:
    facts |= {
        "state": ConsentState.GIVEN,
        "given_on": given_on,
        "expires_on": _months_later(given_on, kind.valid_months) if kind.valid_months else None,
    }
    standing = open_consent(person, kind.code, contour, signer)
    if standing is not None and standing.state == ConsentState.ASKED:
        return change(standing, **facts, signed_by=signer)
    if standing is not None:
        facts["replaces"] = give_way(standing, given_on=given_on, text=facts["text"], by=by, moment=moment)
    row = Consent(
        organisation_id=person.organisation_id, person=person, kind=kind.code, contour=contour, signed_by=signer,
        **facts,
    )  # fmt: skip
    made = _created(row, "Такое согласие уже дано")
    if made.replaces is not None:
        end_replaced(made.replaces, given_on=given_on, by=by, moment=moment)
    return made


def _created(row: Consent, otherwise: str) -> Consent:
    try:
        with transaction.atomic():
            return create(row)
    except IntegrityError as fault:
        raise Refused(otherwise) from fault


def _text(person: Person, kind: ConsentKind, contour: str, by: Actor, moment: datetime) -> ConsentText:
    return keep_text(kind, contour=contour, organisation_id=person.organisation_id, by=by, moment=moment)


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
