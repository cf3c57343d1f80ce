"""A choice among rows by their opaque ids: what is not offered is not accepted, a stranger's row least of all."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms


class RowField(forms.ChoiceField):
    """`offer(rows)` fills the choices; the cleaned value is the row itself, or None for the empty choice."""

    default_error_messages = {"invalid_choice": "Такого варианта нет в списке: выберите из предложенных"}

    def __init__(self, *, empty: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.empty = empty
        self.rows: dict[str, Any] = {}

    def offer(self, rows: Iterable[Any], label: Callable[[Any], str] = str) -> None:
        """Offer these rows; `label` writes a row in words."""
        self.rows = {row.public_id: row for row in rows}
        blank = [("", self.empty)] if self.empty or not self.required else []
        self.choices = [*blank, *((key, label(row)) for key, row in self.rows.items())]

    def prepare_value(self, value: Any) -> Any:
        """A row given as the initial value is shown by its id."""
        return getattr(value, "public_id", value)

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))
