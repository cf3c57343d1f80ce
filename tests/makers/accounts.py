"""Accounts with duties for tests."""

from datetime import date

from nastavnik.features.accounts.actions import grant_duty, open_account
from nastavnik.features.accounts.models import Account
from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.tenancy.scope import maintenance
from tests.makers.organisations import BY, MOMENT

PASSWORD = "крепкий-пароль-для-проверки"


def make_account(organisation: Organisation, role: str, username: str = "") -> Account:
    """An account that holds `role` in the organisation since 1 September 2026."""
    name = username or f"{role}-{organisation.pk}"
    with maintenance():
        account = open_account(username=name, password=PASSWORD, title=name, by=BY, moment=MOMENT)
        grant_duty(
            account, organisation_id=organisation.pk, role=role, since=date(2026, 9, 1), by=BY, moment=MOMENT
        )
    return account
