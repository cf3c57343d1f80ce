"""Forms of the methodology: an entry as the schema has it, a file with a layer, adopting an edition."""

from collections.abc import Mapping
from typing import Any

from django import forms

from nastavnik.core.methodology.anatomy import model_at, slots
from nastavnik.core.methodology.layering import Way
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.kit.forms import ActionForm
from nastavnik.web.methodology.fields import Placed, controls, placed, shown, taken
from nastavnik.web.shell.widgets import FileDrop

NOTE = "why"
WHY = "Одним предложением: останется в истории"


class EntryForm(ActionForm):
    """The fields of one entry or part. Without a pack it is only the note: the fields depend on the schema."""

    grows = ("",)

    def __init__(
        self,
        *args: Any,
        pack: Pack | None = None,
        at: Way = (),
        value: Mapping[str, Any] | None = None,
        fresh: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at, self.fresh = at, fresh
        self.places = self._places(pack, value) if pack else []
        for one in self.places:
            self.fields.update(controls(one, pack))  # type: ignore[arg-type]
            if value is not None:
                self.initial |= shown(one, _inside(value, one.way))
        self.fields[NOTE] = forms.CharField(
            label="Что и зачем меняете", max_length=300, required=False, help_text=WHY
        )

    def _places(self, pack: Pack, value: Mapping[str, Any] | None) -> list[Placed]:
        return list(placed(model_at(self.at), self.at, pack, fresh=self.fresh, value=value))

    @property
    def groups(self) -> list[dict[str, Any]]:
        """Bound fields under the headings of the parts they stand in."""
        found: dict[str, list[Any]] = {}
        for one in self.places:
            found.setdefault(one.heading, []).extend(self[name] for name in self.fields if _of(one, name))
        return [{"title": title, "fields": bound} for title, bound in found.items()]

    @property
    def note_field(self) -> Any:
        """The note as drawn."""
        return self[NOTE]

    @property
    def note(self) -> str:
        """Why the change is made."""
        return str(self.cleaned_data.get(NOTE, ""))

    @property
    def values(self) -> dict[Way, Any]:
        """Values by their ways inside the thing edited."""
        return {one.way: _filled(one, taken(one, self.cleaned_data), self.at) for one in self.places}

    @property
    def entry(self) -> dict[str, Any]:
        """The values put together as one entry."""
        made: dict[str, Any] = {}
        cells = {one.way for one in self.places if one.cell}
        for way, value in self.values.items():
            if value is not None and (value or way not in cells):
                _put(made, way, value)
        return made


def _of(one: Placed, name: str) -> bool:
    return name == one.name or (one.slot.kind in {"months", "amounts"} and name.startswith(f"{one.name}."))


def _filled(one: Placed, value: Any, at: Way) -> Any:
    """An optional number left empty is what the schema takes for granted."""
    if value is not None or not one.slot.optional or one.cell:
        return value
    way = tuple(part for part in one.way if part != "0")
    model: Any = model_at(at)
    for part in way[:-1]:
        model = next(slot.model for slot in slots(model) if slot.name == part)
    default = model.model_fields[way[-1]].get_default()
    return list(default) if isinstance(default, tuple) else default


def _inside(value: Any, way: Way) -> Any:
    for part in way:
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _put(made: dict[str, Any], way: Way, value: Any) -> None:
    holder: Any = made
    for depth, part in enumerate(way[:-1]):
        if part == "0":
            holder = holder[0]
        elif way[depth + 1] == "0":
            holder = holder.setdefault(part, [{}])
        else:
            holder = holder.setdefault(part, {})
    holder[way[-1]] = value


class HeadForm(ActionForm):
    """How the methodology is called and what it is about."""

    title = forms.CharField(label="Название методики", max_length=200)
    summary = forms.CharField(
        label="Краткое описание", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    why = forms.CharField(label="Что и зачем меняете", max_length=300, required=False, help_text=WHY)


class PressForm(ActionForm):
    """A button that changes the layer: it carries the version seen."""


class LayerFileForm(ActionForm):
    """A layer as a file, instead of what the organisation has."""

    file = forms.FileField(
        label="Файл со слоем",
        widget=FileDrop(
            hint="Текстовый файл .yaml до 400 килобайт — такой, какой даёт кнопка «Скачать слой»"
        ),
        error_messages={"required": "Выберите файл", "empty": "Файл пуст: выберите другой"},
    )
    note = forms.CharField(label="Что и зачем меняете", max_length=300, required=False, help_text=WHY)


class AdoptForm(ActionForm):
    """Which edition the programme takes: a kept one, or the methodology in force now as it was shown."""

    edition = forms.CharField(required=False, max_length=26, widget=forms.HiddenInput)
    digest = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class StepsForm(ActionForm):
    """New steps of the edition to be added to the roadmap."""

    steps = forms.MultipleChoiceField(label="Новые мероприятия")

    def __init__(self, *args: Any, offered: tuple[tuple[str, str], ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["steps"].choices = list(offered)
