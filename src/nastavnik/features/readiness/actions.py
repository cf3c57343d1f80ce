"""Writes of readiness: the organisation's word about a condition."""

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError

from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.readiness.models import Statement
from nastavnik.features.readiness.rules import may_be_stated
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.files.keeping import drop_file, store_upload
from nastavnik.kit.files.kinds import SCANS
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, NotFound, Refused

KINDS = SCANS | {"docx", "xlsx"}


@action("readiness.state")
def state_condition(
    programme: Programme,
    condition: str,
    *,
    text: str,
    stated_on: date,
    expires_on: date | None = None,
    file: UploadedFile[bytes] | None = None,
    by: Actor,
    moment: datetime,
) -> Statement:
    """Give the word about a condition of the programme's pack, with a file if there is one."""
    _require_condition(programme, condition)
    _check_days(stated_on, expires_on, moment, programme.organisation.zone)
    row = Statement(
        organisation_id=programme.organisation_id, pack=programme.pack, condition=condition, text=_said(text),
        stated_on=stated_on, expires_on=expires_on, author_id=by.account, file=_kept(file, programme.organisation_id),
    )  # fmt: skip
    try:
        return create(row)
    except IntegrityError as fault:
        raise Refused("Это условие уже подтвердили: обновите страницу") from fault


@action("readiness.restate")
def restate_condition(
    statement: Statement,
    *,
    expected: int | None = None,
    text: str,
    stated_on: date,
    expires_on: date | None = None,
    file: UploadedFile[bytes] | None = None,
    by: Actor,
    moment: datetime,
) -> Statement:
    """Say it anew; without a new file the old one stays."""
    _check_days(stated_on, expires_on, moment, statement.organisation.zone)
    old, new = statement.file, _kept(file, statement.organisation_id)
    facts: dict[str, Any] = {"text": _said(text), "stated_on": stated_on, "expires_on": expires_on}
    row = change(statement, expected=expected, **facts, author_id=by.account, file=new or old)
    if new and old:
        drop_file(old)
    return row


@action("readiness.withdraw")
def withdraw_statement(statement: Statement, *, by: Actor, moment: datetime) -> None:
    """Take the word back with its file; the trail keeps what was said."""
    file = statement.file
    remove(statement)
    if file:
        drop_file(file)


def _require_condition(programme: Programme, code: str) -> None:
    try:
        condition = pack_of(programme).condition(code)
    except UnknownCode as fault:
        raise NotFound from fault
    may_be_stated(condition).require()


def _said(text: str) -> str:
    if not text.strip():
        raise BadInput("Напишите, чем подтверждается условие", field="text")
    return text.strip()


def _check_days(stated_on: date, expires_on: date | None, moment: datetime, zone: str) -> None:
    if stated_on > local_day(moment, zone):
        raise BadInput("Этот день ещё не наступил", field="stated_on")
    if expires_on is not None and expires_on < stated_on:
        raise BadInput("Срок заканчивается раньше, чем начинается", field="expires_on")


def _kept(file: UploadedFile[bytes] | None, organisation_id: int) -> StoredFile | None:
    if file is None:
        return None
    return store_upload(file, kind="proof", organisation_id=organisation_id, allowed=KINDS)
