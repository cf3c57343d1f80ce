"""Forms of sign-in, first run and invitations."""

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts

from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.rules import GRANTS
from nastavnik.features.organisations.enums import AUTHORITIES, OrganisationKind
from nastavnik.kit.forms import ActionForm

SCHOOLS = [(kind.value, kind.label.capitalize()) for kind in OrganisationKind if kind not in AUTHORITIES]


class NewPassword(ActionForm):
    """A password typed twice."""

    password = forms.CharField(
        label="Пароль",
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=" ".join(password_validators_help_texts()),
    )
    repeat = forms.CharField(
        label="Пароль ещё раз",
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_repeat(self) -> str:
        if self.cleaned_data["repeat"] != self.cleaned_data.get("password"):
            raise forms.ValidationError("Пароли различаются: введите одинаковые")
        return str(self.cleaned_data["repeat"])


class PasswordPair(NewPassword):
    """A sign-in name and its password."""

    username = forms.CharField(
        label="Имя для входа", max_length=80, help_text="Латинские или русские буквы и цифры"
    )
    field_order = ("username", "password", "repeat")


class PasswordForm(NewPassword):
    """One's own password, changed."""

    old = forms.CharField(
        label="Нынешний пароль",
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("old", "password", "repeat")


class FirstRunForm(PasswordPair):
    """The first school and its first person."""

    kind = forms.ChoiceField(label="Что за организация", choices=SCHOOLS)
    short_name = forms.CharField(
        label="Краткое наименование", max_length=120, help_text="Например: МБОУ «СОШ № 14»"
    )
    full_name = forms.CharField(label="Полное наименование по уставу", max_length=400)
    title = forms.CharField(label="Ваши фамилия, имя и отчество", max_length=160)
    role = forms.ChoiceField(
        label="Кто вы", choices=[(Role.CURATOR.value, "Куратор"), (Role.HEAD.value, "Руководитель")]
    )
    field_order = ("kind", "short_name", "full_name", "title", "role", "username", "password", "repeat")


class InvitationForm(ActionForm):
    """Whom to let in, and as whom."""

    addressee = forms.CharField(label="Фамилия, имя и отчество", max_length=160)
    role = forms.ChoiceField(label="Роль")

    def __init__(self, *args, by_role: str, **kwargs):
        super().__init__(*args, **kwargs)
        allowed = GRANTS.get(by_role, frozenset())
        self.fields["role"].choices = [(r.value, r.label.capitalize()) for r in Role if r in allowed]


class AcceptForm(PasswordPair):
    """A guest with a code."""

    code = forms.CharField(label="Код приглашения", max_length=40, help_text="Четыре группы по четыре знака")
    username = forms.CharField(
        label="Имя для входа",
        max_length=80,
        help_text="Придумайте: буквы и цифры. Если код выдан взамен забытого пароля — введите прежнее имя",
    )
    field_order = ("code", "username", "password", "repeat")


class SignInForm(LoginForm):
    """The library's form without its link to a page that this installation does not have."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[
            "password"
        ].help_text = "Забыли пароль? Попросите у куратора, руководителя или администратора новый код"
