"""Forms of the roadmap: the words of a step, its closing and its dropping."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse_lazy

from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.queries import people
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import ChoiceCards, DateInput

if TYPE_CHECKING:
    from nastavnik.features.programmes.models import Programme
    from nastavnik.processes.prove_step import Proof

PERIOD_READING = {
    "hx-get": reverse_lazy("roadmaps:period"),
    "hx-trigger": "input changed delay:400ms",
    "hx-target": "#period-reading",
    "autocomplete": "off",
}


class StepForm(ActionForm):
    """A step as people write it; dates are asked only where the words are not enough."""

    stage = forms.TypedChoiceField(label="Этап", coerce=int)
    number = forms.CharField(
        label="Номер",
        max_length=20,
        required=False,
        help_text="Свой номер, например 1.4; пусто — поставит программа",
    )
    title = forms.CharField(label="Мероприятие", max_length=400)
    content = forms.CharField(
        label="Содержание", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    section = forms.ChoiceField(label="Раздел", required=False, help_text="Для печати карты по разделам")
    period = forms.CharField(
        label="Срок",
        max_length=120,
        widget=forms.TextInput(attrs=PERIOD_READING),
        help_text="Как принято у вас: «сентябрь – октябрь», «до 15.09», «в течение года»",
    )
    starts_on = forms.DateField(label="Начало", required=False, widget=DateInput)
    ends_on = forms.DateField(label="Окончание", required=False, widget=DateInput)
    owner_text = forms.CharField(label="Ответственный по должности", max_length=200, required=False)
    owner = forms.ChoiceField(label="Ответственный человек", required=False)
    co_owners = forms.CharField(label="Соисполнители", max_length=400, required=False)
    document_kind = forms.CharField(label="Вид документа", max_length=300, required=False)
    result = forms.CharField(label="Ожидаемый результат", max_length=400, required=False)

    def __init__(self, *args: Any, programme: "Programme | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {p.public_id: p for p in people(PersonKind.STAFF)} if programme else {}
        pack = pack_of(programme) if programme else None
        stages = [(s.number, f"{s.number}. {s.title}") for s in pack.stages] if pack else []
        sections = [(s.code, s.title) for s in pack.roadmap.sections] if pack else []
        self._offer("stage", stages)
        self._offer("section", [("", "Без раздела"), *sections])
        self._offer("owner", [("", "Не назначен"), *((key, str(one)) for key, one in self.staff.items())])

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = choices

    def clean_owner(self) -> Any:
        return self.staff.get(self.cleaned_data["owner"])


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
