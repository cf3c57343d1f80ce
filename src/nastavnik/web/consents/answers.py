"""Answers about each datum of a consent: the same fields on every page that asks them."""

from typing import Any

from django import forms

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.enums import Answer
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import Segmented

ANSWER, CONDITION, WHOLE = "answer_", "terms_", "terms"


class AnswersForm(ActionForm):
    """An answer about each datum of a kind, and conditions for the whole."""

    grows = (ANSWER, CONDITION, WHOLE)

    def ask_apart(self, kind: ConsentKind) -> None:
        """Add the fields of a kind that is answered datum by datum; silence is a prohibition."""
        for one in kind.answered:
            self.fields[f"{ANSWER}{one.code}"] = forms.ChoiceField(
                label=one.title.capitalize(), choices=Answer.choices, widget=Segmented, initial=Answer.NO
            )
            self.fields[f"{CONDITION}{one.code}"] = forms.CharField(
                label=f"Условие: {one.title}", max_length=200, required=False
            )
        if kind.answered:
            self.fields["terms"] = forms.CharField(
                label="Условия и запреты для всего сразу", max_length=500, required=False
            )

    @property
    def asked_apart(self) -> list[tuple[Any, Any]]:
        """(answer, condition) for the page, datum by datum."""
        names = [name for name in self.fields if name.startswith(ANSWER)]
        return [(self[name], self[CONDITION + name.removeprefix(ANSWER)]) for name in names]

    @property
    def answers(self) -> dict[str, tuple[str, str]]:
        """Code → (answer, condition), after validation."""
        told = self.cleaned_data
        codes = [name.removeprefix(ANSWER) for name in self.fields if name.startswith(ANSWER)]
        return {code: (told[ANSWER + code], told[CONDITION + code]) for code in codes}
