"""Second factors as rows of the sign-in library: reading them, and whom they are asked of."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from nastavnik.features.accounts.models import Account
from nastavnik.kit.ciphers import deciphered

SEED = "one-time seed"
RECOVERY = "recovery code"
CODES, CODE_SIGNS = 10, 10  # ten codes of fifty bits
TOTP, KEY, SPARE = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES


def factors_of(account: Account) -> "QuerySet[Authenticator]":
    """Every factor of the account, the oldest first."""
    return Authenticator.objects.filter(user_id=account.pk).order_by("created_at", "pk")


def factor(account: Account, kind: str) -> Authenticator | None:
    """The one factor of this kind."""
    return factors_of(account).filter(type=kind).first()


def seed_of(row: Authenticator) -> str:
    """The secret shared with the application."""
    return deciphered(SEED, row.data["secret"])


def told_factors(account: Account) -> dict[str, Any]:
    """What the page of protection shows: whether there is an application, which keys, how many spare codes."""
    rows = list(factors_of(account))
    spare = next((row for row in rows if row.type == SPARE), None)
    return {
        "application": next((row for row in rows if row.type == TOTP), None),
        "keys": [told_key(row) for row in rows if row.type == KEY],
        "spare": len(spare.data["marks"]) if spare else 0,
    }


def told_key(row: Authenticator) -> dict[str, Any]:
    """A passkey as the list shows it."""
    used: datetime | None = row.last_used_at
    return {"id": row.data["id"], "name": row.data["name"], "since": row.created_at, "used": used}
