"""Forms of the register: an act, its end, a text to check."""

from collections.abc import Iterable

from django import forms

from nastavnik.core.norms.acts import Act
from nastavnik.core.norms.wording import worded
from nastavnik.features.norms.rules import kinds_to_enter
from nastavnik.features.norms.words import CONTOURS
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import DateInput, FileDrop

LONGEST_TEXT = 200_000
BOTH = [("", "обучающиеся и педагоги"), *CONTOURS.items()]


class NormForm(ActionForm):
    """An act of the organisation."""

    kind = forms.ChoiceField(
        label="Вид", choices=[(name, name) for name in kinds_to_enter()], initial="приказ"
    )
    body = forms.CharField(
        label="Кто принял",
        max_length=300,
        help_text="Именительный падеж: министерство образования Крамской области",
    )
    dated = forms.DateField(label="Дата", widget=DateInput)
    number = forms.CharField(label="Номер", max_length=60, help_text="Без знака №")
    title = forms.CharField(
        label="Название", max_length=600, help_text="Без кавычек: Об утверждении положения…"
    )
    in_force_from = forms.DateField(
        label="Действует с", required=False, widget=DateInput, help_text="Пусто — с даты акта"
    )
    contour = forms.ChoiceField(label="Кого касается", choices=BOTH, required=False)
    preamble = forms.BooleanField(label="Ставить в преамбулу приказов", required=False, initial=True)
    cite = forms.CharField(
        label="Как писать в преамбуле", max_length=900, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="После слов «В соответствии с», в творительном падеже. Пусто — программа напишет сама",
    )  # fmt: skip
    note = forms.CharField(label="Пояснение", max_length=300, required=False)


class EndForm(ActionForm):
    """Up to which day the act holds, and what stands instead of it."""

    in_force_to = forms.DateField(label="Последний день действия", widget=DateInput)
    replaced_by = forms.ChoiceField(
        label="Чем заменён", required=False, help_text="Нет в списке — сначала внесите новый акт в реестр"
    )

    def __init__(self, *args, acts: Iterable[Act] = (), **kwargs):
        super().__init__(*args, **kwargs)
        offered = [(act.key, f"{worded(act)} — {act.title}"[:140]) for act in acts]
        self.fields["replaced_by"].choices = [("", "не заменён"), *offered]


class CheckForm(ActionForm):
    """A text or a file to be checked, on a day."""

    text = forms.CharField(
        label="Текст", required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 8})
    )
    file = forms.FileField(
        label="Или документ", required=False, widget=FileDrop(hint="Документ .docx до 20 мегабайт"),
        error_messages={"empty": "Файл пуст: выберите другой"},
    )  # fmt: skip
    day = forms.DateField(
        label="На какой день", required=False, widget=DateInput, help_text="Пусто — на сегодня"
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("text") or "").strip() and not cleaned.get("file"):
            self.add_error("text", "Вставьте текст или выберите документ")
        return cleaned
