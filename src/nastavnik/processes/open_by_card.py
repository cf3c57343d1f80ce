"""A pupil opens the sign-in by a printed card: the account is said at once to be that pupil's."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.accounts.actions import accept_card
from nastavnik.features.people.actions import link_account
from nastavnik.features.people.queries import invited_person
from nastavnik.kit.actions import Actor

if TYPE_CHECKING:
    from nastavnik.features.accounts.models import Account, Card


def open_by_card(card: "Card", *, phrase: str, by: Actor, moment: datetime) -> "Account":
    """Name the phrase, open the account, link it to the person of the card."""
    with transaction.atomic():
        account = accept_card(card, phrase=phrase, by=by, moment=moment)
        person = invited_person(card)
        if person is not None and person.account_id is None:
            link_account(person, account, by=by, moment=moment)
    return account
