"""Controls beyond Django's own."""

from typing import Any

from django import forms


class DateInput(forms.DateInput):
    """A calendar of the browser; the hint tells the Russian order whatever language the browser speaks."""

    input_type = "date"
    hint = "День, месяц, год — например, 05.09.2026"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """Hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class ChoiceCards(forms.RadioSelect):
    """One of a few, as cards; a choice label «Заголовок|пояснение» puts the second part in small type."""

    look = "cards"


class Segmented(forms.RadioSelect):
    """One of two to five short words, as buttons in a row."""

    look = "segmented"


class Ticks(forms.CheckboxSelectMultiple):
    """Several of a list."""

    look = "choices"


class FileDrop(forms.FileInput):
    """A file; `hint` names the kinds and the size accepted."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, hint: str = "") -> None:
        super().__init__(attrs)
        self.hint = hint
