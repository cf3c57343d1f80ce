"""The second step of signing in: after the password, before anything is shown."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.accounts.actions import prove_by_code, prove_by_key
from nastavnik.features.accounts.factors import told_factors
from nastavnik.features.accounts.queries import is_known_device
from nastavnik.kit import moments
from nastavnik.kit.actions import Actor
from nastavnik.kit.limits.spending import give_back, take_try
from nastavnik.kit.policy import PUBLIC, policy
from nastavnik.kit.visits.devices import device_mark
from nastavnik.web.accounts.forms import SecondStepForm
from nastavnik.web.accounts.passkeys import challenge_to_prove, verified_proof
from nastavnik.web.shell.showing import carried_out, show_form


@policy(GET=PUBLIC, POST=PUBLIC, form=SecondStepForm, rate="one-time", open_when_held=True)
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a key; without a password given just before, there is nothing here."""
    stage = (
        None if request.user.is_authenticated else LoginStageController.enter(request, AuthenticateStage.key)
    )
    if stage is None:
        return redirect("accounts:sign-in")
    account = stage.login.user
    form = SecondStepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: _proved(request, account, form.cleaned_data)):
            record_authentication(request, account, method="mfa")
            return stage.exit()
    page = told_factors(account) | {"challenge": challenge_to_prove(request, account)}
    return show_form(request, "accounts/second_step.html", form, page)


def _proved(request: HttpRequest, account: Any, told: dict[str, str]) -> None:
    moment, by, mark = moments.true_now(), Actor(account.pk), device_mark(request)
    known = is_known_device(account.username, mark)
    whose: dict[str, Any] = {"account": account.username, "device": mark, "known": known}
    kind = "passkey" if told["answer"] else "one-time"
    take_try(kind, moment, **whose)
    if told["answer"]:
        public_id, count = verified_proof(request, account, told["answer"])
        prove_by_key(account, public_id, count=count, by=by, moment=moment)
    else:
        prove_by_code(account, told["code"], by=by, moment=moment)
    give_back(kind, moment, **whose)
