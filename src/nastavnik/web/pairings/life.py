"""The life of one pair: trial, start, pause, order, end."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.russian.plurals import counted
from nastavnik.features.meetings.queries import held_counts, planned_of
from nastavnik.features.pairings.actions import fix_by_order, suspend
from nastavnik.features.pairings.queries import load_pairing, open_members, open_pairings
from nastavnik.features.pairings.rules import reasons_for
from nastavnik.features.programmes.queries import current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import NotFound
from nastavnik.processes.activate_pairing import activate_pairing
from nastavnik.processes.begin_pairings import begin_pairings
from nastavnik.processes.begin_trial import begin_trial
from nastavnik.processes.close_pairing import close_pairing
from nastavnik.processes.take_back_pairing import take_back_pairing
from nastavnik.web.pairings.forms import BeginForm, CloseForm, OrderForm, SuspendForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

PAIRS = ("пара", "пары", "пар")


@policy(POST="pairings.change")
def trial(request: HttpRequest, pairing: str) -> HttpResponse:
    """Let the two try a meeting."""
    found = load_pairing(pairing)
    begin_trial(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Пара пробует: назначьте пробную встречу")
    return redirect("pairings:pairing", found.public_id)


@policy(POST="pairings.change")
def start(request: HttpRequest, pairing: str) -> HttpResponse:
    """Begin the work, or take it up after a pause; both gates are asked."""
    found = load_pairing(pairing)
    activate_pairing(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Пара работает")
    return redirect("pairings:pairing", found.public_id)


@policy(POST="pairings.change", form=BeginForm)
def begin(request: HttpRequest) -> HttpResponse:
    """Begin the work of all ticked pairs; whoever may not stays as it was, with the reason beside."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        raise NotFound
    known = {one.public_id: one for one in open_pairings(programme)}
    form = BeginForm(request.POST, pairings=known.values())
    if not form.is_valid():
        toast(request, "Отметьте в списке пары, которые начинают работу", tone="warning")
        return redirect("pairings:list")
    picked = [known[code] for code in form.cleaned_data["selected"]]
    begun = begin_pairings(picked, by=request.principal.actor, moment=moments.now())
    if begun.count:
        toast(request, f"Начали работу: {counted(begun.count, *PAIRS)}")
    if not begun.refused:
        return redirect("pairings:list")
    return render(request, "pairings/begun.html", {"begun": begun})


@policy(GET="pairings.change", POST="pairings.change", form=SuspendForm)
def stop_for_a_while(request: HttpRequest, pairing: str) -> HttpResponse:
    """Pause the pair, naming what follows."""
    found = load_pairing(pairing)
    form = SuspendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        suspend(found, note=form.cleaned_data["note"], by=request.principal.actor, moment=moments.now())
        toast(request, "Работа пары приостановлена")
        return redirect("pairings:pairing", found.public_id)
    page = {
        "title": "Приостановить работу пары?",
        "consequences": [
            "Новые встречи назначать будет нельзя, записи сохранятся",
            "Место у наставника останется занятым",
            "Вернуть пару к работе можно, если согласия действуют",
        ],
        "verb": "Приостановить",
        "cancel_url": reverse("pairings:pairing", args=[found.public_id]),
        "danger": False,
    }
    return show_form(request, "confirm.html", form, page)


@policy(GET="pairings.change", POST="pairings.change", form=CloseForm)
def close(request: HttpRequest, pairing: str) -> HttpResponse:
    """End the pair with a reason of the pack, seeing first what follows."""
    found = load_pairing(pairing)
    form = CloseForm(
        request.POST or None,
        reasons=reasons_for(found),
        initial={"on": moments.today()},
        version=found.version,
    )
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: close_pairing(found, **form.cleaned_data, **save)):
            toast(request, "Пара закрыта, место у наставника свободно")
            return redirect("pairings:pairing", found.public_id)
    page = {"pairing": found, "members": open_members(found), "consequences": _consequences(found)}
    return show_form(request, "pairings/close.html", form, page)


def _consequences(pairing) -> list[str]:
    members, planned = len(open_members(pairing)), planned_of(pairing).count()
    held, needed = (
        held_counts([pairing.pk]).get(pairing.pk, 0),
        pack_of(pairing.programme).defaults.meetings_to_complete,
    )
    told = [
        f"У наставника «{pairing.mentor.person}» освободится мест: {members}",
        "Наставляемые снова будут ждать пару, если остаются в программе",
        "Записи о встречах и документы пары сохранятся; открыть пару заново нельзя",
    ]
    if planned:
        told.insert(0, f"Будет отменено назначенных встреч: {planned}")
    if held < needed:
        told.append(f"Состоялось встреч: {held}. Для полного цикла обычно нужно не меньше {needed}")
    return told


@policy(GET="pairings.change", POST="pairings.change", form=OrderForm)
def order(request: HttpRequest, pairing: str) -> HttpResponse:
    """Write down the order that fixes the pair."""
    found = load_pairing(pairing)
    initial = {"number": found.order_number, "dated": found.order_date or moments.today()}
    form = OrderForm(request.POST or None, initial=initial, version=found.version)
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: fix_by_order(found, **form.cleaned_data, **save)):
            toast(request, "Приказ записан")
            return redirect("pairings:pairing", found.public_id)
    return show_form(
        request, "pairings/form.html", form, {"pairing": found, "heading": "Приказ о закреплении"}
    )


@policy(GET="pairings.change", POST="pairings.change")
def undo(request: HttpRequest, pairing: str) -> HttpResponse:
    """Take a proposal back."""
    found = load_pairing(pairing)
    if request.method == "POST":
        take_back_pairing(found, by=request.principal.actor, moment=moments.now())
        toast(request, "Предложение отменено, место у наставника свободно")
        return redirect("pairings:list")
    page = {
        "title": "Отменить предложение пары?",
        "consequences": ["Пара исчезнет из списка", "Наставляемый снова будет ждать пару"],
        "verb": "Отменить предложение",
        "cancel_url": reverse("pairings:pairing", args=[found.public_id]),
        "danger": True,
        "form": None,
    }
    return render(request, "confirm.html", page)
