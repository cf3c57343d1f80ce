"""Forms of the person file: leaving, splitting, photograph, days in a class, rights of a representative."""

from collections.abc import Sequence
from typing import Any

from django import forms

from nastavnik.features.people.enums import LeavingReason, LegalStatus
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import DateInput, FileDrop


class LeaveForm(ActionForm):
    """Since when and why; pairs need a ground of their own."""

    on = forms.DateField(
        label="Последний день", required=False, widget=DateInput, help_text="Пусто — сегодня"
    )
    reason = forms.ChoiceField(
        label="Причина", choices=[("", "Не указана"), *LeavingReason.choices], required=False
    )
    closing_reason = forms.ChoiceField(label="Основание, по которому закрыть пары", required=False)
    note = forms.CharField(label="Пояснение", max_length=200, required=False)

    def __init__(self, *args: Any, reasons: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reasons:
            self.fields["closing_reason"].choices = [("", "Выберите основание"), *reasons]
        else:
            del self.fields["closing_reason"]


class SplitForm(ActionForm):
    """Who the second person is; `rows`: (key, what it is, text) of what may go to them."""

    surname = forms.CharField(label="Фамилия второго человека", max_length=80)
    name = forms.CharField(label="Имя", max_length=80)
    patronymic = forms.CharField(label="Отчество", max_length=80, required=False)
    birth_date = forms.DateField(label="Дата рождения", required=False, widget=DateInput)
    moved = forms.MultipleChoiceField(
        label="Что относится ко второму человеку", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, rows: Sequence[tuple[tuple[str, str, str], str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = {f"{code}.{column}": key for key, _ in rows for _, code, column in [key]}
        self.fields["moved"].choices = [(f"{key[1]}.{key[2]}", title) for key, title in rows]
        if not rows:
            del self.fields["moved"]

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """Keys of the ticked rows."""
        return [self.keys[code] for code in self.cleaned_data.get("moved", ())]

    @property
    def facts(self) -> dict[str, Any]:
        """Facts of the second person."""
        return {name: value for name, value in self.cleaned_data.items() if name != "moved"}


class PhotoForm(ActionForm):
    """One picture."""

    file = forms.FileField(label="Снимок", widget=FileDrop(hint="Изображение .jpg или .png до 20 мегабайт"))


class StayForm(ActionForm):
    """The days of a stay in a class."""

    since = forms.DateField(label="Первый день", widget=DateInput)
    until = forms.DateField(label="Последний день", required=False, widget=DateInput)

    def __init__(self, *args: Any, current: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if current:
            del self.fields["until"]


class StatusForm(ActionForm):
    """What the law leaves to the adult, by a document."""

    legal_status = forms.ChoiceField(
        label="Правовое положение", choices=LegalStatus, widget=forms.RadioSelect
    )
    ground = forms.CharField(
        label="Документ", max_length=200, help_text="Вид, номер и дата: решение суда № 2-114 от 03.09.2026"
    )


class RestrictForm(ActionForm):
    """Why an adult is not told where and when the child is."""

    ground = forms.CharField(
        label="Основание", max_length=200, help_text="Решение суда или заявление второго родителя"
    )


class FamiliesForm(ActionForm):
    """Lines «ребёнок — представитель — телефон», looked at before they are written."""

    lines = forms.CharField(
        label="Строки",
        max_length=60_000,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false"}),
        help_text="По одной семье в строке: ребёнок — представитель — телефон. Подойдут тире, точка с запятой "
        "и столбцы, скопированные из таблицы. Кем приходится, можно написать четвёртым словом",
    )
    step = forms.ChoiceField(choices=[("check", "Проверить"), ("write", "Записать")], required=False)
