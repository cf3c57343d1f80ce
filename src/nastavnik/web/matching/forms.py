"""Forms of matching."""

from typing import TYPE_CHECKING

from django import forms

from nastavnik.features.enrolments.enums import Side
from nastavnik.features.matching.enums import Objective, RulingKind
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import ChoiceCards, DateInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nastavnik.core.methodology.schema.pack import Pack
    from nastavnik.features.enrolments.models import Enrolment

OBJECTIVES = (
    (Objective.MOST_THEN_BEST, "Охватить больше людей|Сначала пара каждому, кому можно, затем лучшие пары"),
    (
        Objective.BEST_TOTAL,
        "Лучшая сумма баллов|Пары с наибольшей общей пользой, кто-то может остаться без пары",
    ),
    (Objective.STABLE, "Устойчивые пары|Нет двоих, кто оба предпочли бы друг друга своим парам"),
)


class RunForm(ActionForm):
    """What to match by: the objective and a weight for each criterion of the pack."""

    grows = ("weight_",)
    track = forms.CharField(widget=forms.HiddenInput, max_length=40)
    objective = forms.ChoiceField(label="Чего добиваемся", choices=OBJECTIVES, widget=ChoiceCards)

    def __init__(self, *args, pack: "Pack", track: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = pack.matching.criteria
        usual = pack.matching.weights_for(track)
        self.fields["track"].initial = track
        self.fields["objective"].initial = Objective.MOST_THEN_BEST
        for one in self.criteria:
            self.fields[f"weight_{one.code}"] = forms.IntegerField(
                label=one.title.capitalize(),
                help_text=one.explanation,
                min_value=0,
                max_value=100,
                initial=usual.get(one.code, 0),
                required=False,
            )

    @property
    def weights(self) -> dict[str, int]:
        """Weights above zero by criterion."""
        given = {one.code: self.cleaned_data[f"weight_{one.code}"] or 0 for one in self.criteria}
        return {code: weight for code, weight in given.items() if weight}


class RulingForm(ActionForm):
    """Keep two together, or never."""

    mentee = forms.CharField(widget=forms.HiddenInput, max_length=26)
    mentor = forms.CharField(label="Наставник", max_length=26)
    kind = forms.ChoiceField(label="Решение", choices=RulingKind)
    reason = forms.CharField(label="Почему", required=False, max_length=300)


class AdoptForm(ActionForm):
    """Which proposals become pairings, and from when to when."""

    selected = forms.MultipleChoiceField(
        label="Пары", error_messages={"required": "Отметьте хотя бы одну пару"}
    )
    starts_on = forms.DateField(label="Начало работы", widget=DateInput)
    ends_on = forms.DateField(label="Окончание по плану", widget=DateInput)
    groups = forms.BooleanField(label="Объединить наставляемых одного наставника в группу", required=False)

    def __init__(self, *args, proposals, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["selected"].choices = [(row.public_id, str(row.mentee)) for row in proposals]

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "Окончание раньше начала")
        return cleaned


class AllowForm(ActionForm):
    """A pair that a rule stands in the way of may be, and why."""

    mentee = forms.CharField(widget=forms.HiddenInput, max_length=26)
    mentor = forms.CharField(widget=forms.HiddenInput, max_length=26)
    reason = forms.CharField(
        label="Почему можно",
        max_length=300,
        error_messages={"required": "Напишите, почему этой паре можно быть: причина останется в журнале"},
    )


class PrintSheetsForm(ActionForm):
    """Whose sheets are printed."""

    track = forms.CharField(widget=forms.HiddenInput, max_length=40)
    side = forms.ChoiceField(choices=Side, widget=forms.HiddenInput)


class SheetForm(ActionForm):
    """Whom one would like, dearest first, and with whom not; as many lines of each as the methodology asks for."""

    grows = ("named_", "never_")

    def __init__(self, *args, possible: "Sequence[Enrolment]" = (), most: int = 0, told=((), ()), **kwargs):
        super().__init__(*args, **kwargs)
        self.possible = {row.public_id: row for row in possible}
        choices = [("", "—"), *((row.public_id, told_of(row)) for row in possible)]
        for kind, label, codes in (
            ("named", "{}-й выбор", told[0]),
            ("never", "Только не с ним ({})", told[1]),
        ):
            for place in range(1, most + 1):
                self.fields[f"{kind}_{place}"] = forms.ChoiceField(
                    label=label.format(place),
                    choices=choices,
                    required=False,
                    initial=codes[place - 1] if place <= len(codes) else "",
                )

    @property
    def named(self) -> "list[Enrolment]":
        """Those named, dearest first."""
        return self._chosen("named_")

    @property
    def never(self) -> "list[Enrolment]":
        """Those with whom not."""
        return self._chosen("never_")

    def clean(self):
        told = super().clean()
        if not self.errors and not self.named and not self.never:
            raise forms.ValidationError("Лист пуст: выберите хотя бы одного человека")
        return told

    def _chosen(self, kind: str) -> "list[Enrolment]":
        codes = [self.cleaned_data[name] for name in self.fields if name.startswith(kind)]
        return [self.possible[code] for code in codes if code]


def told_of(row: "Enrolment") -> str:
    """A participant with their class, post or place of work."""
    person = row.person
    where = person.school_class or person.post or person.workplace
    return f"{person} ({where})" if where else str(person)
