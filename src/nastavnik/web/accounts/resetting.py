"""Somebody lost the telephone and the spare codes: the second step is set up anew, with a reason in the trail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.accounts.actions import reset_factors
from nastavnik.features.accounts.queries import load_membership
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.web.accounts.forms import ReasonForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="accounts.change", POST="accounts.change", form=ReasonForm)
def reset(request: HttpRequest, membership: str) -> HttpResponse:
    """Ask why, then take every factor of the account away and end its visits."""
    duty, by = load_membership(membership), request.principal.actor
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if carried_out(form, lambda: reset_factors(duty, reason=reason, by=by, moment=moments.true_now())):
            toast(request, "Второй шаг сброшен: при следующем входе человек настроит его заново")
            return redirect("accounts:access")
    return show_form(request, "accounts/reset.html", form, {"duty": duty})
