"""Second factors of one's own sign-in: an application with codes, passkeys, spare codes."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.accounts.actions import (
    add_key,
    prove_by_code,
    remove_factor,
    renew_spare_codes,
    set_up_application,
)
from nastavnik.features.accounts.factors import told_factors
from nastavnik.features.accounts.queries import duties_of, is_tied, own_account
from nastavnik.features.accounts.rules import needs_second_factor
from nastavnik.kit import moments
from nastavnik.kit.codes import grouped, new_seed
from nastavnik.kit.limits.spending import give_back, take_try
from nastavnik.kit.policy import SIGNED_IN, policy
from nastavnik.kit.verdict import BadInput, Refused
from nastavnik.kit.visits.devices import device_mark
from nastavnik.web.accounts.drawing import qr_picture
from nastavnik.web.accounts.forms import ApplicationForm, ConfirmForm, KeyForm
from nastavnik.web.accounts.freshness import fresh_only, note_proof
from nastavnik.web.accounts.passkeys import challenge_to_add, passkeys_possible, verified_new
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

PENDING = "seed"


@policy(GET=SIGNED_IN, open_when_held=True)
def protection(request: HttpRequest) -> HttpResponse:
    """What guards this sign-in, and what must still be set up."""
    roles = [duty.role for duty in duties_of(request.user.pk, moments.true_today())]
    page = told_factors(request.user)
    page |= {
        "needed": needs_second_factor(roles) and not request.user.demo,
        "passkeys": passkeys_possible(),
        "protected": request.user.protected_at is not None,
    }
    told = settings.REGION_SIGN_IN
    page["region"] = told["title"] if told["issuer"] else ""
    page["tied"] = bool(page["region"]) and is_tied(request.user.pk, told["issuer"])
    return render(request, "accounts/protection.html", page)


@policy(GET=SIGNED_IN, POST=SIGNED_IN, form=ApplicationForm, rate="one-time", open_when_held=True)
@fresh_only
def application(request: HttpRequest) -> HttpResponse:
    """Show the secret to the application once, and see that it makes the right codes."""
    form = ApplicationForm(request.POST or None)
    seed = request.session.get(PENDING) or new_seed()
    request.session[PENDING] = seed
    if request.method == "POST" and form.is_valid():
        made: list[str] = []
        if carried_out(form, lambda: made.extend(_application(request, seed, form.cleaned_data["code"]))):
            del request.session[PENDING]
            return _done(request, made)
    address = f"otpauth://totp/{request.user.public_id[:6]}?secret={seed}&issuer=Nastavnik"
    page = {"picture": qr_picture(address), "seed": grouped(seed), "address": address}
    return show_form(request, "accounts/application.html", form, page)


def _application(request: HttpRequest, seed: str, code: str) -> list[str]:
    by, moment = request.principal.actor, moments.true_now()
    return set_up_application(own_account(request.user), seed=seed, code=code, by=by, moment=moment)


@policy(GET=SIGNED_IN, POST=SIGNED_IN, form=KeyForm, rate="passkey", open_when_held=True)
@fresh_only
def key(request: HttpRequest) -> HttpResponse:
    """Make a passkey with this browser and keep its public half."""
    if not passkeys_possible():
        raise Refused("Ключи входа работают только по адресу с именем сайта и защищённым соединением")
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: list[str] = []
        if carried_out(form, lambda: made.extend(_key(request, form.cleaned_data))):
            return _done(request, made)
    page = {"challenge": challenge_to_add(request, request.user)}
    return show_form(request, "accounts/key.html", form, page)


def _key(request: HttpRequest, told: dict[str, Any]) -> list[str]:
    return add_key(
        own_account(request.user),
        name=told["name"],
        credential=verified_new(request, told["answer"]),
        by=request.principal.actor,
        moment=moments.true_now(),
    )


@policy(POST=SIGNED_IN, open_when_held=True)
@fresh_only
def remove(request: HttpRequest, factor: str) -> HttpResponse:
    """Take a passkey or the application away."""
    remove_factor(own_account(request.user), factor, by=request.principal.actor, moment=moments.true_now())
    toast(request, "Убрано: этим способом войти больше нельзя")
    return redirect("accounts:protection")


@policy(POST=SIGNED_IN, open_when_held=True)
@fresh_only
def spare_codes(request: HttpRequest) -> HttpResponse:
    """New spare codes, shown once."""
    if request.user.protected_at is None:
        raise Refused("Запасные коды заменяют второй шаг: сначала настройте его")
    codes = renew_spare_codes(
        own_account(request.user), by=request.principal.actor, moment=moments.true_now()
    )
    return _done(request, codes)


def _done(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Codes are shown on the answer itself and nowhere else."""
    if codes:
        return render(request, "accounts/spare_codes.html", {"codes": codes})
    toast(request, "Готово: теперь вход подтверждается и этим способом")
    return redirect("accounts:protection")


@policy(GET=SIGNED_IN, POST=SIGNED_IN, form=ConfirmForm, rate="password", open_when_held=True)
def confirm(request: HttpRequest) -> HttpResponse:
    """Prove once more who is at the keyboard; then back to what was asked for."""
    form = ConfirmForm(request.POST or None, account=request.user)
    if request.method == "POST" and form.is_valid() and carried_out(form, lambda: _confirmed(request, form)):
        note_proof(request)
        return redirect("accounts:protection")
    return show_form(request, "accounts/confirm.html", form)


def _confirmed(request: HttpRequest, form: ConfirmForm) -> None:
    account, moment = own_account(request.user), moments.true_now()
    by_password = account.has_usable_password()
    kind = "password" if by_password else "one-time"
    whose: dict[str, Any] = {"account": account.username, "device": device_mark(request), "known": True}
    take_try(kind, moment, **whose)
    secret = form.cleaned_data["secret"]
    if not by_password:
        prove_by_code(account, secret, by=request.principal.actor, moment=moment)
    elif not account.check_password(secret):
        raise BadInput("Пароль не подошёл: проверьте раскладку и введите ещё раз", field="secret")
    give_back(kind, moment, **whose)
