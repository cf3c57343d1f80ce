"""An invited person opens an account: it is said at once whose it is."""

from datetime import datetime

from django.db import transaction

from nastavnik.features.accounts.actions import accept_invitation
from nastavnik.features.people.actions import link_account
from nastavnik.features.people.queries import invited_person
from nastavnik.kit.actions import Actor


def join_by_invitation(code: str, *, username: str, password: str, by: Actor, moment: datetime) -> None:
    """Accept the invitation and link the account to the person it was made for, if that person has none yet."""
    with transaction.atomic():
        account, invitation = accept_invitation(
            code, username=username, password=password, by=by, moment=moment
        )
        person = invited_person(invitation)
        if person is not None and person.account_id is None:
            link_account(person, account, by=by, moment=moment)
