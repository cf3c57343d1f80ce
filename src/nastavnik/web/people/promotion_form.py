"""The form of «1 сентября»: where each class goes, who stays for a second year, who leaves."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from nastavnik.features.people.promotion import planned, spoken
from nastavnik.kit.forms import ActionForm

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person, SchoolClass
    from nastavnik.features.people.promotion import Plan

TO = "to_"
STEPS = [("check", "Проверить"), ("carry", "Перевести")]


class PromotionForm(ActionForm):
    """Fields of classes appear by themselves; ticks of pupils are two lists."""

    grows = (TO,)
    step = forms.ChoiceField(choices=STEPS, required=False)
    repeating = forms.MultipleChoiceField(label="Остаются на второй год", required=False)
    leaving = forms.MultipleChoiceField(label="Уходят", required=False)

    def __init__(self, *args: Any, plan: "Plan", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(p.public_id, str(p)) for one in plan.classes for p in one.pupils]
        self.fields["repeating"].choices = self.fields["leaving"].choices = known
        for one in plan.classes:
            self.fields[TO + one.school_class.public_id] = forms.CharField(
                label=f"Куда идёт {one.school_class}",
                max_length=20,
                required=False,
                initial=one.target,
                widget=forms.TextInput({"aria-label": f"Куда идёт {spoken(one.school_class)}"}),
            )

    def planned(
        self, classes: "Sequence[SchoolClass]", pupils: "Mapping[int, Sequence[Person]]", today: date
    ) -> "Plan":
        """The plan with what was written and ticked."""
        targets = {n.removeprefix(TO): v for n, v in self.cleaned_data.items() if n.startswith(TO)}
        told = self.cleaned_data
        return planned(classes, pupils, targets, told["repeating"], told["leaving"], today)

    def rows(self, plan: "Plan"):
        """(plan of a class, its field, pupils with two ticks) for the page."""
        again, away = (
            set(self.data.getlist(n)) if self.is_bound else set() for n in ("repeating", "leaving")
        )
        return [
            (
                one,
                self[TO + one.school_class.public_id],
                [(p, p.public_id in again, p.public_id in away) for p in one.pupils],
            )
            for one in plan.classes
        ]
