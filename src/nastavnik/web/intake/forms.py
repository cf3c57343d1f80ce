"""Forms of the wizard: the file, the columns, how to write, one row."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms

from nastavnik.core.methodology.schema.tracks import Track
from nastavnik.core.rosters.columns import MEANING_TITLES
from nastavnik.core.russian.class_codes import parse_class
from nastavnik.features.intake.choosing import STATES, Choices
from nastavnik.features.intake.reading import ColumnView
from nastavnik.features.intake.telling import FIXABLE
from nastavnik.kit.forms import ActionForm
from nastavnik.web.shell.row_choice import RowField
from nastavnik.web.shell.widgets import ChoiceCards, DateInput, FileDrop, Segmented

if TYPE_CHECKING:
    from nastavnik.features.programmes.models import Programme

ROLES = [
    ("auto", "Определить по списку|Программа сама поймёт, кто наставник, а кто наставляемый"),
    ("mentee", "Наставляемые|Список обучающихся или молодых педагогов"),
    ("mentor", "Наставники|Те, кто будет помогать"),
    ("pair", "Пары|В строке и наставник, и наставляемый"),
]
SHORT_ROLES = [(code, title.split("|")[0]) for code, title in ROLES]
SIDES = [("mentee", "наставляемый"), ("mentor", "наставник"), ("other", "не участник программы")]
STATE_TITLES = {"accepted": "приняты в базу", "candidate": "кандидаты"}
OWNERS = {"mentee": "Наставляемый", "mentor": "Наставник", "parent": "Родитель"}
OWNED = ("full_name", "surname", "given_name", "patronymic", "class", "birth_date", "contact", "workplace",
         "organization", "position", "request", "link", "interests", "wanted_age")  # fmt: skip
UNKNOWN = [("", "Не понят: не загружать")]


class UploadForm(ActionForm):
    """The file and whose list it is."""

    file = forms.FileField(
        label="Файл со списком",
        widget=FileDrop(hint="Таблица .xlsx, .xls, .ods или .csv до 20 мегабайт"),
        error_messages={"required": "Выберите файл со списком", "empty": "Файл пуст: выберите другой"},
    )
    role = forms.ChoiceField(label="Кто в списке", choices=ROLES, widget=ChoiceCards, initial="auto")
    programme = RowField(
        label="Куда записать", required=False, empty="Только в список людей",
        help_text="В программе люди сразу попадут в базы наставляемых и наставников",
    )  # fmt: skip

    def __init__(self, *args: Any, programmes: "Iterable[Programme]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].offer(programmes, lambda row: f"Программа «{row}»")


class ColumnsForm(ActionForm):
    """What each column means; `column_3` is the fourth column of the file."""

    grows = ("column_",)
    role = forms.ChoiceField(label="Кто в списке", choices=SHORT_ROLES, widget=Segmented)
    sheet = forms.CharField(required=False, max_length=120, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, views: list[ColumnView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.views = views
        for view in views:
            self.fields[f"column_{view.column.index}"] = forms.ChoiceField(
                label=f"Столбец {view.letter}: {view.column.header or 'без заголовка'}",
                choices=_meanings(view.column.key),
                initial=view.column.key or "",
                required=False,
            )

    @property
    def lines(self) -> list[tuple[ColumnView, Any]]:
        """Each column with its field, for the table of the page."""
        return [(view, self[f"column_{view.column.index}"]) for view in self.views]

    @property
    def chosen(self) -> dict[int, str]:
        """Only the meanings that differ from the guess: the rest is read as it would be anyway."""
        told = {view.column.index: self.cleaned_data[f"column_{view.column.index}"] for view in self.views}
        guessed = {view.column.index: view.column.key or "" for view in self.views}
        return {index: key or "other" for index, key in told.items() if key != guessed[index]}


def _meanings(guess: str | None) -> list[Any]:
    """Meanings in groups: whoever the column is about, then about one of them; the guess is always among them."""
    groups: list[Any] = [*UNKNOWN, ("О ком строка", list(MEANING_TITLES.items()))]
    for owner, title in OWNERS.items():
        meanings = [m for m in OWNED if owner != "parent" or m in ("full_name", "contact")]
        groups.append((title, [(f"{m}@{owner}", f"{title}: {MEANING_TITLES[m].lower()}") for m in meanings]))
    known = {key for group in groups for key, _ in (group[1] if isinstance(group[1], list) else [group])}
    if guess and guess not in known:
        meaning, _, owner = guess.partition("@")
        groups.insert(1, (guess, f"{OWNERS.get(owner, 'Другой человек')}: {MEANING_TITLES[meaning].lower()}"))
    return groups


class ChoicesForm(ActionForm):
    """How the list is to be written."""

    track = forms.ChoiceField(
        label="Форма наставничества", required=False, help_text="Для тех, у кого она в списке не указана"
    )
    entered_on = forms.DateField(
        label="Дата вхождения", widget=DateInput, help_text="Если в списке её нет или она вне программы"
    )
    state = forms.ChoiceField(
        label="Как внести в базу", choices=[(str(one), STATE_TITLES[one]) for one in STATES], widget=Segmented
    )
    pairs = forms.BooleanField(label="Предложить пары, названные в списке", required=False)

    def __init__(self, *args: Any, programme: "Programme", tracks: list[Track], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.fields["track"].choices = [("", "Не выбрана"), *((track.code, track.title) for track in tracks)]

    def clean_entered_on(self) -> Any:
        chosen = self.cleaned_data["entered_on"]
        if not self.programme.starts_on <= chosen <= self.programme.ends_on:
            raise forms.ValidationError(
                f"Программа идёт с {self.programme.starts_on:%d.%m.%Y} по {self.programme.ends_on:%d.%m.%Y}"
            )
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("pairs") and cleaned.get("state") == "candidate":
            self.add_error("pairs", "Пары предлагают только для принятых в базу")
        return cleaned

    @property
    def choices(self) -> Choices:
        """What the action takes."""
        return Choices(**{n: self.cleaned_data[n] for n in ("entered_on", "track", "state", "pairs")})


class RowForm(ActionForm):
    """What was read in one row, to be corrected."""

    same_as = forms.ChoiceField(label="Кто это", required=False, widget=forms.RadioSelect)
    surname = forms.CharField(label="Фамилия", max_length=80)
    name = forms.CharField(label="Имя", max_length=80, required=False)
    patronymic = forms.CharField(label="Отчество", max_length=80, required=False)
    role = forms.ChoiceField(label="Сторона", choices=SIDES, widget=Segmented)
    track = forms.ChoiceField(label="Форма наставничества", required=False)
    school_class = forms.CharField(label="Класс или группа", max_length=20, required=False)
    birth_date = forms.DateField(label="Дата рождения", widget=DateInput, required=False)
    post = forms.CharField(label="Должность", max_length=160, required=False)
    workplace = forms.CharField(label="Место работы или учёбы", max_length=200, required=False)
    phone = forms.CharField(label="Телефон", max_length=60, required=False)
    email = forms.EmailField(label="Электронная почта", required=False)
    contact_note = forms.CharField(label="Чьи это контакты", max_length=200, required=False)
    text = forms.CharField(
        label="Запрос или компетенции",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    places = forms.IntegerField(
        label="Сколько наставляемых готов взять", min_value=0, max_value=30, required=False,
        help_text="Только для наставника; пусто — как принято в форме",
        error_messages={"min_value": "Мест не бывает меньше нуля", "max_value": "Мест не бывает больше 30"},
    )  # fmt: skip

    def __init__(self, *args: Any, tracks: list[Track], options: list[dict[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["track"].choices = [("", "Как у всей загрузки"), *((t.code, t.title) for t in tracks)]
        if options:
            self.fields["same_as"].choices = [(one["value"], one["text"]) for one in options]
        else:
            del self.fields["same_as"]
        if not tracks:
            del self.fields["track"]

    @property
    def narrow(self) -> list[Any]:
        """Fields that stand two in a line."""
        return [field for field in self.visible_fields() if field.name not in {"same_as", "text"}]

    def clean_school_class(self) -> str:
        written = self.cleaned_data["school_class"].strip()
        if not written:
            return ""
        read = parse_class(written)
        if read is None or read.fault or not read.text:
            why = read.fault if read and read.fault else f"«{written}» не похоже на класс"
            raise forms.ValidationError(f"{why}: напишите, например, 7А")
        return read.text

    def changed_from(self, plain: dict[str, Any]) -> dict[str, Any]:
        """Values that differ from what was read, as the row keeps them."""
        told = {name: _plain(self.cleaned_data.get(name)) for name in FIXABLE if name in self.fields}
        return {name: value for name, value in told.items() if value != _plain(plain.get(name))}


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


class DecideForm(ActionForm):
    """One row decided by one button."""

    decision = forms.ChoiceField(
        choices=[("accept", "Записать"), ("drop", "Не записывать"), ("return", "Вернуть")]
    )
    same_as = forms.CharField(required=False, max_length=40)


class BulkForm(ActionForm):
    """Several rows decided at once."""

    selected = forms.MultipleChoiceField(error_messages={"required": "Отметьте строки, о которых решаете"})
    action = forms.ChoiceField(
        choices=[("accept", "Записать"), ("drop", "Не записывать"), ("return", "Вернуть")]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["selected"].choices = [(key, key) for key in self.data.getlist("selected")]


class PerformForm(ActionForm):
    """The seal of what was shown."""

    seal = forms.CharField(widget=forms.HiddenInput, max_length=64)
