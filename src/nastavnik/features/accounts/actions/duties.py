"""Writes of accounts, duties and invitations."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError

from nastavnik.features.accounts.actions.notices import _notify
from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.models import Account, Invitation, Membership
from nastavnik.features.accounts.passwords import judge_password
from nastavnik.features.accounts.queries import duties_of, invitation_by_code
from nastavnik.features.accounts.rules import may_accept, may_end, may_grant, may_renew, only_own_data
from nastavnik.kit.actions import Actor, action, change, create
from nastavnik.kit.codes import grouped, new_code, plain
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused

INVITATION_DAYS = 14
CODE_LENGTH = 16  # eighty bits: cannot be guessed within the life of an invitation


@action("accounts.open")
def open_account(
    *,
    username: str,
    password: str,
    title: str,
    email: str = "",
    roles: Sequence[str] = (),
    demo: bool = False,
    by: Actor,
    moment: datetime,
) -> Account:
    """Open a sign-in for these duties; the more they see, the longer the password. `demo`: of the invented cast."""
    if demo and settings.PRODUCTION:
        raise Refused("Показательных входов на рабочей установке не бывает")
    account = Account(username=username.strip().lower(), title=title, email=email, demo=demo)
    account.short_password = only_own_data(roles)
    account.password = _hashed(password, account, roles)
    try:
        return create(account)
    except IntegrityError as fault:
        raise BadInput("Это имя для входа занято, выберите другое", field="username") from fault


@action("accounts.grant")
def grant_duty(
    account: Account,
    *,
    organisation_id: int,
    role: str,
    since: date,
    until: date | None = None,
    by: Actor,
    moment: datetime,
) -> Membership:
    """Give the account a duty in the organisation."""
    may_grant(by.role, role).require()
    try:
        duty = create(
            Membership(organisation_id=organisation_id, account=account, role=role, since=since, until=until)
        )
    except IntegrityError as fault:
        raise Refused("Такой допуск у этого человека уже есть") from fault
    change(account, event="accounts.rights_changed", epoch=account.epoch + 1)
    return duty


@action("accounts.end")
def end_duty(duty: Membership, *, on: date, by: Actor, moment: datetime) -> Membership:
    """End a duty on a day; the account's open sessions end with the next request."""
    may_end(duty, by).require()
    change(duty, until=max(on, duty.since))
    change(duty.account, event="accounts.rights_changed", epoch=duty.account.epoch + 1)
    return duty


@action("accounts.invite")
def invite(
    *, organisation_id: int, role: str, addressee: str, person_code: str = "", by: Actor, moment: datetime
) -> tuple[Invitation, str]:
    """Make an invitation; returns it with the code, which is shown once and never stored."""
    may_grant(by.role, role).require()
    invitation = Invitation(
        organisation_id=organisation_id, role=role, addressee=addressee, person_code=person_code
    )
    return _with_code(invitation, moment)


@action("accounts.renew")
def renew_access(duty: Membership, *, by: Actor, moment: datetime) -> tuple[Invitation, str]:
    """A code for somebody who forgot the password; the old password works until the code is used."""
    may_renew(duty, duties_of(duty.account_id, local_day(moment)), by).require()
    account = duty.account
    return _with_code(
        Invitation(
            organisation_id=duty.organisation_id, role=duty.role, addressee=str(account), account=account
        ),
        moment,
    )


@action("accounts.password")
def change_password(account: Account, *, old: str, password: str, by: Actor, moment: datetime) -> Account:
    """Change one's own password; all other sign-ins of the account end."""
    if not account.check_password(old):
        raise BadInput("Нынешний пароль не подошёл: проверьте раскладку и введите ещё раз", field="old")
    return _new_password(account, password, moment)


@action("accounts.accept")
def accept_invitation(
    code: str, *, username: str, password: str, moment: datetime, by: Actor, **_: Any
) -> tuple[Account, Invitation]:
    """Open an account by an invitation and give it the duty. A used, revoked or old code is refused alike."""
    invitation = invitation_by_code(_hash_of(code))
    may_accept(invitation, moment).require()
    assert invitation is not None
    if invitation.account is not None:
        return _accept_renewal(invitation, invitation.account, username, password, moment), invitation
    account = open_account(
        username=username,
        password=password,
        title=invitation.addressee,
        roles=[invitation.role],
        by=by,
        moment=moment,
    )
    change(invitation, used_at=moment, account=account)
    inviter = Actor(None, Role.OPERATOR, "по приглашению")
    grant_duty(
        account,
        organisation_id=invitation.organisation_id,
        role=invitation.role,
        since=local_day(moment),
        by=inviter,
        moment=moment,
    )
    return account, invitation


@action("accounts.revoke")
def revoke_invitation(invitation: Invitation, *, by: Actor, moment: datetime) -> Invitation:
    """Take an unused invitation back."""
    if invitation.used_at:
        raise Refused("Приглашение уже принято: отзывайте сам допуск")
    return change(invitation, revoked_at=moment)


def _accept_renewal(
    invitation: Invitation, account: Account, username: str, password: str, moment: datetime
) -> Account:
    if username.strip().lower() != account.username:
        raise BadInput("Этот код выдан для прежнего имени входа: введите его", field="username")
    change(invitation, used_at=moment)
    return _new_password(account, password, moment)


def _new_password(account: Account, password: str, moment: datetime) -> Account:
    roles = [duty.role for duty in duties_of(account.pk, local_day(moment))]
    hashed = _hashed(password, account, roles)
    fields: dict[str, Any] = {
        "password": hashed,
        "short_password": only_own_data(roles),
        "epoch": account.epoch + 1,
    }
    change(account, event="accounts.password_changed", **fields)
    _notify(account, "password", "Пароль вашей учётной записи изменён.", moment)
    return account


def _hashed(password: str, account: Account, roles: Sequence[str]) -> str:
    known = (account.username, account.title, account.email)
    verdict = judge_password(password, short=only_own_data(roles), known=known)
    if not verdict:
        raise BadInput(verdict.reason, field="password")
    return make_password(password)


def _with_code(invitation: Invitation, moment: datetime) -> tuple[Invitation, str]:
    """Keep the invitation with the hash of a new code, which is returned to be shown once."""
    code = new_code(CODE_LENGTH)
    invitation.code_hash, invitation.expires_at = _hash_of(code), moment + timedelta(days=INVITATION_DAYS)
    return create(invitation), grouped(code)


def _hash_of(code: str) -> str:
    """What is stored of a code: spaces, dashes and letter case do not matter."""
    return hashlib.sha256(plain(code).encode()).hexdigest()
