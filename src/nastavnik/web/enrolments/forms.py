"""Forms of the bases."""

from typing import TYPE_CHECKING

from django import forms

from nastavnik.core.calendars.week import read_free_time
from nastavnik.features.enrolments.enums import Decision, EnrolmentState, Format, Side
from nastavnik.features.people.enums import Sex
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import DateInput, Segmented, Ticks

if TYPE_CHECKING:
    from nastavnik.core.methodology.schema.pack import Pack
    from nastavnik.core.methodology.schema.work import Criterion


class BaseFilter(forms.Form):
    """What narrows a base."""

    state = forms.ChoiceField(
        label="Состояние", required=False, choices=[("", "Все"), *EnrolmentState.choices]
    )
    track = forms.ChoiceField(label="Форма", required=False)

    def __init__(self, *args, tracks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].choices = [("", "Все формы"), *((t.code, t.title) for t in tracks)]


class EnrolForm(ActionForm):
    """Several people into one base at once; `selected` are codes of people."""

    side = forms.ChoiceField(label="Сторона", choices=Side, widget=forms.HiddenInput)
    track = forms.ChoiceField(label="Форма наставничества")
    entered_on = forms.DateField(label="Дата вхождения в программу", widget=DateInput)
    selected = forms.MultipleChoiceField(label="Кого внести", widget=Ticks)

    def __init__(self, *args, tracks, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].choices = [(t.code, t.title) for t in tracks]
        self.fields["selected"].choices = [(p.public_id, _named(p)) for p in people]
        self.fields["selected"].error_messages["required"] = "Отметьте хотя бы одного человека"


def _named(person) -> str:
    place = person.school_class or person.post or person.workplace
    return f"{person}, {place}" if place else str(person)


class ColumnsForm(ActionForm):
    """The columns of the federal base that belong to the enrolment itself."""

    entered_on = forms.DateField(label="Дата вхождения в программу", widget=DateInput)
    left_on = forms.DateField(label="Дата завершения программы", widget=DateInput, required=False)
    places = forms.IntegerField(label="Сколько наставляемых готов взять", min_value=0, max_value=30)
    paused_until = forms.DateField(
        label="Новых наставляемых не брать до",
        widget=DateInput,
        required=False,
        help_text="До этого дня в подборе не участвует; пары, которые уже есть, продолжают",
    )
    results = forms.CharField(
        label="Результаты программы", widget=forms.Textarea, required=False, max_length=2000
    )
    case_link = forms.URLField(label="Ссылка на кейс или отзыв", required=False, assume_scheme="https")
    completion_mark = forms.CharField(label="Отметка о прохождении программы", required=False, max_length=120)

    def __init__(self, *args, side: str, **kwargs):
        super().__init__(*args, **kwargs)
        if side == Side.MENTEE:
            del self.fields["places"], self.fields["paused_until"]
        else:
            del self.fields["completion_mark"]


class StatementForm(ActionForm):
    """What requests and offers share: tags, interests, time and format."""

    interests = forms.CharField(
        label="Интересы", required=False, max_length=300, help_text="Через запятую: шахматы, рисование"
    )
    slots = forms.CharField(
        label="Свободное время",
        required=False,
        max_length=300,
        help_text="День и часы: пн 14–16, вт и чт после 15, по будням после уроков",
    )
    format = forms.ChoiceField(label="Как удобно встречаться", choices=Format, widget=Segmented)
    languages = forms.MultipleChoiceField(
        label="На каких языках удобно говорить", required=False, widget=Ticks
    )

    def __init__(self, *args, pack: "Pack", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(one.code, one.title) for one in pack.matching.languages]
        if not pack.matching.languages:
            del self.fields["languages"]

    def words(self, name: str) -> list[str]:
        """A comma-separated field as a list."""
        return [word.strip() for word in self.cleaned_data[name].split(",") if word.strip()]

    def clean_slots(self) -> list[str]:
        """Hours of the week; what cannot be understood is asked about, not guessed."""
        read = read_free_time(self.cleaned_data["slots"])
        if read.unclear:
            unclear = ", ".join(f"«{piece}»" for piece in read.unclear)
            raise forms.ValidationError(f"Не понято: {unclear}. Напишите день и часы, например «пн 14–16»")
        return list(read.hours)

    @property
    def facts(self) -> dict:
        """What the action takes."""
        return dict(self.cleaned_data) | {"interests": self.words("interests")}


def _experiences(pack: "Pack") -> list[tuple[str, str]]:
    return [(one.code, one.title) for one in pack.matching.experiences]


