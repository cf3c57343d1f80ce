"""Where one is signed in, and the way to end it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.accounts.actions import end_all_visits, end_one_visit
from nastavnik.features.accounts.queries import own_account
from nastavnik.kit import moments
from nastavnik.kit.policy import SIGNED_IN, policy
from nastavnik.kit.visits.listing import visits_of
from nastavnik.kit.visits.store import public_id_of
from nastavnik.web.shell.toasts import toast


@policy(GET=SIGNED_IN, open_when_held=True)
def visits(request: HttpRequest) -> HttpResponse:
    """One's own open visits, this one marked."""
    rows = visits_of(request.user.pk, moments.true_now())
    return render(request, "accounts/visits.html", {"rows": rows, "here": _here(request)})


@policy(POST=SIGNED_IN, open_when_held=True)
def end_visit(request: HttpRequest, visit: str) -> HttpResponse:
    """End one of them."""
    end_one_visit(own_account(request.user), visit, by=request.principal.actor, moment=moments.true_now())
    toast(request, "Этот вход закончен")
    return redirect("accounts:visits")


@policy(POST=SIGNED_IN, open_when_held=True)
def end_visits(request: HttpRequest) -> HttpResponse:
    """End all but this one."""
    here, by = _here(request), request.principal.actor
    end_all_visits(own_account(request.user), spared=here, by=by, moment=moments.true_now())
    toast(request, "На остальных устройствах придётся войти заново")
    return redirect("accounts:visits")


def _here(request: HttpRequest) -> str:
    return public_id_of(request.session.session_key or "")
