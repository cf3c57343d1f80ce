"""Entering acts, correcting them, ending, renewing and deleting them."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.features.norms.actions import add_norm, change_norm, end_norm, renew_norm
from nastavnik.features.norms.queries import load_norm, register_here
from nastavnik.features.norms.rules import may_end, may_renew
from nastavnik.kit import moments
from nastavnik.kit.forms import ActionForm
from nastavnik.kit.policy import policy
from nastavnik.processes.remove_norm import remove_norm
from nastavnik.web.norms.forms import EndForm, NormForm
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.norms.models import Norm


@policy(GET="norms.change", POST="norms.change", form=NormForm)
def new(request: HttpRequest) -> HttpResponse:
    """Enter an act of one's own organisation."""
    form = NormForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        if carried_out(form, lambda: add_norm(**form.cleaned_data, by=by, moment=moment)):
            toast(request, "Акт внесён в реестр: новые документы будут на него ссылаться")
            return redirect("norms:list")
    return show_form(request, "norms/form.html", form, {"norm": None})


@policy(GET="norms.change", POST="norms.change", form=NormForm)
def edit(request: HttpRequest, norm: str) -> HttpResponse:
    """Correct an own act."""
    found = load_norm(norm)
    form = NormForm(request.POST or None, initial=initial_of(found, NormForm), version=found.version)
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        if carried_out(
            form,
            lambda: change_norm(found, expected=form.seen_version, **form.cleaned_data, by=by, moment=moment),
        ):
            toast(request, "Сведения об акте сохранены")
            return redirect("norms:norm", found.public_id)
    return show_form(request, "norms/form.html", form, {"norm": found})


@policy(GET="norms.change", POST="norms.change", form=EndForm)
def end(request: HttpRequest, norm: str) -> HttpResponse:
    """Say up to which day the act holds and what stands instead."""
    found = load_norm(norm)
    if request.method != "POST":
        may_end(found).require()
    today = moments.today(found.organisation.zone)
    acts = [act for act in register_here().acts if act.key != found.public_id and not act.over_on(today)]
    form = EndForm(request.POST or None, acts=acts, initial={"in_force_to": today}, version=found.version)
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        if carried_out(
            form,
            lambda: end_norm(found, **form.cleaned_data, expected=form.seen_version, by=by, moment=moment),
        ):
            toast(request, "Действие акта завершено")
            return redirect("norms:norm", found.public_id)
    return show_form(request, "norms/end.html", form, {"norm": found})


@policy(POST="norms.change", form=ActionForm)
def renew(request: HttpRequest, norm: str) -> HttpResponse:
    """The act was ended by mistake."""
    found, form = load_norm(norm), ActionForm(request.POST)
    may_renew(found).require()
    if form.is_valid():
        renew_norm(found, expected=form.seen_version, by=request.principal.actor, moment=moments.now())
        toast(request, "Акт снова действует")
    return redirect("norms:norm", found.public_id)


@policy(GET="norms.change", POST="norms.change", form=ActionForm)
def remove(request: HttpRequest, norm: str) -> HttpResponse:
    """Ask, then delete an act nobody has cited."""
    found = load_norm(norm)
    form = ActionForm(request.POST or None, version=found.version)
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        remove_norm(found, expected=form.seen_version, by=by, moment=moment)
        toast(request, "Акт удалён из реестра")
        return redirect("norms:list")
    return render(request, "confirm.html", _asking(found, form))


def _asking(found: "Norm", form: ActionForm) -> dict[str, object]:
    return {
        "title": f"Удалить «{found}» из реестра?",
        "consequences": [
            "Новые документы перестанут на него ссылаться.",
            "Если акт просто утратил силу, не удаляйте его, а завершите действие.",
        ],
        "verb": "Удалить акт",
        "danger": True,
        "form": form,
        "cancel_url": reverse("norms:norm", args=[found.public_id]),
    }
