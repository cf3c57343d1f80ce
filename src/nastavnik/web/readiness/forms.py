"""The form of a word about a condition."""

from django import forms

from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import DateInput, FileDrop


class StatementForm(ActionForm):
    """What shows that a condition is met."""

    text = forms.CharField(
        label="Чем подтверждается",
        max_length=300,
        help_text="Например: приказ № 17 от 03.09.2026, лежит в папке программы",
    )
    stated_on = forms.DateField(label="С какого дня", widget=DateInput)
    expires_on = forms.DateField(
        label="До какого дня",
        required=False,
        widget=DateInput,
        help_text="Оставьте пустым, если срока нет. По его окончании условие снова станет невыполненным",
    )
    file = forms.FileField(
        label="Файл",
        required=False,
        widget=FileDrop(hint="Документ, таблица, PDF или снимок до 10 мегабайт"),
    )
