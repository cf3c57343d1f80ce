"""Forms that carry the version seen and a one-time key, and accept no field they did not show."""

import secrets
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nastavnik.kit.verdict import BadInput

CONTROL = {"_v", "_idem", "csrfmiddlewaretoken", "_next", "_undo"}


def clean_text(value: str) -> str:
    """Text without NUL and lone surrogates, which one engine accepts and the other does not."""
    if "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise ValidationError("В тексте есть недопустимый знак: уберите его и сохраните ещё раз")
    return value


class ActionForm(forms.Form):
    """A form of one action. `version` is the row's version shown; read it back as `form.seen_version`.

    `grows`: how names begin of fields which the form adds by itself for rows of the database or of a pack; the door
    lets in such names and those of the class, and nothing else.
    """

    grows: tuple[str, ...] = ()

    def __init__(self, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = version
        self.one_time_key = secrets.token_urlsafe(18)

    @property
    def hidden_pairs(self) -> list[tuple[str, str]]:
        """Names and values of the hidden control fields for the template."""
        pairs = [
            ("_idem", self.data.get("_idem") or self.one_time_key if self.is_bound else self.one_time_key)
        ]
        shown = self.data.get("_v") if self.is_bound else self.version
        return [*pairs, ("_v", str(shown))] if shown else pairs

    @property
    def seen_version(self) -> int:
        """The version the person saw, as sent back; without it nobody's work could be protected: `BadInput`."""
        sent = str(self.data.get("_v", ""))
        if not (sent.isascii() and sent.isdecimal() and len(sent) < 10):
            raise BadInput("Форма устарела: откройте страницу заново и повторите")
        return int(sent)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for value in cleaned.values():
            if isinstance(value, str):
                clean_text(value)
        self._refuse_unknown()
        return cleaned

    def _refuse_unknown(self) -> None:
        known = {self.add_prefix(name) for name in self.fields} | CONTROL
        widgets = [(self.add_prefix(name), f.widget) for name, f in self.fields.items()]
        for name in self.data:
            composite = any(
                name.startswith(f"{field}_") for field, w in widgets if isinstance(w, forms.MultiWidget)
            )
            if name not in known and not composite:
                raise UnknownField(name)


def could_show(classes: Iterable[Any], name: str) -> bool:
    """Whether a form of one of these classes may have a field of this name; no classes: a bare button."""
    return name in CONTROL or any(_has(form, name) for form in classes)


def _has(form: Any, name: str) -> bool:
    fields = form.base_fields
    if name in fields or name.startswith(getattr(form, "grows", ())):
        return True
    return any(name.startswith(f"{n}_") for n, f in fields.items() if isinstance(f.widget, forms.MultiWidget))


class UnknownField(Exception):
    """The request carries a field the form did not show (mass assignment): answered 400 and logged."""
