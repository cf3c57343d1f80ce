"""Looking through somebody's eyes: with a reason, for a quarter of an hour, only reading, told on every page."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.accounts.actions import begin_looking, stop_looking
from nastavnik.features.accounts.principals import LOOK
from nastavnik.features.accounts.queries import duty_looked_through, load_membership
from nastavnik.kit import moments
from nastavnik.kit.policy import PUBLIC, policy
from nastavnik.web.accounts.forms import ReasonForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

LASTS = timedelta(minutes=15)


@policy(GET="accounts.look", POST="accounts.look", form=ReasonForm)
def look(request: HttpRequest, membership: str) -> HttpResponse:
    """Ask why; the trail keeps the answer, and the person can read it there."""
    duty, principal = load_membership(membership), request.principal
    form, moment = ReasonForm(request.POST or None), moments.true_now()
    if request.method == "POST" and form.is_valid():
        told = {"reason": form.cleaned_data["reason"], "by": principal.actor, "moment": moment}
        if carried_out(form, lambda: begin_looking(duty, principal.membership, **told)):
            request.session[LOOK] = {"duty": duty.public_id, "until": (moment + LASTS).isoformat()}
            return redirect("accounts:home")
    return show_form(request, "accounts/look.html", form, {"duty": duty})


@policy(POST=PUBLIC)
def stop(request: HttpRequest) -> HttpResponse:
    """Back to one's own eyes; asked twice, it is still one's own eyes."""
    told = request.session.pop(LOOK, None)
    duty = duty_looked_through(told["duty"], moments.true_today()) if told else None
    if duty is not None:
        stop_looking(duty, by=request.principal.actor, moment=moments.true_now())
        toast(request, "Вы снова смотрите своими глазами")
    return redirect("accounts:home")
