"""Writes of second factors. Rows are the sign-in library's; the trail is left on the account."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator

from nastavnik.features.accounts.actions.notices import _notify
from nastavnik.features.accounts.factors import (
    CODE_SIGNS,
    CODES,
    KEY,
    RECOVERY,
    SEED,
    SPARE,
    TOTP,
    factor,
    factors_of,
    seed_of,
)
from nastavnik.features.accounts.models import Account, Membership
from nastavnik.features.accounts.queries import duties_of
from nastavnik.features.accounts.rules import may_remove_factor, may_renew
from nastavnik.kit.actions import Actor, action, change
from nastavnik.kit.audit.recording import record
from nastavnik.kit.ciphers import enciphered, mark_of, marks_of
from nastavnik.kit.codes import grouped, matching_step, new_code, plain
from nastavnik.kit.moments import local_day
from nastavnik.kit.rows import new_public_id
from nastavnik.kit.verdict import BadInput, NotFound

WRONG = "Код не подошёл: проверьте часы телефона и введите тот код, который виден сейчас"


@action("accounts.protect")
def set_up_application(account: Account, *, seed: str, code: str, by: Actor, moment: datetime) -> list[str]:
    """Begin to ask for codes of an application, old one forgotten; returns spare codes when they are the first."""
    step = matching_step(seed, code, moment)
    if step is None:
        raise BadInput(WRONG, field="code")
    factors_of(account).filter(type=TOTP).delete()
    _added(account, TOTP, {"secret": enciphered(SEED, seed), "step": step}, moment)
    return _protected(account, "accounts.application_added", moment)


@action("accounts.key")
def add_key(
    account: Account, *, name: str, credential: dict[str, Any], by: Actor, moment: datetime
) -> list[str]:
    """Keep a passkey which the browser made and the page has verified; spare codes when they are the first."""
    _added(account, KEY, {"id": new_public_id(), "name": name, "credential": credential}, moment)
    return _protected(account, "accounts.key_added", moment)


@action("accounts.remove_factor")
def remove_factor(account: Account, public_id: str, *, by: Actor, moment: datetime) -> None:
    """Take a passkey, or the application, away; not the last one of a person who must have one."""
    rows = [row for row in factors_of(account) if row.type != SPARE]
    leaving = next((row for row in rows if row.data.get("id", "application") == public_id), None)
    if leaving is None:
        raise NotFound
    roles = [duty.role for duty in duties_of(account.pk, local_day(moment))]
    may_remove_factor(len(rows), roles).require()
    Authenticator.objects.filter(pk=leaving.pk).delete()
    if len(rows) == 1:
        factors_of(account).delete()
        change(account, protected_at=None)
    record(account, event="accounts.factor_removed", before={}, after={})
    _notify(account, "removed", "Из вашей учётной записи убран один из способов подтвердить вход.", moment)


@action("accounts.spare_codes")
def renew_spare_codes(account: Account, *, by: Actor, moment: datetime) -> list[str]:
    """Ten new spare codes; the old ones are of no use any more."""
    record(account, event="accounts.spare_codes_made", before={}, after={})
    return _spare_codes(account, moment)


@action("accounts.prove")
def prove_by_code(account: Account, code: str, *, by: Actor, moment: datetime) -> str:
    """Accept a code of the application or a spare one, each once; returns which («application», «spare»)."""
    row = Authenticator.objects.select_for_update().filter(user_id=account.pk, type=TOTP).first()
    step = matching_step(seed_of(row), code, moment) if row else None
    if row is not None and step is not None and step > row.data["step"]:
        _used(row, {**row.data, "step": step}, moment)
        record(account, event="accounts.proved", before={}, after={})
        return "application"
    if _spend_spare(account, code, moment):
        record(account, event="accounts.spare_code_used", before={}, after={})
        _notify(account, "spare", "Вход подтверждён запасным кодом.", moment)
        return "spare"
    raise BadInput(WRONG, field="code")


@action("accounts.prove_key")
def prove_by_key(account: Account, public_id: str, *, count: int, by: Actor, moment: datetime) -> None:
    """Note that a passkey was used; a counter that goes back means a copy of the key, which is refused."""
    rows = Authenticator.objects.select_for_update().filter(user_id=account.pk, type=KEY)
    row = next((row for row in rows if row.data["id"] == public_id), None)
    if row is None or (count and count <= row.data.get("count", 0)):
        raise BadInput("Ключ не подошёл: попробуйте другой способ")
    _used(row, {**row.data, "count": count}, moment)
    record(account, event="accounts.proved", before={}, after={})


@action("accounts.reset_factors")
def reset_factors(duty: Membership, *, reason: str, by: Actor, moment: datetime) -> Account:
    """Somebody lost the telephone: all factors go, all visits end, the next sign-in sets new ones up."""
    may_renew(duty, duties_of(duty.account_id, local_day(moment)), by).require()
    account = duty.account
    factors_of(account).delete()
    fields = {"protected_at": None, "epoch": account.epoch + 1}
    change(account, event="accounts.factors_reset", note=reason, **fields)
    _notify(
        account, "reset", "Второй шаг вашего входа сброшен: при следующем входе настройте его заново.", moment
    )
    return account


def _protected(account: Account, event: str, moment: datetime) -> list[str]:
    """What follows a new factor: the mark on the account, the trail, the letter, spare codes for the first one."""
    record(account, event=event, before={}, after={})
    if account.protected_at is None:
        change(account, protected_at=moment)
    _notify(account, event, "В вашей учётной записи появился новый способ подтвердить вход.", moment)
    return [] if factor(account, SPARE) else _spare_codes(account, moment)


def _spare_codes(account: Account, moment: datetime) -> list[str]:
    codes = [new_code(CODE_SIGNS) for _ in range(CODES)]
    factors_of(account).filter(type=SPARE).delete()
    _added(account, SPARE, {"marks": [_mark(account, code) for code in codes]}, moment)
    return [grouped(code, 5) for code in codes]


def _spend_spare(account: Account, code: str, moment: datetime) -> bool:
    row = Authenticator.objects.select_for_update().filter(user_id=account.pk, type=SPARE).first()
    marks: Sequence[str] = row.data["marks"] if row else []
    told = marks_of(RECOVERY, f"{account.public_id}:{plain(code)}")
    left = [mark for mark in marks if mark not in told]
    if row is None or len(left) == len(marks):
        return False
    _used(row, {"marks": left}, moment)
    return True


def _mark(account: Account, code: str) -> str:
    return mark_of(RECOVERY, f"{account.public_id}:{code}")


def _added(account: Account, kind: str, data: dict[str, Any], moment: datetime) -> None:
    Authenticator.objects.create(user_id=account.pk, type=kind, data=data, created_at=moment)


def _used(row: Authenticator, data: dict[str, Any], moment: datetime) -> None:
    Authenticator.objects.filter(pk=row.pk).update(data=data, last_used_at=moment)
