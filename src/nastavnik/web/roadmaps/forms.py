"""Forms of the roadmap: the words of a step, its closing and its dropping."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse_lazy

from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.queries import people
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.queries import sections
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.row_choice import RowField
from nastavnik.web.shell.widgets import ChoiceCards, DateInput, FileDrop, Ticks

if TYPE_CHECKING:
    from nastavnik.features.programmes.models import Programme
    from nastavnik.processes.prove_step import Proof

PERIOD_READING = {
    "hx-get": reverse_lazy("roadmaps:period"),
    "hx-trigger": "input changed delay:400ms",
    "hx-target": "#period-reading",
    "autocomplete": "off",
}


OWN = "own:"
"""How a section of the school's own is named among those of the pack."""


class StepForm(ActionForm):
    """A step as people write it; dates are asked only where the words are not enough."""

    stage = forms.TypedChoiceField(label="Этап", coerce=int)
    number = forms.CharField(
        label="Номер",
        max_length=20,
        required=False,
        help_text="Свой номер, например 1.4; пусто — поставит программа",
    )
    title = forms.CharField(label="Мероприятие", max_length=1000)
    content = forms.CharField(
        label="Содержание", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    section = forms.ChoiceField(label="Раздел", required=False, help_text="Для печати карты по разделам")
    period = forms.CharField(
        label="Срок",
        max_length=300,
        widget=forms.TextInput(attrs=PERIOD_READING),
        help_text="Как принято у вас: «сентябрь – октябрь», «до 15.09», «ежеквартально», «по графику»",
    )
    starts_on = forms.DateField(label="Начало", required=False, widget=DateInput)
    ends_on = forms.DateField(label="Окончание", required=False, widget=DateInput)
    undated = forms.BooleanField(
        label="Оставить без дат, если срок не распознан",
        required=False,
        help_text="Слова сохранятся; просроченным мероприятие считаться не будет",
    )
    owner_text = forms.CharField(
        label="Ответственные по должности",
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Через точку с запятой или с новой строки: «директор; классные руководители 8–11 кл.»",
    )
    owner = forms.ChoiceField(label="Ответственный человек", required=False)
    people = forms.MultipleChoiceField(label="Ещё ответственные люди", required=False, widget=Ticks)
    co_owners = forms.CharField(
        label="Соисполнители", max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    document_kind = forms.CharField(label="Вид документа", max_length=300, required=False)
    result = forms.CharField(
        label="Ожидаемый результат", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    note = forms.CharField(
        label="Примечание", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, programme: "Programme | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {p.public_id: p for p in people(PersonKind.STAFF)} if programme else {}
        self.own = {f"{OWN}{one.public_id}": one for one in sections(programme)} if programme else {}
        pack = pack_of(programme) if programme else None
        stages = [(s.number, f"{s.number}. {s.title}") for s in pack.stages] if pack else []
        ready = [(s.code, s.title) for s in pack.roadmap.sections] if pack else []
        named = [(key, str(one)) for key, one in self.staff.items()]
        self._offer("stage", stages)
        self._offer(
            "section", [("", "Без раздела"), *ready, *((key, str(one)) for key, one in self.own.items())]
        )
        self._offer("owner", [("", "Не назначен"), *named])
        self._offer("people", named)

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = choices

    def clean_owner(self) -> Any:
        return self.staff.get(self.cleaned_data["owner"])

    def clean_people(self) -> Any:
        return [self.staff[key] for key in self.cleaned_data["people"]]

    @property
    def facts(self) -> dict[str, Any]:
        """What the action is told: a section of the school's own is a row, one of the pack a code."""
        sent = dict(self.cleaned_data)
        own = self.own.get(sent["section"])
        return sent | {"own_section": own, "section": "" if own else sent["section"]}


class ChosenForm(ActionForm):
    """Ticked steps and what is asked for them."""

    action = forms.ChoiceField(choices=(("merge", "объединить"), ("shift", "перенести сроки")))
    selected = forms.Field(widget=forms.SelectMultiple)


class MergeForm(ActionForm):
    """What several steps are called together."""

    title = forms.CharField(
        label="Общее название", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Содержание, сроки, ответственные и результаты соединятся сами",
    )  # fmt: skip


class SplitForm(ActionForm):
    """What the parts of one step are called."""

    titles = forms.CharField(
        label="Названия, каждое с новой строки", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Первое останется на месте, остальные встанут за ним с тем же сроком и теми же ответственными",
    )  # fmt: skip


class ShiftForm(ActionForm):
    """How far dates are moved."""

    months = forms.IntegerField(
        label="На сколько месяцев", min_value=-36, max_value=36, required=False,
        help_text="Со знаком минус — раньше; 12 — на следующий учебный год",
    )  # fmt: skip
    days = forms.IntegerField(label="И на сколько дней", min_value=-366, max_value=366, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("months") and not cleaned.get("days"):
            self.add_error("months", "Скажите, на сколько перенести: месяцы, дни или и то и другое")
        return cleaned


class SectionForm(ActionForm):
    """A heading of the school's own."""

    title = forms.CharField(label="Название раздела", max_length=400)
    number = forms.CharField(
        label="Номер",
        max_length=20,
        required=False,
        help_text="Как в вашей карте: «I», «2.1»; пусто — поставит программа",
    )


class NewSectionForm(SectionForm):
    """A new heading and where it stands."""

    inside = RowField(label="Внутри раздела", required=False, empty="Верхний уровень")

    def __init__(self, *args: Any, programme: "Programme | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = sections(programme) if programme else []
        self.fields["inside"].offer(one for one in rows if one.parent_id is None)


class LoadForm(ActionForm):
    """A file with a roadmap."""

    file = forms.FileField(
        label="Файл с дорожной картой",
        widget=FileDrop(hint="Таблица .xlsx, .xls, .ods или .csv до 20 мегабайт"),
        error_messages={"required": "Выберите файл с дорожной картой", "empty": "Файл пуст: выберите другой"},
    )


class LayForm(ActionForm):
    """Beside the roadmap that stands, or instead of it."""

    way = forms.ChoiceField(
        label="Как записать",
        widget=ChoiceCards,
        choices=[
            ("add", "Добавить к карте|Мероприятия встанут после тех, что уже есть"),
            (
                "replace",
                "Заменить карту|Открытые мероприятия уйдут, выполненные останутся; замену можно отменить",
            ),
        ],
    )


class NumberForm(ActionForm):
    """In which order numbers go."""

    order = forms.ChoiceField(choices=(("plain", "подряд"), ("sections", "по разделам")), required=False)


class CloseForm(ActionForm):
    """What proves the step: a fact of the system, a typed reason, or both."""

    proof = forms.ChoiceField(label="Чем подтверждается", required=False, widget=ChoiceCards)
    reason = forms.CharField(
        label="Пояснение",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
        help_text="Обязательно, если подтверждения в программе нет: что сделано и где это видно",
    )
    done_on = forms.DateField(label="Когда выполнено", widget=DateInput)

    def __init__(self, *args: Any, proofs: "list[Proof] | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(proof.value, f"{proof.title}|{KINDS[proof.kind]}") for proof in proofs or []]
        self.fields["proof"].choices = [
            *offered,
            ("", "Подтверждения в программе нет|напишите пояснение ниже"),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("proof") and not cleaned.get("reason", "").strip() and "proof" not in self.errors:
            self.add_error("reason", "Без подтверждения напишите, почему мероприятие считается выполненным")
        return cleaned


KINDS = {
    "document": "выпущенный документ",
    "training": "проведённое занятие",
    "pairing": "закреплённые пары",
    "base": "собранная база",
    "consents": "полученные согласия",
    "meetings": "состоявшиеся встречи",
}


class DropForm(ActionForm):
    """Why a step is taken off."""

    reason = forms.CharField(
        label="Почему мероприятие снимается", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class MoveForm(ActionForm):
    """Which way a step goes."""

    way = forms.ChoiceField(choices=(("up", "выше"), ("down", "ниже")))
