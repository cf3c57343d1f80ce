"""Forms of meetings."""

from datetime import date, datetime

from django import forms
from django.utils import timezone

from nastavnik.features.meetings.enums import MeetingState, Mood, Place
from nastavnik.features.meetings.rules import LONGEST, SHORTEST
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import DateInput, Segmented, TimeInput

MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
    "декабрь",
)  # fmt: skip


def _minutes() -> forms.IntegerField:
    return forms.IntegerField(label="Сколько минут", min_value=SHORTEST, max_value=LONGEST)


def _notes(label: str, hint: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=False, max_length=2000, widget=area, help_text=hint)


class MeetingFilter(forms.Form):
    """What narrows the list."""

    state = forms.ChoiceField(label="Состояние", required=False, choices=[("", "Все"), *MeetingState.choices])
    month = forms.ChoiceField(label="Месяц", required=False)

    def __init__(self, *args, months, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(f"{day:%Y-%m}", f"{MONTHS[day.month - 1]} {day.year}") for day in months]
        self.fields["month"].choices = [("", "Все месяцы"), *named]

    @property
    def chosen_month(self) -> date | None:
        """The first day of the month asked for."""
        text = self.cleaned_data.get("month") if self.is_valid() else ""
        return date.fromisoformat(f"{text}-01") if text else None


class WhenForm(ActionForm):
    """Kind, day and hour, length, place, topic of a meeting."""

    kind = forms.ChoiceField(label="Какая встреча")
    day = forms.DateField(label="День", widget=DateInput)
    at = forms.TimeField(label="Время", widget=TimeInput)
    minutes = _minutes()
    format = forms.ChoiceField(
        label="Как встречаются", choices=Place, widget=Segmented, initial=Place.IN_PERSON
    )
    place = forms.CharField(
        label="Где", max_length=160, required=False, help_text="Например: кабинет 12, библиотека"
    )
    topic = forms.CharField(label="Тема", max_length=200, required=False)

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.title) for kind in kinds]

    @property
    def moment(self) -> datetime:
        """Day and hour together, in the time shown to this person."""
        written = datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"])
        return timezone.make_aware(written)

    @property
    def facts(self) -> dict[str, object]:
        """Everything but the day and the hour."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"day", "at"}}


class LogForm(WhenForm):
    """A meeting that has been, written down afterwards."""

    mood = forms.ChoiceField(label="Как прошло", choices=Mood, widget=Segmented, required=False)
    done = _notes("Что сделали")
    agreed = _notes("О чём договорились")
    field_order = ("kind", "day", "at", "minutes", "mood", "done", "agreed", "format", "place", "topic")


class NotesForm(ActionForm):
    """How a held meeting went: twenty seconds."""

    mood = forms.ChoiceField(label="Как прошло", choices=Mood, widget=Segmented, required=False)
    done = _notes("Что сделали", "Одной-двух фраз достаточно")
    agreed = _notes("О чём договорились")
    kind = forms.ChoiceField(label="Какая встреча")
    minutes = _minutes()
    curator_present = forms.BooleanField(label="Куратор присутствовал", required=False)

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.title) for kind in kinds]


class ReasonForm(ActionForm):
    """Why a meeting did not or will not happen."""

    reason = forms.CharField(label="Почему", max_length=300, help_text="Коротко: болезнь, каникулы, забыли")


class FirstForm(ActionForm):
    """Acquaintances of all new pairs: from which day and hour, how many a day, where."""

    day = forms.DateField(label="Первый день", widget=DateInput)
    at = forms.TimeField(label="Начало", widget=TimeInput)
    per_day = forms.IntegerField(
        label="Сколько встреч в день", min_value=1, max_value=20, help_text="Встречи идут одна за другой"
    )
    place = forms.CharField(label="Где", max_length=160, required=False)

    @property
    def moment(self) -> datetime:
        """The beginning of the first meeting."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"]))
