"""Sign-in, first run, duties and invitations."""

from typing import TYPE_CHECKING

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.accounts.actions import (
    change_password,
    end_duty,
    invite,
    renew_access,
    revoke_invitation,
)
from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.principals import DUTY, EPOCH
from nastavnik.features.accounts.queries import (
    account_named,
    duties_of,
    invitations,
    load_invitation,
    load_membership,
    memberships,
    nobody_here,
)
from nastavnik.kit import moments
from nastavnik.kit.actions import Actor
from nastavnik.kit.policy import PUBLIC, SIGNED_IN, policy
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.verdict import NotFound
from nastavnik.processes.join_by_invitation import join_by_invitation
from nastavnik.processes.open_installation import open_installation
from nastavnik.web.accounts.forms import AcceptForm, FirstRunForm, InvitationForm, PasswordForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.accounts.models import Invitation


def region_title() -> str:
    """What the button of the region's sign-in says; nothing where there is none."""
    told = settings.REGION_SIGN_IN
    return str(told["title"]) if told["issuer"] else ""


sign_in = policy(GET=PUBLIC, POST=PUBLIC, one_shot=False, rate="password")(
    LoginView.as_view(template_name="accounts/sign_in.html", extra_context={"region": region_title})
)
sign_out = policy(POST=PUBLIC, one_shot=False)(LogoutView.as_view())


HOME_OF = {
    Role.CURATOR: "programmes:home",
    Role.HEAD: "programmes:home",
    Role.CLASS_TEACHER: "people:list",
    Role.PSYCHOLOGIST: "people:list",
    Role.MENTOR: "pairings:mine",
    Role.MENTEE: "pairings:mine",
    Role.GUARDIAN: "pairings:mine",
    Role.MUNICIPAL: "organisations:overseen",
    Role.REGIONAL: "organisations:overseen",
    Role.OPERATOR: "accounts:access",
    Role.AUDITOR: "consents:list",
}


@policy(GET=PUBLIC)
def home(request: HttpRequest) -> HttpResponse:
    """Everybody's first address leads where their duty begins."""
    if request.principal.role:
        return redirect(HOME_OF[Role(request.principal.role)])
    if request.principal.signed_in:
        return redirect("accounts:duties")
    return redirect("accounts:first-run" if nobody_here() else "accounts:sign-in")


@policy(GET=PUBLIC, POST=PUBLIC, form=FirstRunForm)
def first_run(request: HttpRequest) -> HttpResponse:
    """Open an empty installation; afterwards the page does not exist."""
    if not nobody_here():
        raise NotFound
    form = FirstRunForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {k: v for k, v in form.cleaned_data.items() if k != "repeat"}
        if carried_out(form, lambda: open_installation(**facts, moment=moments.true_now())):
            toast(request, "Готово: войдите под своим именем")
            return redirect("accounts:sign-in")
    return show_form(request, "accounts/first_run.html", form)


@policy(GET=PUBLIC, POST=PUBLIC, form=AcceptForm, rate="invitation")
def accept(request: HttpRequest) -> HttpResponse:
    """Open an account by an invitation code."""
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: _accepted(form.cleaned_data)):
            toast(request, "Учётная запись готова: войдите под своим именем")
            return redirect("accounts:sign-in")
    return show_form(request, "accounts/accept.html", form)


@policy(GET="accounts.view", POST="accounts.change", form=InvitationForm)
def access(request: HttpRequest) -> HttpResponse:
    """Who is let in; a new invitation shows its code once."""
    principal = request.principal
    form = InvitationForm(request.POST or None, by_role=principal.role)
    if request.method == "POST" and form.is_valid():
        made = invite(
            organisation_id=principal.membership.organisation_id,
            **form.cleaned_data,
            by=principal.actor,
            moment=moments.true_now(),
        )
        return _access_page(request, InvitationForm(by_role=principal.role), made)
    return _access_page(request, form)


@policy(POST="accounts.change")
def renew(request: HttpRequest, membership: str) -> HttpResponse:
    """A code for somebody who forgot the password, shown once."""
    by = request.principal.actor
    made = renew_access(load_membership(membership), by=by, moment=moments.true_now())
    return _access_page(request, InvitationForm(by_role=request.principal.role), made)


def _access_page(
    request: HttpRequest, form: InvitationForm, made: "tuple[Invitation, str] | None" = None
) -> HttpResponse:
    invitation, code = made or (None, "")
    shown = {
        "memberships": memberships(),
        "invitations": invitations(),
        "now": moments.true_now(),
        "made": invitation,
        "code": code,
    }
    return show_form(request, "accounts/access.html", form, shown)


@policy(GET=SIGNED_IN, POST=SIGNED_IN, form=PasswordForm, rate="password", open_when_held=True)
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password: this sign-in stays, all others end."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and carried_out(form, lambda: _changed(request, form)):
        toast(request, "Пароль изменён: на других устройствах войдите заново")
        return redirect("accounts:home")
    return show_form(request, "accounts/password.html", form)


def _changed(request: HttpRequest, form: PasswordForm) -> None:
    old, new = form.cleaned_data["old"], form.cleaned_data["password"]
    account = account_named(request.user.username)
    change_password(account, old=old, password=new, by=request.principal.actor, moment=moments.true_now())
    update_session_auth_hash(request, account)
    request.session[EPOCH] = account.epoch


@policy(POST="accounts.change")
def end(request: HttpRequest, membership: str) -> HttpResponse:
    """End a duty today."""
    end_duty(
        load_membership(membership),
        on=moments.true_today(),
        by=request.principal.actor,
        moment=moments.true_now(),
    )
    toast(request, "Допуск прекращён")
    return redirect("accounts:access")


@policy(POST="accounts.change")
def revoke(request: HttpRequest, invitation: str) -> HttpResponse:
    """Take an invitation back."""
    revoke_invitation(load_invitation(invitation), by=request.principal.actor, moment=moments.true_now())
    toast(request, "Приглашение отозвано")
    return redirect("accounts:access")


@policy(GET=SIGNED_IN, POST=SIGNED_IN, one_shot=False)
def duties(request: HttpRequest) -> HttpResponse:
    """Choose in which duty to work; the choice lives in the session."""
    own = duties_of(request.user.pk, moments.true_today())
    if request.method == "POST":
        if request.POST.get("duty") not in {duty.public_id for duty in own}:
            raise NotFound
        request.session[DUTY] = request.POST["duty"]
        return redirect("accounts:home")
    return render(request, "accounts/duties.html", {"duties": own})


def _accepted(facts: dict) -> None:
    with maintenance():
        join_by_invitation(
            facts["code"],
            username=facts["username"],
            password=facts["password"],
            by=Actor(None, "guest"),
            moment=moments.true_now(),
        )
