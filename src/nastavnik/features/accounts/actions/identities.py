"""Tying an account to the region's own sign-in: by the owner, already signed in, and by nobody else."""

from datetime import datetime

from django.db import IntegrityError

from nastavnik.features.accounts.actions.notices import _notify
from nastavnik.features.accounts.models import Account, Identity
from nastavnik.features.accounts.queries import SUBJECT
from nastavnik.kit.actions import Actor, action, create, remove
from nastavnik.kit.ciphers import mark_of
from nastavnik.kit.verdict import NotFound, Refused


@action("accounts.tie_identity")
def tie_identity(account: Account, *, issuer: str, subject: str, by: Actor, moment: datetime) -> Identity:
    """From now on the region's sign-in opens this account."""
    mark = mark_of(SUBJECT, f"{issuer}|{subject}")
    try:
        made = create(Identity(account=account, issuer=issuer, mark=mark))
    except IntegrityError as fault:
        raise Refused(
            "Этот вход региона уже связан с учётной записью: сначала уберите прежнюю связь"
        ) from fault
    _notify(account, "region", "Ваша учётная запись связана с входом региона.", moment)
    return made


@action("accounts.untie_identity")
def untie_identity(account: Account, *, issuer: str, by: Actor, moment: datetime) -> None:
    """The region's sign-in opens this account no more."""
    found = Identity.objects.filter(account=account, issuer=issuer).first()
    if found is None:
        raise NotFound
    remove(found)
