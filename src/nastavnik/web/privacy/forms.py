"""Forms of the desk."""

from django import forms

from nastavnik.core.privacy.facts import russian_facts
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.row_choice import RowField
from nastavnik.web.shell.widgets import DateInput, Ticks


def _area(rows=4):
    return forms.Textarea(attrs={"rows": rows})


class RequestForm(ActionForm):
    """A request written down."""

    person = RowField(label="Чьи данные")
    asked_by = RowField(label="Кто обратился, если не сам человек", required=False, empty="сам человек")
    kind = forms.ChoiceField(label="О чём обращение")
    received_on = forms.DateField(label="День получения", widget=DateInput)
    text = forms.CharField(label="Что просят", required=False, max_length=4000, widget=_area())

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people)
        self.fields["asked_by"].offer(
            [one for one in people if one.kind in {"guardian", "staff", "outsider"}]
        )
        self.fields["kind"].choices = [(one.code, one.title) for one in russian_facts().requests]


class AnswerForm(ActionForm):
    """The answer, or a reasoned refusal."""

    decision = forms.ChoiceField(label="Решение", choices=(("answer", "ответить"), ("refuse", "отказать")))
    answer = forms.CharField(label="Что ответили и сделали", max_length=4000, widget=_area())


class ExtensionForm(ActionForm):
    """Why the term is prolonged."""

    reason = forms.CharField(
        label="Почему продлеваем", max_length=300, help_text="Эти слова сообщают тому, кто обратился"
    )


class HoldForm(ActionForm):
    """Whose data must not be destroyed."""

    person = RowField(label="Человек")
    reason = forms.CharField(
        label="Почему нельзя уничтожать", max_length=300, help_text="Суд, проверка, спор"
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people)


class DestructionForm(ActionForm):
    """Whom, why, by which commission."""

    people = forms.MultipleChoiceField(label="Кого", widget=Ticks)
    reason = forms.ChoiceField(label="Причина")
    number = forms.CharField(label="Номер акта", max_length=40)
    order_number = forms.CharField(label="Номер приказа о комиссии", max_length=40)
    order_date = forms.DateField(label="Дата приказа", widget=DateInput)
    commission = forms.CharField(
        label="Комиссия",
        max_length=1000,
        widget=_area(),
        help_text="Не меньше трёх человек, каждый с новой строки: должность — имя. Первый — председатель.",
    )

    def __init__(self, *args, chosen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(p.public_id, f"{p} — {why}") for p, why in chosen.items()]
        self.fields["reason"].choices = [(one.code, one.title) for one in russian_facts().reasons]

    def clean_commission(self):
        """Lines «post — name» as pairs."""
        lines = [line.strip() for line in self.cleaned_data["commission"].splitlines() if line.strip()]
        pairs = [
            [part.strip() for part in line.replace(" - ", " — ").partition(" — ")[::2]] for line in lines
        ]
        if any(not all(pair) for pair in pairs):
            raise forms.ValidationError("В каждой строке: должность, тире, имя")
        return pairs


class DeclineForm(ActionForm):
    """Why the data stay."""

    note = forms.CharField(label="Почему не уничтожаем", max_length=300)


class IncidentForm(ActionForm):
    """What is known about an incident."""

    title = forms.CharField(label="Что случилось, коротко", max_length=200)
    discovered_at = forms.DateTimeField(
        label="Когда обнаружено", help_text="День и час, например 05.09.2026 14:30: от этого часа идут сроки"
    )
    happened = forms.CharField(label="Когда произошло", required=False, max_length=200)
    what = forms.CharField(label="Обстоятельства", required=False, max_length=4000, widget=_area())
    causes = forms.CharField(label="Предполагаемые причины", required=False, max_length=4000, widget=_area(2))
    categories = forms.MultipleChoiceField(label="Какие данные", required=False, widget=Ticks)
    affected = forms.IntegerField(label="Сколько человек затронуто", min_value=0, initial=0)
    harm = forms.CharField(label="Предполагаемый вред", required=False, max_length=4000, widget=_area(2))
    measures = forms.CharField(label="Принятые меры", required=False, max_length=4000, widget=_area(2))
    responsible = forms.CharField(
        label="Кто отвечает за связь с ведомством",
        required=False,
        max_length=200,
        help_text="Имя, должность, телефон",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = [(one.code, one.title) for one in russian_facts().categories]


class ReasonForm(ActionForm):
    """Why a large list is taken away; `ticket` says which list, sealed by the program."""

    reason = forms.CharField(label="Для чего нужна выгрузка", max_length=300)
    ticket = forms.CharField(widget=forms.HiddenInput, max_length=2000)


class StepForm(ActionForm):
    """One step of an incident, done now."""

    step = forms.CharField(widget=forms.HiddenInput, max_length=40)


class GiveForm(ActionForm):
    """In which form the data are given out."""

    form = forms.ChoiceField(label="Вид", choices=(("pdf", "для печати"), ("json", "для программы")))
