"""Accounts with duties for tests."""

from datetime import date

from nastavnik.features.accounts.actions import grant_duty, open_account, set_up_application
from nastavnik.features.accounts.models import Account
from nastavnik.features.accounts.rules import needs_second_factor
from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.actions import Actor
from nastavnik.kit.codes import one_time_code, step_of
from nastavnik.kit.tenancy.scope import maintenance
from tests.makers.organisations import BY, MOMENT

PASSWORD = "крепкий-пароль-для-проверки"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # what the telephone of the whole cast holds


def make_account(organisation: Organisation, role: str, username: str = "") -> Account:
    """An account that holds `role` in the organisation since 1 September 2026, protected where its duty demands."""
    name = username or f"{role}-{organisation.pk}"
    with maintenance():
        account = open_account(username=name, password=PASSWORD, title=name, by=BY, moment=MOMENT)
        grant_duty(
            account, organisation_id=organisation.pk, role=role, since=date(2026, 9, 1), by=BY, moment=MOMENT
        )
        if needs_second_factor([role]):
            protect(account)
    return account


def protect(account: Account) -> list[str]:
    """Set up an application of one-time codes, as the page does; the spare codes."""
    code = one_time_code(SEED, step_of(MOMENT))
    return set_up_application(account, seed=SEED, code=code, by=Actor(account.pk), moment=MOMENT)
