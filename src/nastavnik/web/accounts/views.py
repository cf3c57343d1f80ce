"""Sign-in, first run, duties and invitations."""

from allauth.account.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.accounts.actions import end_duty, invite, revoke_invitation
from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.principals import DUTY
from nastavnik.features.accounts.queries import (
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
from nastavnik.web.accounts.forms import AcceptForm, FirstRunForm, InvitationForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

sign_in = policy(GET=PUBLIC, POST=PUBLIC, one_shot=False, rate="sign-in")(
    LoginView.as_view(template_name="accounts/sign_in.html")
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


@policy(GET=PUBLIC, POST=PUBLIC, form=AcceptForm, rate="code")
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
    shown = {
        "form": form,
        "memberships": memberships(),
        "invitations": invitations(),
        "now": moments.true_now(),
    }
    if request.method == "POST" and form.is_valid():
        invitation, code = invite(
            organisation_id=principal.membership.organisation_id,
            **form.cleaned_data,
            by=principal.actor,
            moment=moments.true_now(),
        )
        shown |= {"made": invitation, "code": code, "form": InvitationForm(by_role=principal.role)}
    return show_form(request, "accounts/access.html", shown["form"], shown)


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
