"""Forms of people: facts by kind, cases, guardians, classes, accounts."""

import re
from typing import TYPE_CHECKING, Any

from django import forms

from nastavnik.core.russian.cases import OBLIQUE, QUESTIONS, TITLES
from nastavnik.core.russian.phones import normal_phone
from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.rules import GRANTS
from nastavnik.features.organisations.queries import partners
from nastavnik.features.people.declension import all_cases
from nastavnik.features.people.enums import OutsiderKind, PersonKind, Relation, Sex
from nastavnik.features.people.queries import (
    accounts_without_person,
    class_choices,
    namesakes,
    people,
    person_by_id,
)
from nastavnik.kit.forms import ActionForm
from nastavnik.web.people.contacts import covered
from nastavnik.web.shell.row_choice import RowField
from nastavnik.web.shell.widgets import ChoiceCards, DateInput, Segmented

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person

FIELDS_OF = {
    PersonKind.PUPIL: ("birth_date", "school_class"),
    PersonKind.STAFF: ("birth_date", "post"),
    PersonKind.OUTSIDER: (
        "birth_date", "outsider_kind", "partner", "workplace", "post", "recommended_by", "recommended_on",
    ),
    PersonKind.GUARDIAN: ("workplace",),
}  # fmt: skip
ONLY_SOME = {name for names in FIELDS_OF.values() for name in names}
CONTACTS = ("phone", "email", "contact_note")
SEXES = [("", "Определить по имени"), *((s.value, s.label.capitalize()) for s in Sex)]


def phone_of(text: str) -> str:
    """A telephone as it is kept; raises a sentence when it cannot be one."""
    digits = re.sub(r"\D", "", text)
    number = normal_phone(text) or (text.strip() if 5 <= len(digits) <= 7 else None)
    if text and number is None:
        raise forms.ValidationError(
            "Телефон не разобран: напишите одиннадцать цифр, например 8 900 000-00-41"
        )
    return number or ""


