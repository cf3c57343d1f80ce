"""Cards of pupils: printed, used once to open a sign-in, afterwards only say whose they are."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Q

from nastavnik.features.accounts.actions.duties import _hashed, grant_duty, open_account
from nastavnik.features.accounts.models import Account, Card
from nastavnik.features.accounts.queries import CARD, short_name_free
from nastavnik.features.accounts.rules import may_grant, may_open_card
from nastavnik.features.accounts.short_names import short_names
from nastavnik.kit.actions import Actor, action, change, create
from nastavnik.kit.actions.writing import pen
from nastavnik.kit.audit.recording import record
from nastavnik.kit.ciphers import mark_of
from nastavnik.kit.codes import grouped, new_code
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import Refused

CARD_SIGNS = 12  # sixty bits
CARD_DAYS = 30


class Holder(NamedTuple):
    """For whom a card is printed: the code of the person, the name on the card, the duty, the account if there is one."""

    person_code: str
    addressee: str
    role: str
    account_id: int | None = None


class Printed(NamedTuple):
    """A card with its code, which is shown once."""

    card: Card
    code: str


@action("accounts.issue_card")
def issue_card(holder: Holder, *, organisation_id: int, by: Actor, moment: datetime) -> Printed:
    """Print a card; the person's earlier one stops working at once."""
    may_grant(by.role, holder.role).require()
    for earlier in Card.objects.filter(person_code=holder.person_code, annulled_at=None):
        change(earlier, event="accounts.card_replaced", annulled_at=moment)
    code = new_code(CARD_SIGNS)
    card = Card(
        organisation_id=organisation_id,
        role=holder.role,
        addressee=holder.addressee,
        person_code=holder.person_code,
        code_hash=mark_of(CARD, code),
        issued_at=moment,
        expires_at=moment + timedelta(days=CARD_DAYS),
        account_id=holder.account_id,
    )
    return Printed(create(card), grouped(code))


@action("accounts.issue_cards")
def issue_cards(
    holders: Sequence[Holder], *, organisation_id: int, by: Actor, moment: datetime
) -> list[Printed]:
    """Cards of a whole class."""
    return [issue_card(holder, organisation_id=organisation_id, by=by, moment=moment) for holder in holders]


@action("accounts.annul_card")
def annul_card(card: Card, *, by: Actor, moment: datetime) -> Card:
    """A lost card: its code is of no use any more, neither to open nor to sign in."""
    may_grant(by.role, card.role).require()
    if card.annulled_at:
        raise Refused("Карточка уже аннулирована")
    return change(card, annulled_at=moment)


@action("accounts.use_card")
def accept_card(card: Card, *, phrase: str, by: Actor, moment: datetime) -> Account:
    """The first use: the holder names a phrase, and the sign-in is open. Two at once: one of them is refused."""
    may_open_card(card, moment).require()
    _claim(card, moment)
    if card.account is not None:
        hashed = _hashed(phrase, card.account, [card.role])
        return change(
            card.account, event="accounts.password_changed", password=hashed, epoch=card.account.epoch + 1
        )
    account = open_account(
        username=next(name for name in short_names() if short_name_free(name)),
        password=phrase,
        title=card.addressee,
        roles=[card.role],
        by=by,
        moment=moment,
    )
    change(card, account=account)
    _let_in(card, account, local_day(moment), moment)
    return account


def _claim(card: Card, moment: datetime) -> None:
    """Compare-and-set: the row is marked used only if nobody marked it before."""
    unused = Q(pk=card.pk, used_at=None, annulled_at=None, version=card.version)
    with pen():
        claimed = Card.objects.filter(unused).update(used_at=moment, version=card.version + 1)
    if not claimed:
        raise Refused("Эту карточку только что открыли: войдите с кодовой фразой")
    card.used_at, card.version = moment, card.version + 1
    record(card, event="accounts.card_used", before={}, after={})


def _let_in(card: Card, account: Account, since: date, moment: datetime) -> None:
    inviter = Actor(None, "operator", "по карточке")
    grant_duty(
        account, organisation_id=card.organisation_id, role=card.role, since=since, by=inviter, moment=moment
    )
