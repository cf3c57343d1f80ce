"""The region's own sign-in: a way into accounts that were let in by invitation, and tied to it by their owners."""

from dataclasses import asdict
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.features.accounts.actions.identities import tie_identity, untie_identity
from nastavnik.features.accounts.backends import Accounts
from nastavnik.features.accounts.queries import account_of_identity, own_account
from nastavnik.kit import moments
from nastavnik.kit.openid import STRANGE, House, Question, address_to_ask, new_question, subject_of
from nastavnik.kit.policy import PUBLIC, SIGNED_IN, policy
from nastavnik.kit.verdict import NotFound, Refused
from nastavnik.web.accounts.freshness import fresh_only
from nastavnik.web.shell.toasts import toast

ASKED, ANSWER = "region", "region-answer"
UNKNOWN = "С этим входом региона не связана ни одна учётная запись: войдите под своим именем и свяжите их в разделе «Защита входа»"


def house() -> House:
    """The house named by the environment; without one these pages do not exist."""
    told = settings.REGION_SIGN_IN
    if not told["issuer"]:
        raise NotFound("Такой страницы нет")
    return House(**told)


@policy(POST=PUBLIC, rate="region")
def region(request: HttpRequest) -> HttpResponse:
    """Send the person there; whoever is signed in and proved it just now ties the two together."""
    return _asked(request)


@policy(POST=SIGNED_IN, rate="region")
@fresh_only
def tie(request: HttpRequest) -> HttpResponse:
    """The same from within: to tie one's account."""
    return _asked(request)


def _asked(request: HttpRequest) -> HttpResponse:
    question = new_question()
    address = address_to_ask(house(), question, _back())
    request.session[ASKED] = asdict(question)
    return redirect(address)


@policy(GET=PUBLIC, POST=PUBLIC, rate="region")
def region_back(request: HttpRequest) -> HttpResponse:
    """The answer comes by GET, which changes nothing: the person goes on by a button, which does."""
    house()
    if request.method == "GET":
        request.session[ANSWER] = {name: request.GET.get(name, "")[:2000] for name in ("code", "state")}
        return render(request, "accounts/region.html", {"refused": "error" in request.GET})
    subject = _subject(request)
    if request.user.is_authenticated:
        return _tied(request, subject)
    account = account_of_identity(house().issuer, subject)
    if account is None or not Accounts().user_can_authenticate(account):
        raise Refused(UNKNOWN)
    record_authentication(request, account, method="socialaccount")
    return perform_login(request, Login(user=account))


def _subject(request: HttpRequest) -> str:
    asked, answer = request.session.pop(ASKED, None), request.session.pop(ANSWER, None)
    if not asked or not answer:
        raise Refused(STRANGE)
    told: dict[str, Any] = {**answer, "back": _back()}
    return subject_of(house(), Question(**asked), **told)


def _tied(request: HttpRequest, subject: str) -> HttpResponse:
    by, moment = request.principal.actor, moments.true_now()
    tie_identity(own_account(request.user), issuer=house().issuer, subject=subject, by=by, moment=moment)
    toast(request, "Готово: теперь можно входить и через вход региона")
    return redirect("accounts:protection")


@policy(POST=SIGNED_IN)
@fresh_only
def untie(request: HttpRequest) -> HttpResponse:
    """The region's sign-in opens this account no more."""
    by, moment = request.principal.actor, moments.true_now()
    untie_identity(own_account(request.user), issuer=house().issuer, by=by, moment=moment)
    toast(request, "Связь с входом региона убрана")
    return redirect("accounts:protection")


def _back() -> str:
    return settings.PUBLIC_URL.rstrip("/") + reverse("accounts:region-back")
