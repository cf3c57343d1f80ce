"""From a request to its principal: the account, the duty chosen in the session, and the scope it gives."""

from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest

from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.models import Membership
from nastavnik.features.accounts.queries import duties_of, scope_of
from nastavnik.features.accounts.terms import term_of
from nastavnik.kit import moments
from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.principals import NOBODY, Principal
from nastavnik.kit.tenancy.scope import Scope
from nastavnik.kit.visits.terms import note_request, overstayed

DUTY = "duty"
EPOCH = "epoch"


def principal_of(request: HttpRequest) -> Principal:
    """Computed for each request from rows valid by the wall clock; a change of rights ends the old session."""
    account: Any = request.user
    if not account.is_authenticated:
        return NOBODY
    if request.session.setdefault(EPOCH, account.epoch) != account.epoch:
        logout(request)
        return NOBODY
    duties = duties_of(account.pk, moments.true_today())
    duty = chosen_duty(request, duties)
    if overstayed(request.session, term_of(duty.role if duty else None), moments.true_now()):
        logout(request)
        return NOBODY
    note_request(request.session, moments.true_now())
    if duty is None:
        return Principal(Scope(frozenset(), account=account.pk), Actor(account.pk), signed_in=True)
    actor = Actor(account.pk, duty.role)
    zone = duty.organisation.zone
    return Principal(scope_of(duty), actor, duty.role, signed_in=True, membership=duty, zone=zone)


def chosen_duty(request: HttpRequest, duties: list[Membership]) -> Membership | None:
    """The duty named in the session if it is still valid, otherwise the weightiest one."""
    wanted = request.session.get(DUTY)
    weight = {role: place for place, role in enumerate(Role.values)}
    ordered = sorted(duties, key=lambda duty: (duty.public_id != wanted, weight[duty.role], duty.pk))
    return ordered[0] if ordered else None
