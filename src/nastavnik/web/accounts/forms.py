"""Forms of sign-in, first run and invitations."""

from allauth.account.forms import LoginForm
from django import forms

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
        help_text="Не короче 12 знаков, у учеников и родителей — 8. Проще всего запомнить три слова подряд",
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

    addressee = forms.CharField(label="Фамилия, имя, отчество", max_length=160)
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


class ApplicationForm(ActionForm):
    """The first code of an application."""

    code = forms.CharField(
        label="Шесть цифр из приложения",
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class KeyForm(ActionForm):
    """A new passkey: its name, and what the browser answered."""

    name = forms.CharField(label="Как назвать ключ", max_length=60, initial="Мой ключ")
    answer = forms.CharField(max_length=20_000, widget=forms.HiddenInput, required=False)

    def clean_answer(self) -> str:
        if not self.cleaned_data["answer"]:
            raise forms.ValidationError("Браузер не передал ключ: нажмите кнопку ещё раз")
        return str(self.cleaned_data["answer"])


class SecondStepForm(ActionForm):
    """A code of the application or a spare one, or the answer of a key."""

    code = forms.CharField(
        label="Код",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
        help_text="Шесть цифр из приложения. Нет телефона под рукой — введите запасной код",
    )
    answer = forms.CharField(max_length=20_000, widget=forms.HiddenInput, required=False)

    def clean(self):
        told = super().clean()
        if not told.get("code") and not told.get("answer"):
            self.add_error("code", "Введите код или выберите ключ")
        return told


class ConfirmForm(ActionForm):
    """The password once more, or a code where there is no password."""

    secret = forms.CharField(
        max_length=128, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, *args, account, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["secret"].label = "Ваш пароль" if account.has_usable_password() else "Код второго шага"


class ReasonForm(ActionForm):
    """Why something unusual is done; it stays in the trail."""

    reason = forms.CharField(
        label="Зачем",
        max_length=300,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Останется в журнале рядом с вашим именем",
    )


class PrintCardsForm(ActionForm):
    """For which class cards are printed."""

    school_class = forms.ChoiceField(label="Класс")
    again = forms.BooleanField(
        label="Напечатать заново и тем, у кого карточка уже есть",
        required=False,
        help_text="Прежние карточки перестанут работать, кодовую фразу ученик придумает новую",
    )

    def __init__(self, *args, classes=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school_class"].choices = [(row.public_id, row.code) for row in classes]


class LinkCodeForm(ActionForm):
    """The code of a personal link."""

    code = forms.CharField(
        label="Код с листа",
        max_length=40,
        help_text="Двенадцать знаков под квадратом; чёрточки и большие буквы не важны",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class CardCodeForm(ActionForm):
    """The code of a card."""

    code = forms.CharField(
        label="Код с карточки",
        max_length=40,
        help_text="Двенадцать знаков под вашим именем; чёрточки и большие буквы не важны",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class CardPhraseForm(ActionForm):
    """The phrase of a pupil; asked twice when it is new."""

    phrase = forms.CharField(label="Кодовая фраза", max_length=128, widget=forms.PasswordInput())
    repeat = forms.CharField(
        label="Кодовая фраза ещё раз", max_length=128, widget=forms.PasswordInput(), required=False
    )

    def __init__(self, *args, fresh=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fresh = fresh
        kind = "new-password" if fresh else "current-password"
        self.fields["phrase"].widget.attrs["autocomplete"] = kind
        if fresh:
            self.fields[
                "phrase"
            ].help_text = "Не короче 8 знаков: например, три слова, которые легко запомнить"
            self.fields["repeat"].widget.attrs["autocomplete"] = kind
            self.fields["repeat"].required = True
        else:
            del self.fields["repeat"]

    def clean(self):
        told = super().clean()
        if self.fresh and told.get("repeat") != told.get("phrase"):
            self.add_error("repeat", "Фразы различаются: введите одинаковые")
        return told
