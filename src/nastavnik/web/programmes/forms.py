"""Forms of programmes: tracks are cards of the pack with a target number of pairs beside each."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from nastavnik.core.calendars import SchoolYear
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.queries import people
from nastavnik.kit.forms import ActionForm
from nastavnik.processes.foresee_programme import broken_by_dates, broken_by_targets
from nastavnik.web.shell.widgets import DateInput

if TYPE_CHECKING:
    from nastavnik.features.programmes.models import Programme

CHOSEN, TARGET = "track_", "target_"
PREPARATION = 6  # from June on people plan the coming year


def school_years(today: date) -> list[tuple[int, str]]:
    """The coming (or going) year first, then the one after and the one before."""
    now = SchoolYear.of(today, PREPARATION)
    return [(year.start_year, year.title) for year in (now, now.following, now.previous)]


class ProgrammeForm(ActionForm):
    """The facts of a programme; its tracks depend on the pack."""

    grows = (CHOSEN, TARGET)
    title = forms.CharField(label="Название", max_length=200)
    starts_on = forms.DateField(label="Начало", required=False, widget=DateInput)
    ends_on = forms.DateField(label="Окончание", required=False, widget=DateInput)
    curator = forms.ChoiceField(
        label="Куратор", required=False, help_text="Если куратора нет в списке, сначала внесите его в «Люди»"
    )
    aim = forms.CharField(
        label="Цель", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000, required=False
    )

    def __init__(self, *args: Any, pack: Pack | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pack = pack
        self.staff = {p.public_id: p for p in people(PersonKind.STAFF)} if pack else {}
        names = [
            (key, f"{person}, {person.post}" if person.post else str(person))
            for key, person in self.staff.items()
        ]
        self.fields["curator"].choices = [("", "Пока не назначен"), *names]
        for track in pack.tracks if pack else ():
            self.fields[CHOSEN + track.code] = forms.BooleanField(label=track.title, required=False)
            self.fields[TARGET + track.code] = forms.IntegerField(
                label="Сколько пар хотим", required=False, min_value=1, max_value=1000
            )

    def clean_curator(self) -> Any:
        return self.staff.get(self.cleaned_data["curator"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end <= start:
            self.add_error("ends_on", "Программа не может закончиться раньше, чем началась")
        if self.pack and not self.tracks:
            self.add_error(None, "Выберите хотя бы одну форму наставничества")
        return cleaned

    @property
    def tracks(self) -> dict[str, int | None]:
        """Chosen codes with their targets; a target alone chooses its track as well."""
        sent = self.cleaned_data
        codes = [track.code for track in self.pack.tracks] if self.pack else []
        return {
            code: sent.get(TARGET + code)
            for code in codes
            if sent.get(CHOSEN + code) or sent.get(TARGET + code)
        }

    @property
    def cards(self) -> list[dict[str, Any]]:
        """Each track of the pack with its two fields, for the page."""
        tracks = self.pack.tracks if self.pack else ()
        return [
            {"track": t, "chosen": self[CHOSEN + t.code], "target": self[TARGET + t.code]} for t in tracks
        ]

    @property
    def facts(self) -> dict[str, Any]:
        """What the action is told besides the tracks."""
        return {name: self.cleaned_data[name] for name in self.base_fields if name in self.cleaned_data}


class NewProgrammeForm(ProgrammeForm):
    """A programme of a school year; without dates it lasts from 1 September to the end of May."""

    field_order = ("title", "school_year")
    school_year = forms.TypedChoiceField(label="Учебный год", coerce=int)

    def __init__(self, *args: Any, today: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = school_years(today) if today else []
        self.fields["school_year"].choices = years
        for name in ("starts_on", "ends_on"):
            self.fields[name].help_text = "Пусто — с 1 сентября по 31 мая выбранного года"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start_year = cleaned.get("school_year")
        if start_year is None:
            return cleaned
        cleaned["starts_on"] = cleaned.get("starts_on") or date(start_year, 9, 1)
        cleaned["ends_on"] = cleaned.get("ends_on") or date(start_year + 1, 5, 31)
        for name in ("starts_on", "ends_on"):
            if not date(start_year, 6, 1) <= cleaned[name] <= date(start_year + 1, 8, 31):
                self.add_error(name, f"День не попадает в {SchoolYear(start_year).title}")
        return cleaned


class EditProgrammeForm(ProgrammeForm):
    """The same facts of a programme that exists: its year and contour stay. What would break is said first."""

    agreed = forms.BooleanField(
        label="Сохранить всё равно",
        required=False,
        help_text="Нужно, если программа предупредила о последствиях",
    )

    def __init__(self, *args: Any, programme: "Programme | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        for name in ("starts_on", "ends_on"):
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.programme and not self.errors and not cleaned.get("agreed"):
            dates = cleaned["starts_on"], cleaned["ends_on"]
            broken = [
                *broken_by_dates(self.programme, *dates),
                *broken_by_targets(self.programme, self.tracks),
            ]
            for sentence in broken:
                self.add_error(None, f"{sentence}. Проверьте или отметьте «Сохранить всё равно»")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """Without the consent to consequences."""
        return {name: value for name, value in super().facts.items() if name != "agreed"}


class StageForm(ActionForm):
    """Another current stage."""

    stage = forms.IntegerField(label="Этап", min_value=1, max_value=7)
