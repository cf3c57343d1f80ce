"""Forms of the school of mentors."""

from django import forms

from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import DateInput, Ticks


class TrainingForm(ActionForm):
    """One lesson."""

    module = forms.ChoiceField(label="Модуль")
    title = forms.CharField(label="Тема занятия", max_length=200)
    held_on = forms.DateField(label="Дата", widget=DateInput)
    hours = forms.DecimalField(
        label="Академических часов",
        max_digits=4,
        decimal_places=1,
        min_value=0.5,
        max_value=40,
        localize=True,
    )
    leader = forms.CharField(label="Кто ведёт", required=False, max_length=200)
    place = forms.CharField(label="Где", required=False, max_length=160)

    def __init__(self, *args, modules, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["module"].choices = [(one.code, f"{one.title}, {one.hours} ч") for one in modules]


class AttendanceForm(ActionForm):
    """Who came."""

    present = forms.MultipleChoiceField(label="Кто присутствовал", required=False, widget=Ticks)

    def __init__(self, *args, mentors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = [(mentor.public_id, str(mentor.person)) for mentor, _ in mentors]