class RequestForm(StatementForm):
    """What a mentee asks for."""

    text = forms.CharField(label="Основной запрос", widget=forms.Textarea, required=False, max_length=2000)
    problem = forms.ChoiceField(label="Вид запроса", required=False)
    needs = forms.MultipleChoiceField(label="Что нужно от наставника", required=False, widget=Ticks)
    support = forms.MultipleChoiceField(
        label="Наставник, который уже помогал",
        required=False,
        widget=Ticks,
        help_text="Видят наставник и куратор: без диагнозов и причин",
    )
    wanted_sex = forms.ChoiceField(
        label="Законный представитель просит",
        required=False,
        choices=[("", "не важно"), (Sex.FEMALE, "женщину"), (Sex.MALE, "мужчину")],
        widget=Segmented,
    )
    field_order = (
        "text", "problem", "needs", "interests", "slots", "format", "languages", "support", "wanted_sex",
    )  # fmt: skip

    def __init__(self, *args, pack: "Pack", **kwargs):
        super().__init__(*args, pack=pack, **kwargs)
        self.fields["support"].choices = _experiences(pack)
        self.fields["problem"].choices = [("", "Не выбран"), *((r.code, r.title) for r in pack.requests)]
        self.fields["needs"].choices = [(c.code, c.title) for c in pack.competences]


class OfferForm(StatementForm):
    """What a mentor offers."""

    text = forms.CharField(
        label="Основные компетенции", widget=forms.Textarea, required=False, max_length=2000
    )
    competences = forms.MultipleChoiceField(label="Компетенции по справочнику", required=False, widget=Ticks)
    achievements = forms.CharField(
        label="Важные для программы достижения", widget=forms.Textarea, required=False, max_length=2000
    )
    wanted_age = forms.CharField(label="Желаемый возраст наставляемых", required=False, max_length=80)
    wanted_age_from = forms.IntegerField(label="Возраст от", required=False, min_value=5, max_value=70)
    wanted_age_to = forms.IntegerField(label="Возраст до", required=False, min_value=5, max_value=70)
    time_resource = forms.CharField(label="Ресурс времени на программу", required=False, max_length=120)
    experience = forms.MultipleChoiceField(label="Кому уже помогал", required=False, widget=Ticks)
    field_order = (
        "text", "competences", "achievements", "interests", "wanted_age", "wanted_age_from", "wanted_age_to",
        "time_resource", "slots", "format", "languages", "experience",
    )  # fmt: skip

    def __init__(self, *args, pack: "Pack", **kwargs):
        super().__init__(*args, pack=pack, **kwargs)
        self.fields["experience"].choices = _experiences(pack)
        self.fields["competences"].choices = [(c.code, c.title) for c in pack.competences]

    def clean(self):
        cleaned = super().clean()
        low, high = cleaned.get("wanted_age_from"), cleaned.get("wanted_age_to")
        if low and high and low > high:
            self.add_error("wanted_age_to", "Возраст «до» меньше возраста «от»")
        return cleaned

    @property
    def facts(self) -> dict:
        """What the action takes; interests besides as they were written."""
        return super().facts | {"interests_text": self.cleaned_data["interests"]}


class InterviewForm(ActionForm):
    """The interview sheet: one mark per criterion of the pack, a decision and its ground."""

    grows = ("mark_",)
    held_on = forms.DateField(label="Дата собеседования", widget=DateInput)
    decision = forms.ChoiceField(label="Решение", choices=Decision, widget=Segmented)
    criterion = forms.ChoiceField(label="На каком критерии держится решение")
    reason = forms.CharField(label="Обоснование", widget=forms.Textarea, required=False, max_length=1000)

    def __init__(self, *args, criteria: "list[Criterion]", **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            self.fields[f"mark_{one.code}"] = forms.TypedChoiceField(
                label=one.title.capitalize(),
                help_text=one.question,
                choices=[("", "—"), *((n, str(n)) for n in range(one.scale_max + 1))],
                coerce=int,
                empty_value=None,
                required=False,
            )
        self.fields["criterion"].choices = [(one.code, one.title.capitalize()) for one in criteria]
        self.order_fields(
            ["held_on", *(f"mark_{one.code}" for one in criteria), "decision", "criterion", "reason"]
        )

    @property
    def marks(self) -> dict[str, int]:
        """Marks given, by criterion."""
        given = {one.code: self.cleaned_data[f"mark_{one.code}"] for one in self.criteria}
        return {code: mark for code, mark in given.items() if mark is not None}


class DecisionForm(ActionForm):
    """A decision without an interview."""

    decision = forms.ChoiceField(label="Решение", choices=Decision)
    reason = forms.CharField(label="Пояснение", required=False, max_length=300)


class WithdrawForm(ActionForm):
    """Leaving the programme."""

    on = forms.DateField(label="Дата выбытия", widget=DateInput)
    reason = forms.CharField(label="Причина", max_length=300)
