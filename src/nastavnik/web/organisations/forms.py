"""Forms of the passport and of partners."""

from django import forms

from nastavnik.features.organisations.enums import PartnerKind
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.widgets import DateInput

PASSPORT_PARTS = (
    ("Наименование", ("full_name", "short_name", "founder", "city")),
    ("Связь", ("address", "phone", "email", "website")),
    ("Реквизиты", ("inn", "kpp", "ogrn", "okpo")),
    ("Руководитель", ("head_post", "head_surname", "head_name", "head_patronymic")),
    ("Документы", ("regional_act", "number_mask")),
)


def _digits(label: str, *lengths: int) -> forms.CharField:
    words = " или ".join(str(n) for n in lengths)
    pattern = "|".join(rf"\d{{{n}}}" for n in lengths)
    return forms.RegexField(
        rf"^({pattern})$",
        label=label,
        required=False,
        error_messages={"invalid": f"{label}: нужно {words} цифр без пробелов"},
    )


class PassportForm(ActionForm):
    """Everything the documents of the organisation need."""

    full_name = forms.CharField(label="Полное наименование по уставу", max_length=400)
    short_name = forms.CharField(label="Краткое наименование", max_length=120)
    founder = forms.CharField(
        label="Учредитель",
        max_length=300,
        required=False,
        help_text="Кто учредил организацию: администрация, департамент",
    )
    city = forms.CharField(
        label="Место издания документов", max_length=120, required=False, help_text="Например: г. Крамск"
    )
    address = forms.CharField(label="Адрес", max_length=300, required=False)
    phone = forms.CharField(label="Телефон", max_length=60, required=False)
    email = forms.EmailField(label="Электронная почта", required=False)
    website = forms.URLField(label="Сайт", required=False, assume_scheme="https")
    inn = _digits("ИНН", 10, 12)
    kpp = _digits("КПП", 9)
    ogrn = _digits("ОГРН", 13, 15)
    okpo = _digits("ОКПО", 8, 10)
    head_post = forms.CharField(label="Должность руководителя", max_length=120)
    head_surname = forms.CharField(label="Фамилия", max_length=80, required=False)
    head_name = forms.CharField(label="Имя", max_length=80, required=False)
    head_patronymic = forms.CharField(label="Отчество", max_length=80, required=False)
    regional_act = forms.CharField(
        label="Региональный документ о внедрении",
        max_length=400,
        required=False,
        help_text="Вид, орган, дата и номер: попадёт в основание приказов",
    )
    number_mask = forms.CharField(
        label="Вид номера приказа",
        max_length=40,
        help_text="{номер} заменяется порядковым номером, например 56-од: {номер}-од",
    )

    def clean_number_mask(self) -> str:
        mask = str(self.cleaned_data["number_mask"])
        if mask.count("{номер}") != 1:
            raise forms.ValidationError("Вид номера должен один раз содержать {номер}")
        return mask

    @property
    def parts(self):
        """The fields in named groups, for the page."""
        return [(title, [self[name] for name in names]) for title, names in PASSPORT_PARTS]


class PartnerForm(ActionForm):
    """A partner and the agreement with it."""

    name = forms.CharField(label="Название", max_length=300)
    kind = forms.ChoiceField(label="Вид", choices=PartnerKind)
    contact = forms.CharField(label="Контактное лицо и телефон", max_length=200, required=False)
    agreement_number = forms.CharField(label="Номер соглашения", max_length=60, required=False)
    agreement_date = forms.DateField(label="Дата соглашения", required=False, widget=DateInput)
    agreement_until = forms.DateField(label="Действует до", required=False, widget=DateInput)

    def clean(self):
        cleaned = super().clean()
        signed, until = cleaned.get("agreement_date"), cleaned.get("agreement_until")
        if signed and until and until < signed:
            self.add_error("agreement_until", "Срок не может закончиться раньше даты соглашения")
        return cleaned
