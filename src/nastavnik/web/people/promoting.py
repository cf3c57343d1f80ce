"""«1 сентября»: what will become of each class, then the promotion itself, then the way back."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.features.people.promotion import drafted
from nastavnik.features.people.queries import class_choices
from nastavnik.features.people.years import load_promotion, promotion_of, promotions, pupils_by_class
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.processes.promote_school import may_promote, promote_school, take_promotion_back
from nastavnik.web.people.promotion_form import PromotionForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.people.promotion import Plan


@policy(GET="people.change", POST="people.change", form=PromotionForm)
def promotion(request: HttpRequest) -> HttpResponse:
    """One page: the draft, the check of what was corrected, and the promotion."""
    today, classes, pupils = moments.today(), list(class_choices()), pupils_by_class()
    draft = drafted(classes, pupils, today)
    form = PromotionForm(request.POST or None, plan=draft)
    plan = draft
    if request.method == "POST" and form.is_valid():
        plan = form.planned(classes, pupils, today)
        if form.cleaned_data["step"] == "carry" and carried_out(form, lambda: _carry(request, plan)):
            return redirect("people:promotion")
    page = {
        "plan": plan,
        "rows": form.rows(plan),
        "verdict": may_promote(plan),
        "checked": request.method == "POST",
        "done": promotion_of(plan.year.start_year),
        "history": list(promotions()),
    }
    return show_form(request, "people/promotion.html", form, page)


def _carry(request: HttpRequest, plan: "Plan") -> None:
    done = promote_school(plan, by=request.principal.actor, moment=moments.now())
    undo = reverse("people:undo-promotion", args=[done.public_id])
    toast(request, f"{done} сделан: переведено {plan.going}, выбыло {len(plan.leaving)}", undo=undo)


@policy(GET="people.change", POST="people.change")
def undo_promotion(request: HttpRequest, promotion: str) -> HttpResponse:
    """Everything as it was before, or nothing and the reason."""
    found = load_promotion(promotion)
    if request.method == "POST":
        title = str(found)
        take_promotion_back(found, by=request.principal.actor, moment=moments.now())
        toast(request, f"{title}: отменён, всё как было")
        return redirect("people:promotion")
    page = {
        "title": f"{found}: отменить?",
        "consequences": [
            "Каждый обучающийся вернётся в прежний класс, выпускники — в списки и базы.",
            "Классы снова будут поручены тем, кто вёл их раньше; новые классы исчезнут.",
            "Если после перевода кто-то уже сменил класс, программа ничего не тронет и назовёт его.",
        ],
        "verb": "Отменить перевод",
        "cancel_url": reverse("people:promotion"),
        "danger": True,
    }
    return render(request, "confirm.html", page)
