"""Forms of consents: given, asked, refused, withdrawn; one person or many rows."""

from typing import TYPE_CHECKING, Any

from django import forms

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.people.queries import guardians_of
from nastavnik.kit import moments
from nastavnik.kit.forms import ActionForm
from nastavnik.web.consents.answers import AnswersForm
from nastavnik.web.consents.pictures import MatrixRow
from nastavnik.web.shell.row_choice import RowField
from nastavnik.web.shell.widgets import DateInput, FileDrop

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person

PLACE = "Где хранится лист"
PLACE_HINT = "Например: папка «Наставничество 2026/27», кабинет 12"
NO_KIND = {"invalid_choice": "Такого вида согласия в программе нет: выберите из списка"}


class SignerForm(ActionForm):
    """A kind, and who signs: the person or a guardian written down."""

    kind = forms.ChoiceField(label="Вид согласия", error_messages=NO_KIND)
    signed_by = RowField(label="Кто подписывает")

    def __init__(self, *args: Any, person: "Person", pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.pack = person, pack
        self.fields["kind"].choices = [(kind.code, kind.title) for kind in pack.consents]
        adults = {row.guardian.public_id: row for row in guardians_of(person)}
        signers = [person, *(row.guardian for row in adults.values())]
        self.fields["signed_by"].offer(signers, lambda p: _called(p, person, adults.get(p.public_id)))

    def clean_kind(self) -> ConsentKind:
        return self.pack.consent(self.cleaned_data["kind"])


def _called(signer: "Person", person: "Person", row: Any) -> str:
    return f"{signer}, {row.get_relation_display()}" if row else f"{person} (сам участник)"


class GiveForm(SignerForm, AnswersForm):
    """A consent signed on paper; what is answered apart is asked for the kind in hand."""

    given_on = forms.DateField(label="Дата подписи", widget=DateInput)
    place = forms.CharField(label=PLACE, max_length=160, required=False, help_text=PLACE_HINT)
    scan = forms.FileField(
        label="Скан листа", required=False, widget=FileDrop(hint="Документ PDF или снимок до 10 мегабайт")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.data.get("kind") or self.initial.get("kind")
        for kind in self.pack.consents:
            if kind.code == code:
                self.ask_apart(kind)


class RefuseForm(SignerForm):
    """A refusal with its reason."""

    on = forms.DateField(label="Когда отказались", widget=DateInput)
    reason = forms.CharField(label="Причина", max_length=300, help_text="Со слов того, кто отказался")


class WithdrawForm(ActionForm):
    """A consent taken back."""

    ended_by = RowField(label="Кто отозвал", required=False, empty="Тот, кто подписывал")
    on = forms.DateField(label="Дата отзыва", widget=DateInput, help_text="Как стоит в заявлении")
    reason = forms.CharField(label="Причина", max_length=300, help_text="Как указано в заявлении или со слов")

    def __init__(self, *args: Any, person: "Person", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_by"].offer([person, *(row.guardian for row in guardians_of(person))])


class PickForm(ActionForm):
    """Rows of the matrix and the kind to be marked."""

    selected = forms.MultipleChoiceField(
        error_messages={"required": "Отметьте в списке, чьи согласия собраны."}
    )
    kind = forms.ChoiceField(error_messages={"required": "Выберите вид согласия.", **NO_KIND})

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["selected"].choices = [(key, key) for key in self.data.getlist("selected")]
        self.fields["kind"].choices = [(kind.code, kind.title) for kind in pack.consents]


class MarkForm(ActionForm):
    """One date and place for the signatures of many people; `signer_…` chooses among several guardians."""

    grows = ("signer_",)
    selected = forms.MultipleChoiceField(
        widget=forms.MultipleHiddenInput,
        error_messages={"invalid_choice": "Кого-то из отмеченных нет среди участников: отметьте заново"},
    )
    kind = forms.ChoiceField(widget=forms.HiddenInput, error_messages=NO_KIND)
    given_on = forms.DateField(label="Дата подписи", widget=DateInput)
    place = forms.CharField(label=PLACE, max_length=160, required=False, help_text=PLACE_HINT)

    def __init__(
        self,
        *args: Any,
        pack: Pack,
        kind: str,
        rows: list[MatrixRow],
        families: dict[int, list["Person"]],
        **kwargs: Any,
    ) -> None:
        self.table = {row.person.public_id: row for row in rows}
        super().__init__(
            *args, initial={"selected": list(self.table), "kind": kind, "given_on": moments.today()}, **kwargs
        )
        self.pack, self.families = pack, families
        self.fields["selected"].choices = [(key, key) for key in self.table]
        self.fields["kind"].choices = [(one.code, one.title) for one in pack.consents]
        self.kind = next((one for one in pack.consents if one.code == kind), None)
        for key, row in self.table.items():
            if "guardian" in self._lacking(row) and len(self._adults(row)) > 1:
                self.fields[f"signer_{key}"] = field = RowField(label=f"Кто подписал: {row.person}")
                field.offer(self._adults(row))

    @property
    def kind_title(self) -> str:
        """What is being marked."""
        return self.kind.title if self.kind else "Вид согласия не выбран"

    def _lacking(self, row: MatrixRow) -> tuple[str, ...]:
        return next((one.lacking for one in row.standings if one.kind == self.kind), ())

    def _adults(self, row: MatrixRow) -> list["Person"]:
        return self.families.get(row.person.pk, [])

    def problem(self, row: MatrixRow) -> str:
        """Why nothing can be marked for this row, in words."""
        if not any(one.kind == self.kind for one in row.standings):
            return "это согласие ему не нужно"
        if self.kind and self.kind.answered:
            return "о каждом сведении решают отдельно: примите лист или запишите на странице человека"
        lacking = self._lacking(row)
        if not lacking:
            return "уже есть"
        return (
            "не записан законный представитель" if lacking == ("guardian",) and not self._adults(row) else ""
        )

    @property
    def lines(self):
        """(person, who signs in words, field or None, problem) for the page."""
        return [
            (row.person, self._signers(row), self._choice(key), self.problem(row))
            for key, row in self.table.items()
        ]

    def _choice(self, key: str):
        name = f"signer_{key}"
        return self[name] if name in self.fields else None

    def _signers(self, row: MatrixRow) -> str:
        told = []
        for signer in self._lacking(row):
            adults = self._adults(row)
            if signer == "self":
                told.append("сам участник")
            elif len(adults) == 1:
                told.append(str(adults[0]))
            elif not adults:
                told.append("представитель не записан: его подпись останется недостающей")
        return "; ".join(told)

    @property
    def signatures(self) -> list[tuple["Person", ConsentKind, "Person | None"]]:
        """What to write, after validation."""
        assert self.kind is not None
        found: list[tuple[Person, ConsentKind, Person | None]] = []
        for key, row in self.table.items():
            for signer in () if self.kind.answered else self._lacking(row):
                adults = self._adults(row)
                if signer == "self":
                    found.append((row.person, self.kind, None))
                elif adults:
                    found.append((row.person, self.kind, self.cleaned_data.get(f"signer_{key}") or adults[0]))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.signatures:
            self.add_error(
                None, "Отмечать нечего: у выбранных людей это согласие уже есть или его некому подписать"
            )
        return cleaned

    @property
    def report(self) -> str:
        """What was done and what was left, in words."""
        skipped = [f"{row.person}: {self.problem(row)}" for row in self.table.values() if self.problem(row)]
        done = f"Отмечено подписей: {len(self.signatures)}."
        return f"{done} Пропущены: {'; '.join(skipped)}." if skipped else done