class NameForm(ActionForm):
    """Who it is, and how to reach them."""

    surname = forms.CharField(label="Фамилия", max_length=80)
    name = forms.CharField(label="Имя", max_length=80)
    patronymic = forms.CharField(label="Отчество", max_length=80, required=False)
    phone = forms.CharField(
        label="Телефон", max_length=60, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = forms.EmailField(
        label="Электронная почта", required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    contact_note = forms.CharField(
        label="Пояснение к контактам",
        max_length=200,
        required=False,
        help_text="Например: звонить после 18:00",
    )

    def clean_phone(self) -> str:
        return phone_of(self.cleaned_data["phone"])


class PersonForm(NameForm):
    """A person of one kind; a namesake is asked about once."""

    sex = forms.ChoiceField(label="Пол", choices=SEXES, required=False, widget=Segmented)
    birth_date = forms.DateField(label="Дата рождения", required=False, widget=DateInput)
    school_class = RowField(label="Класс", required=False, empty="не указан")
    post = forms.CharField(
        label="Должность",
        max_length=160,
        required=False,
        help_text="Как в штатном расписании: учитель математики",
    )
    partner = RowField(label="Организация-партнёр", required=False, empty="не из списка партнёров")
    workplace = forms.CharField(label="Место работы или учёбы", max_length=200, required=False)
    outsider_kind = forms.ChoiceField(
        label="Кто это", choices=[("", "Не указано"), *OutsiderKind.choices], required=False
    )
    recommended_by = forms.CharField(
        label="Кто рекомендует",
        max_length=200,
        required=False,
        help_text="Организация или человек, которые поручаются: отдел кадров, советник директора",
    )
    recommended_on = forms.DateField(label="Дата рекомендации", required=False, widget=DateInput)
    another = forms.BooleanField(label="Это другой человек с тем же именем", required=False)
    forget_contacts = forms.BooleanField(label="Удалить записанные контакты", required=False)
    field_order = (
        "surname", "name", "patronymic", "sex", "birth_date", "school_class", "outsider_kind", "partner",
        "workplace", "post", "recommended_by", "recommended_on", "phone", "email", "contact_note",
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, person: "Person | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.person = kind, person
        for name in ONLY_SOME - set(FIELDS_OF[PersonKind(kind)]):
            del self.fields[name]
        if "school_class" in self.fields:
            self.fields["school_class"].offer(class_choices())
        if "partner" in self.fields:
            self.fields["partner"].offer(partners(), lambda row: row.name)
        self._drop_questions()

    def _drop_questions(self) -> None:
        """Questions that arise by themselves stay away until they do."""
        asked = bool(self.data) and not self.person and self._twins()
        if not asked:
            del self.fields["another"]
        masks = covered(self.person) if self.person is not None else None
        if masks is None or not masks.any:
            del self.fields["forget_contacts"]
            return
        for name, mask in zip(CONTACTS, (masks.phone, masks.email, masks.note), strict=True):
            self.initial[name] = ""
            self.fields[name].help_text = f"Сейчас: {mask}. Пусто — оставить как есть" if mask else ""

    def _twins(self) -> list["Person"]:
        told = [str(self.data.get(name, "")).strip() for name in ("surname", "name", "patronymic")]
        return list(namesakes(*told).filter(kind=self.kind).select_related("school_class")[:3])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "another" in self.fields and not cleaned.get("another"):
            seen = "; ".join(
                f"{twin}, {twin.school_class or twin.post or 'класс не указан'}" for twin in self._twins()
            )
            self.add_error("another", f"Такой человек уже есть в списках: {seen}. Отметьте, если это тёзка")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """What to save: empty contacts of a known person mean «as they were»."""
        facts = dict(self.cleaned_data)
        facts.pop("another", None)
        forgotten = facts.pop("forget_contacts", False)
        if self.person is not None and not forgotten:
            for name in CONTACTS:
                if not facts[name]:
                    del facts[name]
        return facts


class ReasonForm(ActionForm):
    """Why contacts are needed."""

    reason = forms.CharField(
        label="Зачем нужны контакты",
        max_length=200,
        help_text="Причина и ваше имя останутся в журнале, например: сообщить о переносе встречи",
    )


class CasesForm(ActionForm):
    """Forms of a name and a post written by hand; an empty line is left to the rules."""

    grows = ("name_", "post_")

    def __init__(self, *args: Any, person: "Person", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.lines = person, all_cases(person)
        told = {line.code: line for line in self.lines}
        for case in OBLIQUE:
            self._add(f"name_{case}", TITLES[case], told[case].name_by_rules, person.name_cases.get(case, ""))
            if person.post:
                self._add(
                    f"post_{case}", TITLES[case], told[case].post_by_rules, person.post_cases.get(case, "")
                )

    def _add(self, name: str, title: str, by_rules: str, by_hand: str) -> None:
        what = "Имя" if name.startswith("name") else "Должность"
        shown = {"placeholder": by_rules, "aria-label": f"{what}, {title} падеж"}
        self.fields[name] = forms.CharField(
            label=f"{what}, {title}",
            max_length=240,
            required=False,
            initial=by_hand,
            widget=forms.TextInput(shown),
        )

    def written(self, part: str) -> dict[str, str]:
        """Case code → what was written, for «name» or «post»."""
        found = {case: " ".join(self.cleaned_data.get(f"{part}_{case}", "").split()) for case in OBLIQUE}
        return {str(case): text for case, text in found.items() if text}

    @property
    def rows(self):
        """(case, question, line, name field, post field or None) for the page; the nominative has no fields."""
        return [
            (
                line.title,
                QUESTIONS[line.code],
                line,
                self._shown("name", line.code),
                self._shown("post", line.code),
            )
            for line in self.lines
        ]

    def _shown(self, part: str, case: str):
        name = f"{part}_{case}"
        return self[name] if name in self.fields else None


class GuardianForm(ActionForm):
    """An adult found on the lists, or a new one."""

    guardian = forms.CharField(required=False, label="Кого записать")
    relation = forms.ChoiceField(label="Кем приходится", choices=Relation, widget=Segmented)
    ground = forms.CharField(
        label="Документ-основание",
        max_length=200,
        required=False,
        help_text="Для опекуна: вид, номер и дата. Для родителя можно не заполнять",
    )
    surname = forms.CharField(label="Фамилия", max_length=80, required=False)
    name = forms.CharField(label="Имя", max_length=80, required=False)
    patronymic = forms.CharField(label="Отчество", max_length=80, required=False)
    phone = forms.CharField(label="Телефон", max_length=60, required=False)
    email = forms.EmailField(label="Электронная почта", required=False)

    def clean_phone(self) -> str:
        return phone_of(self.cleaned_data["phone"])

    def clean_guardian(self) -> "Person | None":
        chosen = self.cleaned_data["guardian"]
        found = person_by_id(chosen) if chosen else None
        if chosen and found is None:
            raise forms.ValidationError(
                "Такого взрослого нет в списках: выберите из найденных или внесите нового"
            )
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("guardian") and "guardian" not in self.errors:
            for name, title in (("surname", "фамилию"), ("name", "имя")):
                if not cleaned.get(name):
                    self.add_error(name, f"Напишите {title} или выберите взрослого из найденных")
        return cleaned

    @property
    def new_person(self) -> dict[str, Any]:
        """Facts of an adult who is not on the lists yet."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"guardian", "relation", "ground"}}


class MergeForm(ActionForm):
    """Which of two records stays."""

    kept = forms.ChoiceField(label="Какая запись останется", widget=ChoiceCards)

    def __init__(self, *args: Any, pair: tuple["Person", "Person"], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].choices = [
            (
                p.public_id,
                f"{p}|{', '.join(filter(None, (str(p.school_class or ''), p.post))) or 'без класса'}, код …{p.public_id[-4:]}",
            )
            for p in pair
        ]


class ClassForm(ActionForm):
    """A class as people write it."""

    code = forms.CharField(label="Класс или группа", max_length=20, help_text="Например: 7А, 10-1, ИС-21")


class EntrustForm(ActionForm):
    """Who answers for a class."""

    class_teacher = RowField(label="Классный руководитель", required=False, empty="не назначен")
    psychologist = RowField(
        label="Педагог-психолог",
        required=False,
        empty="не назначен",
        help_text="Оба видят только обучающихся порученных им классов",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = list(people(PersonKind.STAFF).order_by("sort_key"))
        for name in ("class_teacher", "psychologist"):
            self.fields[name].offer(staff, lambda p: f"{p}, {p.post}" if p.post else str(p))


class InviteForm(ActionForm):
    """In which role to let the person in."""

    role = forms.ChoiceField(label="В какой роли")

    def __init__(self, *args: Any, by_role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = GRANTS.get(by_role, frozenset())
        roles = [(r.value, r.label.capitalize()) for r in Role if r in allowed]
        self.fields["role"].choices = [("", "Выберите роль"), *roles]


class LinkForm(ActionForm):
    """Whose account it is."""

    account = RowField(label="Учётная запись")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].offer(accounts_without_person())
