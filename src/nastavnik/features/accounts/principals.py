"""From a request to its principal: the account, the duty chosen in the session, and the scope it gives."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.links import link_in_hand, may_use_link
from nastavnik.features.accounts.models import Account, Membership
from nastavnik.features.accounts.queries import duties_of, duty_looked_through, scope_of
from nastavnik.features.accounts.rules import may_look_as, needs_second_factor
from nastavnik.features.accounts.terms import term_of
from nastavnik.kit import moments
from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.principals import NOBODY, Principal
from nastavnik.kit.tenancy.scope import Scope
from nastavnik.kit.visits.terms import note_request, overstayed

DUTY = "duty"
HELD_LINK = "link"
EPOCH = "epoch"
LOOK = "look"


def principal_of(request: HttpRequest) -> Principal:
    """Computed for each request from rows valid by the wall clock; a change of rights ends the old session."""
    account: Any = request.user
    if not account.is_authenticated:
        return NOBODY
    moment = moments.true_now()
    duties = duties_of(account.pk, moments.true_today())
    duty = chosen_duty(request, duties)
    if _is_over(request, account, duty, moment):
        logout(request)
        return NOBODY
    note_request(request.session, moment)
    held_at = _held_at(account, duties)
    if duty is None or held_at:
        nothing = Scope(frozenset(), account=account.pk)
        return Principal(nothing, Actor(account.pk), signed_in=True, held_at=held_at)
    if LOOK in request.session and (seen := _looked(request, duty, moment)):
        return seen
    return _principal(duty, Actor(account.pk, duty.role))


def _principal(duty: Membership, actor: Actor) -> Principal:
    zone = duty.organisation.zone
    return Principal(scope_of(duty), actor, duty.role, signed_in=True, membership=duty, zone=zone)


def _is_over(request: HttpRequest, account: Account, duty: Membership | None, moment: datetime) -> bool:
    """Whether rights have changed since, the time of the duty is over, or an invented account came to a real school."""
    if request.session.setdefault(EPOCH, account.epoch) != account.epoch:
        return True
    if account.demo and settings.PRODUCTION:
        return True
    return overstayed(request.session, term_of(duty.role if duty else None), moment)


def _held_at(account: Account, duties: list[Membership]) -> str:
    """Where this account must first put its sign-in in order; the invented cast need not, for it is invented."""
    if account.demo or not needs_second_factor(duty.role for duty in duties):
        return ""
    if account.protected_at is None:
        return "accounts:protection"
    return "accounts:password" if account.short_password else ""


def _looked(request: HttpRequest, own: Membership, moment: datetime) -> Principal | None:
    """Somebody else's sight, for a while: their rows, and nothing that one's own duty would not see."""
    told = request.session[LOOK]
    until = datetime.fromisoformat(told["until"])
    duty = duty_looked_through(told["duty"], moments.true_today())
    allowed = duty is not None and may_look_as(own, duty, duties_of(duty.account_id, moments.true_today()))
    if duty is None or not allowed or moment > until:
        del request.session[LOOK]
        return None
    actor = Actor(own.account_id, own.role, "чужими глазами")
    seen = _principal(duty, actor)
    return replace(seen, scope=replace(seen.scope, ceiling=own.role), looks_until=until)


def link_holder(request: HttpRequest, purpose: str) -> Principal | None:
    """Whoever holds a personal link of this purpose: the rows of its organisation, no duty, nobody's account."""
    link = link_in_hand(request.session.get(HELD_LINK, ""))
    if link is None or link.purpose != purpose or not may_use_link(link, moments.true_now()):
        return None
    scope = Scope(frozenset({link.organisation_id}))
    return Principal(scope, Actor(None, "по личной ссылке"), zone=link.organisation.zone, link=link)


def chosen_duty(request: HttpRequest, duties: list[Membership]) -> Membership | None:
    """The duty named in the session if it is still valid, otherwise the weightiest one."""
    wanted = request.session.get(DUTY)
    weight = {role: place for place, role in enumerate(Role.values)}
    ordered = sorted(duties, key=lambda duty: (duty.public_id != wanted, weight[duty.role], duty.pk))
    return ordered[0] if ordered else None
