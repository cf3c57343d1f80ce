"""Reads of accounts and duties."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.models import Account, Card, Device, Identity, Invitation, Membership
from nastavnik.features.organisations.queries import organisations_beneath
from nastavnik.kit.ciphers import marks_of
from nastavnik.kit.codes import plain
from nastavnik.kit.tenancy.scope import Scope, maintenance
from nastavnik.kit.verdict import Forbidden, NotFound

CARD = "card code"
SUBJECT = "subject of a region"
OVERSEERS = {Role.MUNICIPAL, Role.REGIONAL}


def duties_of(account_id: int, day: date) -> list[Membership]:
    """The account's duties valid on `day`, in every organisation: the one read that precedes any scope."""
    with maintenance():
        rows = Membership.objects.filter(account_id=account_id, account__is_active=True)
        open_ones = rows.filter(organisation__closed_on=None).select_related("organisation").order_by("pk")
        # an account has a handful; every request asks, and days told apart here halve the cost of asking
        return [duty for duty in open_ones if duty.since <= day <= (duty.until or day)]


def scope_of(duty: Membership) -> Scope:
    """What a duty lets see: the organisation's rows; for coordinators only passports of those beneath."""
    own = frozenset({duty.organisation_id})
    overseen = organisations_beneath(duty.organisation_id) if duty.role in OVERSEERS else frozenset()
    return Scope(own, overseen, account=duty.account_id, role=duty.role)


def scope_for_job(account_id: int, role: str, organisation_id: int | None, day: date) -> Scope:
    """The scope of work asked for earlier; raises `Forbidden` when the duty has ended since."""
    for duty in duties_of(account_id, day):
        if duty.role == role and duty.organisation_id == organisation_id:
            return scope_of(duty)
    raise Forbidden("Тот, кто поручил эту работу, больше не имеет на неё права")


def memberships() -> QuerySet[Membership]:
    """Duties in the scope's organisations."""
    return Membership.objects.select_related("account")


def holders_of(role: Role, day: date) -> set[int]:
    """Ids of accounts that hold this duty on `day` in the scope's organisations."""
    rows = memberships().filter(Q(until=None) | Q(until__gte=day), role=role, since__lte=day)
    return set(rows.order_by().values_list("account_id", flat=True))


def load_membership(public_id: str) -> Membership:
    """One duty, or `NotFound`."""
    duty: Membership | None = memberships().filter(public_id=public_id).first()
    if duty is None:
        raise NotFound
    return duty


def invitations() -> QuerySet[Invitation]:
    """Invitations of the scope's organisations."""
    return Invitation.objects.all()


def load_invitation(public_id: str) -> Invitation:
    """One invitation, or `NotFound`."""
    found: Invitation | None = invitations().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def account_named(username: str) -> Account | None:
    """The account with this sign-in name."""
    return Account.objects.filter(username=username.lower()).first()


def own_account(user: Any) -> Account:
    """The account behind a request, as the row it is."""
    return Account.objects.get(pk=user.pk)


def invitation_by_code(code_hash: str) -> Invitation | None:
    """The invitation of this code, in whatever organisation: the guest has no scope yet."""
    with maintenance():
        found: Invitation | None = Invitation.objects.filter(code_hash=code_hash).first()
    return found


def nobody_here() -> bool:
    """Whether the installation is empty, so that the first curator may open it."""
    return not Account.objects.exists()


def cards() -> QuerySet[Card]:
    """Cards of the scope's organisations."""
    return Card.objects.select_related("account")


def load_card(public_id: str) -> Card:
    """One card, or `NotFound`."""
    found: Card | None = cards().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def card_by_code(code: str) -> Card | None:
    """The live card of this code, in whatever organisation: its holder has no scope yet."""
    with maintenance():
        rows = Card.objects.filter(code_hash__in=marks_of(CARD, plain(code)), annulled_at=None)
        found: Card | None = rows.select_related("account").first()
    return found


def card_in_hand(public_id: str) -> Card | None:
    """The card whose code this browser has just shown."""
    with maintenance():
        rows = Card.objects.filter(public_id=public_id, annulled_at=None).select_related("account")
        found: Card | None = rows.first()
    return found


def short_name_free(username: str) -> bool:
    """Whether nobody signs in under this name."""
    return not Account.objects.filter(username=username).exists()


def is_known_device(username: str, mark: str) -> bool:
    """Whether this browser has been in the account of this name before."""
    return bool(mark) and Device.objects.filter(account__username=username.lower(), mark=mark).exists()


def duty_looked_through(public_id: str, day: date) -> Membership | None:
    """The duty somebody asked to look through, while it stands: read before any scope is known."""
    valid = Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))
    with maintenance():
        rows = Membership.objects.filter(valid, public_id=public_id, organisation__closed_on=None)
        found: Membership | None = rows.select_related("organisation", "account").first()
    return found


def account_of_identity(issuer: str, subject: str) -> Account | None:
    """Whose account the region's sign-in opens, if its owner has tied the two."""
    rows = Identity.objects.filter(issuer=issuer, mark__in=marks_of(SUBJECT, f"{issuer}|{subject}"))
    found = rows.select_related("account").first()
    return found.account if found else None


def is_tied(account_id: int, issuer: str) -> bool:
    """Whether this account is tied to the region's sign-in."""
    return Identity.objects.filter(account_id=account_id, issuer=issuer).exists()
