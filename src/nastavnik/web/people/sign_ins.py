"""A person's way in: an invitation, or an account that exists already."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.accounts.actions import invite
from nastavnik.features.people.actions import link_account, unlink_account
from nastavnik.features.people.queries import load_person
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.web.people.forms import InviteForm, LinkForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

PAGE = "people/account.html"


@policy(GET="people.change", POST="people.change", form=InviteForm)
def account_page(request: HttpRequest, person: str) -> HttpResponse:
    """Whose account it is; a new invitation shows its code once and links the account when accepted."""
    found, principal = load_person(person), request.principal
    form = InviteForm(request.POST or None, by_role=principal.role)
    page = {"person": found, "link_form": LinkForm()}
    if request.method == "POST" and form.is_valid():
        made, code = invite(
            organisation_id=found.organisation_id,
            role=form.cleaned_data["role"],
            addressee=str(found),
            person_code=found.public_id,
            by=principal.actor,
            moment=moments.true_now(),
        )
        page |= {"made": made, "code": code}
        form = InviteForm(by_role=principal.role)
    return show_form(request, PAGE, form, page)


@policy(POST="people.change", form=LinkForm)
def link(request: HttpRequest, person: str) -> HttpResponse:
    """Say that an account let in earlier is this person's."""
    found, form = load_person(person), LinkForm(request.POST)
    by, moment = request.principal.actor, moments.now()
    if form.is_valid() and carried_out(
        form, lambda: link_account(found, form.cleaned_data["account"], by=by, moment=moment)
    ):
        toast(request, "Учётная запись связана")
        return redirect("people:person", person)
    page = {"person": found, "link_form": form, "form": InviteForm(by_role=request.principal.role)}
    return show_form(request, PAGE, form, page)


@policy(POST="people.change")
def unlink(request: HttpRequest, person: str) -> HttpResponse:
    """The account is nobody's again."""
    unlink_account(load_person(person), by=request.principal.actor, moment=moments.now())
    toast(request, "Учётная запись отвязана; сам допуск прекращают на странице «Допуск»")
    return redirect("people:person", person)
