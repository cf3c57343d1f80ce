"""The last step: written, stopped, taken back, thrown away."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.core.russian.plurals import counted
from nastavnik.features.intake.actions import cancel_performing, discard_list
from nastavnik.features.intake.choosing import choices_of
from nastavnik.features.intake.enums import IntakeState
from nastavnik.features.intake.queries import load_intake, plan_of, seal_of, tab_counts
from nastavnik.features.intake.rules import may_discard, may_perform, may_turn
from nastavnik.kit import moments
from nastavnik.kit.forms import ActionForm
from nastavnik.kit.policy import policy
from nastavnik.processes.perform_intake import perform_intake
from nastavnik.processes.undo_intake import undo_intake
from nastavnik.web.intake.forms import STATE_TITLES, PerformForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.intake.models import Intake

PEOPLE = ("человек", "человека", "человек")
ROWS = ("строка", "строки", "строк")
PAIRS = ("пара", "пары", "пар")


@policy(GET="intake.change", POST="intake.change", form=PerformForm)
def perform(request: HttpRequest, intake: str) -> HttpResponse:
    """Ask with the consequences named, then write exactly what was shown."""
    found = load_intake(intake)
    if request.method != "POST":
        may_perform(found, tab_counts(found)["ready"]).require()
    form = PerformForm(request.POST or None, initial={"seal": seal_of(found)})
    save = {"by": request.principal.actor, "moment": moments.now()}
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: perform_intake(found, seal=form.cleaned_data["seal"], **save)):
            toast(request, "Запись началась" if _busy(found) else "Список записан")
            return redirect("intake:page", found.public_id)
    page = {
        "title": "Записать список?",
        "consequences": consequences(found),
        "verb": "Записать",
        "cancel_url": reverse("intake:page", args=[found.public_id]),
    }
    return show_form(request, "confirm.html", form, page)


def _busy(found: "Intake") -> bool:
    return load_intake(found.public_id).state == IntakeState.PERFORMING


def consequences(found: "Intake") -> list[str]:
    """What pressing the button does, in sentences."""
    plan, counts = plan_of(found), tab_counts(found)
    new = plan["people"] - plan["known"]
    said = [
        f"Запишем: {counted(plan['people'], *PEOPLE)}; новых — {new}, уже есть в списках — {plan['known']}."
    ]
    if plan["known"]:
        said.append("У тех, кто уже есть в списках, заполнятся только пустые места.")
    if found.programme is not None:
        chosen = choices_of(found, moments.today())
        said.append(
            f"В базы программы «{found.programme}» войдут {plan['bases']}: {STATE_TITLES[chosen.state]}."
        )
        if plan["moved"]:
            said.append(
                f"Дата вхождения вне программы у {plan['moved']}: запишется {chosen.entered_on:%d.%m.%Y}."
            )
        if chosen.pairs and plan["pairs"]:
            said.append(f"Названные в списке пары ({plan['pairs']}) появятся как предложенные.")
    left = counts["doubtful"] + counts["unreadable"]
    if left:
        said.append(
            f"Останутся без записи: {counted(left, *ROWS)} с вопросами. Их можно разобрать и дописать позже."
        )
    return [*said, "Загрузку можно будет отменить целиком."]


@policy(POST="intake.change")
def cancel(request: HttpRequest, intake: str) -> HttpResponse:
    """Stop the writing between two parts."""
    found = load_intake(intake)
    cancel_performing(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Запись остановлена: записанное осталось, продолжить можно в любой день")
    return redirect("intake:page", found.public_id)


@policy(GET="intake.change", POST="intake.change")
def undo(request: HttpRequest, intake: str) -> HttpResponse:
    """Take the whole list back, or say what holds it."""
    found = load_intake(intake)
    may_turn(found, IntakeState.UNDOING).require()
    if request.method == "POST":
        done = undo_intake(found, by=request.principal.actor, moment=moments.now())
        if done.state == IntakeState.UNDONE:
            toast(request, "Загрузка отменена: всё, что она внесла, убрано")
        elif done.state == IntakeState.PERFORMED:
            toast(request, "Отменить не получилось: причины на странице", tone="error")
        return redirect("intake:page", found.public_id)
    page = {
        "title": "Отменить загрузку?",
        "consequences": [
            "Люди, участия и предложенные пары, которые внесла эта загрузка, будут убраны.",
            "У тех, кто был в списках раньше, вернутся прежние сведения, если их с тех пор не меняли.",
            "Если кто-то из внесённых уже участвует в работе, не изменится ничего: программа назовёт причины.",
        ],
        "verb": "Отменить загрузку",
        "danger": True,
        "cancel_url": reverse("intake:page", args=[found.public_id]),
    }
    return show_form(request, "confirm.html", ActionForm(), page)


@policy(GET="intake.change", POST="intake.change")
def discard(request: HttpRequest, intake: str) -> HttpResponse:
    """Throw away an intake that wrote nobody, with its file."""
    found = load_intake(intake)
    may_discard(found).require()
    if request.method == "POST":
        discard_list(found, by=request.principal.actor, moment=moments.now())
        toast(request, "Загрузка удалена вместе с файлом")
        return redirect("intake:list")
    page = {
        "title": "Удалить загрузку?",
        "consequences": ["Файл и всё, что из него прочитано, будет удалено.", "Люди в списках не изменятся."],
        "verb": "Удалить",
        "danger": True,
        "cancel_url": reverse("intake:page", args=[found.public_id]),
    }
    return show_form(request, "confirm.html", ActionForm(), page)
