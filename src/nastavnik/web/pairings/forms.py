"""Forms of pairings."""

from django import forms

from nastavnik.features.pairings.enums import PairingState
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import ChoiceCards, DateInput, Ticks

OPEN = "open"


class RegisterFilter(forms.Form):
    """What narrows the register."""

    state = forms.ChoiceField(
        label="Состояние",
        required=False,
        choices=[("", "Все"), (OPEN, "все открытые"), *PairingState.choices],
    )
    track = forms.ChoiceField(label="Форма", required=False)

    def __init__(self, *args, tracks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].choices = [("", "Все формы"), *((t.code, t.title) for t in tracks)]


class BeginForm(ActionForm):
    """Which pairings of the register begin work."""

    selected = forms.MultipleChoiceField(
        error_messages={"required": "Отметьте пары, которые начинают работу"}
    )

    def __init__(self, *args, pairings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["selected"].choices = [(one.public_id, one.public_id) for one in pairings]


class TermForm(ActionForm):
    """When the pairing works, and by which role model."""

    starts_on = forms.DateField(label="Начало работы", widget=DateInput)
    ends_on = forms.DateField(label="Окончание по плану", widget=DateInput)
    role_model = forms.ChoiceField(label="Ролевая модель", required=False)

    def __init__(self, *args, track, **kwargs):
        super().__init__(*args, **kwargs)
        models = [(model.code, model.title) for model in track.role_models]
        self.fields["role_model"].choices = [("", "Не выбрана"), *models]


class NewPairingForm(TermForm):
    """A mentor with free places and mentees who wait."""

    mentor = forms.ChoiceField(label="Наставник")
    mentees = forms.MultipleChoiceField(label="Наставляемые без пары", widget=Ticks)

    field_order = ("mentor", "mentees", "starts_on", "ends_on", "role_model")

    def __init__(self, *args, mentors, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        free = [(row.public_id, f"{_named(row)} — {_free(row)}") for row in mentors]
        self.fields["mentor"].choices = [("", "Выберите наставника"), *free]
        self.fields["mentees"].choices = [(row.public_id, _named(row)) for row in waiting]
        self.fields["mentees"].error_messages["required"] = "Отметьте хотя бы одного наставляемого"


def _named(row) -> str:
    place = row.person.school_class or row.person.post or row.person.workplace
    return f"{row.person}, {place}" if place else str(row.person)


def _free(row) -> str:
    return f"свободно {row.places - row.used_places} из {row.places}"


class MenteeForm(ActionForm):
    """One more mentee of a group."""

    mentee = forms.ChoiceField(label="Кто присоединяется")
    since = forms.DateField(label="С какого дня", widget=DateInput)

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mentee"].choices = [("", "Выберите"), *((r.public_id, _named(r)) for r in waiting)]


class DropForm(ActionForm):
    """When a mentee leaves the group."""

    on = forms.DateField(label="Последний день в группе", widget=DateInput)


class OrderForm(ActionForm):
    """The order that fixes the pairing."""

    number = forms.CharField(label="Номер приказа", max_length=40)
    dated = forms.DateField(label="Дата приказа", widget=DateInput)


class SuspendForm(ActionForm):
    """Why the pairing pauses."""

    note = forms.CharField(label="Причина", max_length=300, required=False)


class CloseForm(ActionForm):
    """Why and by which day the pairing ends."""

    reason = forms.ChoiceField(label="Основание", widget=ChoiceCards)
    on = forms.DateField(label="Последний день работы", widget=DateInput)
    note = forms.CharField(
        label="Пояснение", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, reasons, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(one.code, _said(one)) for one in reasons]


def _said(reason) -> str:
    outcome = "Пара завершит программу" if reason.success else "Пара прекратит работу"
    tail = "; понадобится приказ" if reason.needs_order else ""
    return f"{reason.title[:1].upper()}{reason.title[1:]}|{outcome}{tail}"
