"""Forms of sheets and clicks: what to print, what came back, what is agreed about each datum."""

from typing import TYPE_CHECKING, Any

from django import forms

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.codes import read_code
from nastavnik.kit.forms import ActionForm
from nastavnik.web.consents.answers import AnswersForm
from nastavnik.web.consents.forms import NO_KIND, PLACE, PLACE_HINT
from nastavnik.web.shell.row_choice import RowField
from nastavnik.web.shell.widgets import DateInput, Segmented, Ticks

if TYPE_CHECKING:
    from nastavnik.features.consents.models import ConsentSheet
    from nastavnik.features.people.models import Person

DECISIONS = (("agree", "Согласен (согласна)"), ("refuse", "Не согласен (не согласна)"))
OUTCOMES = (("signed", "Подписан"), ("refused", "Отказ"))


class PrintForm(ActionForm):
    """Whose sheets and of which kinds."""

    school_class = RowField(label="Класс", required=False, empty="Все участники программы")
    kinds = forms.MultipleChoiceField(
        label="Какие согласия",
        widget=Ticks,
        required=False,
        help_text="Ничего не отмечено — печатаются те, без которых пара не начнёт работу",
        error_messages=NO_KIND,
    )
    older = forms.BooleanField(label="И тем, кто подписал прежнюю редакцию текста", required=False)
    again = forms.BooleanField(label="И тем, кто ещё не вернул напечатанный раньше лист", required=False)

    def __init__(self, *args: Any, pack: Pack, classes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school_class"].offer(classes)
        self.fields["kinds"].choices = [(kind.code, kind.title) for kind in pack.consents]


class PrintPickedForm(ActionForm):
    """People ticked in a list and, if wished, one kind."""

    selected = forms.MultipleChoiceField(
        error_messages={"required": "Отметьте в списке, кому напечатать листы."}
    )
    kind = forms.ChoiceField(required=False, error_messages=NO_KIND)

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["selected"].choices = [(key, key) for key in self.data.getlist("selected")]
        self.fields["kind"].choices = [("", ""), *((kind.code, kind.title) for kind in pack.consents)]


class RegisterForm(AnswersForm):
    """One sheet that came back. Details are asked only where the sheet needs them."""

    code = forms.CharField(
        label="Код листа",
        max_length=30,
        widget=forms.TextInput({"autofocus": True, "autocomplete": "off", "inputmode": "numeric"}),
        help_text="Девять цифр под квадратом: наберите их или прочтите квадрат сканером",
    )
    outcome = forms.ChoiceField(label="Что с листом", choices=OUTCOMES, widget=Segmented, initial="signed")
    on = forms.DateField(label="Дата подписи", widget=DateInput)
    place = forms.CharField(label=PLACE, max_length=160, required=False, help_text=PLACE_HINT)
    details = forms.CharField(widget=forms.HiddenInput, required=False)
    guardian = RowField(label="Кто из представителей подписал", required=False)

    def __init__(
        self,
        *args: Any,
        sheet: "ConsentSheet | None" = None,
        kind: ConsentKind | None = None,
        guardians: "list[Person] | None" = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sheet, self.kind, self.guardians = sheet, kind, guardians or []
        self.needs = bool(kind and kind.answered) or self._several
        if sheet and kind and self._several:
            self.fields["guardian"].offer(self.guardians)
        else:
            del self.fields["guardian"]
        if sheet and kind:
            self.ask_apart(kind)

    @property
    def _several(self) -> bool:
        return bool(self.sheet and self.sheet.by_guardian and len(self.guardians) > 1)

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError("В коде ошибка: проверьте девять цифр под квадратом")
        if self.sheet is None:
            raise forms.ValidationError("Листа с таким кодом нет среди напечатанных: проверьте цифры")
        if self.kind is None:
            raise forms.ValidationError(
                "Такого вида согласия в методике больше нет: запишите его на странице человека"
            )
        return code

    @property
    def who(self) -> "Person | None":
        """Who of the guardians signed: the one chosen, or the only one."""
        chosen: Person | None = self.cleaned_data.get("guardian")
        return chosen or (self.guardians[0] if len(self.guardians) == 1 else None)


class AgreeForm(AnswersForm):
    """The click itself: what was read, and what is allowed."""

    asked = forms.CharField(widget=forms.HiddenInput, max_length=80)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    read = forms.BooleanField(
        label="Я прочитал(а) этот текст",
        error_messages={"required": "Прочтите текст и поставьте отметку: без неё ответ не записать"},
    )
    decision = forms.ChoiceField(
        label="Ваше решение",
        choices=DECISIONS,
        widget=Segmented,
        error_messages={"required": "Выберите решение: ни одно не отмечено заранее"},
    )

    def __init__(self, *args: Any, kind: ConsentKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_apart(kind)


class TakeBackForm(ActionForm):
    """One's own withdrawal: a reason may be given, none is asked."""

    reason = forms.CharField(
        label="Причина", max_length=300, required=False, help_text="Писать не обязательно"
    )
