"""Forms of clearances."""

from collections.abc import Sequence
from typing import Any

from django import forms

from nastavnik.core.methodology.schema.work import ClearanceKind
from nastavnik.features.screening.enums import Admission
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import DateInput, Segmented


class RecordForm(ActionForm):
    """What was seen and decided; the paper itself is given back."""

    kind = forms.ChoiceField(label="Что предъявлено")
    number = forms.CharField(label="Номер", max_length=60)
    issued_on = forms.DateField(label="Дата выдачи", widget=DateInput)
    expires_on = forms.DateField(
        label="Действует по",
        widget=DateInput,
        required=False,
        help_text="Пусто — столько, сколько принято по методике",
    )
    decision = forms.ChoiceField(label="Решение", choices=Admission.choices, widget=Segmented)
    decided_on = forms.DateField(label="Дата решения", widget=DateInput)

    def __init__(self, *args: Any, kinds: Sequence[ClearanceKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {kind.code: kind for kind in kinds}
        self.fields["kind"].choices = [(kind.code, kind.title) for kind in kinds]

    def clean_kind(self) -> ClearanceKind:
        return self.kinds[self.cleaned_data["kind"]]


class AnnulForm(ActionForm):
    """Why the clearance is worth nothing, and since when."""

    on = forms.DateField(label="С какого дня", widget=DateInput)
    reason = forms.CharField(label="Почему", max_length=300)
