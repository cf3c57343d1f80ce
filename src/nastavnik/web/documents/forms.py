"""Forms of documents. The settings form is built from what may be decided about each document."""

from collections.abc import Iterable

from django import forms

from nastavnik.core.russian.cases import Case
from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.filling.settings import Setting, SettingKind
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import DateInput, Ticks

LONG_LINE = 60


class DraftForm(ActionForm):
    """From which blank a document is begun."""

    blank = forms.CharField(label="Бланк", max_length=40)


class SettingsForm(ActionForm):
    """Decisions about one document."""

    grows = ("",)  # what a blank asks

    def __init__(
        self, *args, settings: Iterable[Setting] = (), people: Iterable[tuple[str, str]] = (), **kwargs
    ):
        super().__init__(*args, **kwargs)
        staff = [("", "—"), *people]
        for one in settings:
            self.fields[one.name] = _field(one, staff)

    @property
    def values(self):
        """The decisions as the action keeps them."""
        return {name: _kept(value) for name, value in self.cleaned_data.items()}


def _field(one: Setting, staff: list[tuple[str, str]]) -> forms.Field:
    common = {"label": one.title, "help_text": one.hint, "required": False}
    if one.kind == SettingKind.LINES:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=4000, **common)
    if one.kind == SettingKind.PERSON:
        return forms.ChoiceField(choices=staff, **common)
    if one.kind == SettingKind.DATE:
        return forms.DateField(widget=DateInput, **common)
    if one.kind == SettingKind.TICK:
        return forms.BooleanField(**common)
    if one.kind == SettingKind.SEVERAL:
        return forms.MultipleChoiceField(choices=one.choices, widget=Ticks, **common)
    long = isinstance(one.default, str) and len(one.default) > LONG_LINE
    widget = forms.Textarea(attrs={"rows": 2}) if long else forms.TextInput
    return forms.CharField(widget=widget, max_length=400, **common)


def _kept(value):
    """Texts, yes/no and lists of texts, as the database keeps them; lines end by one sign."""
    if isinstance(value, bool | list):
        return value
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return value.isoformat() if value else ""


class CaseForm(ActionForm):
    """One form of a person's name and post, corrected where it stands."""

    person = forms.CharField(label="Человек", max_length=26)
    case = forms.ChoiceField(label="Падеж", choices=[(case.value, case.value) for case in Case])
    post = forms.CharField(label="Должность", max_length=160, required=False)
    name = forms.CharField(label="Имя", max_length=240, required=False)


class IssueForm(ActionForm):
    """Under which number and date."""

    number = forms.CharField(label="Номер", max_length=40, required=False)
    dated = forms.DateField(label="Дата", widget=DateInput)

    def __init__(self, *args, numbered: bool = True, hint: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if not numbered:
            del self.fields["number"]
            return
        self.fields["number"].required = True
        self.fields["number"].help_text = hint


class VoidForm(ActionForm):
    """Why a document is cancelled."""

    reason = forms.CharField(
        label="Почему отменяется", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class RegisterFilter(forms.Form):
    """What the register shows."""

    state = forms.ChoiceField(
        label="Состояние",
        required=False,
        choices=[
            ("", "Все"),
            (DocumentState.ISSUED.value, "Выпущенные"),
            (DocumentState.VOID.value, "Отменённые"),
        ],
    )
