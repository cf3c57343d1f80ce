"""Controls made from the schema: one for every field of an entry, and back to values of a pack."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nastavnik.core.methodology.anatomy import QUIET, Slot, kind_in, reference_kinds, slots, titles
from nastavnik.core.methodology.captions import MONTHS, label
from nastavnik.core.methodology.layering import Way, key_of
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.web.shell.widgets import Ticks

SHORT = {"title", "short_title", "number", "date", "cite", "letter", "header", "group", "order_mask", "article",
         "in_force_from", "in_force_to", "until", "chapter", "kind"}  # fmt: skip
FIRST, LAST = "from", "to"
LISTED = {"texts", "phrases"}
MONTH_CHOICES = [("", "—"), *((str(n), name) for n, name in enumerate(MONTHS, start=1))]
LONGEST = 4000


class LinesField(forms.CharField):
    """Several texts, one on each line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise ValidationError("Заполните это поле")

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value))


class NumbersField(forms.CharField):
    """Whole numbers with commas between them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        pieces = re.split(r"[\s,;]+", str(value or "").strip())
        if not all(piece.isascii() and piece.isdecimal() and len(piece) < 6 for piece in pieces if piece):
            raise ValidationError("Напишите целые числа через запятую")
        return [int(piece) for piece in pieces if piece]

    def run_validators(self, value: Any) -> None:
        """Judged by the schema."""


@dataclass(frozen=True)
class Placed:
    """A field of the schema inside the thing edited: its way from there, and what it refers to."""

    way: Way
    slot: Slot
    refers: str = ""
    caption: str = ""
    depth: int = 1

    @property
    def cell(self) -> bool:
        """Whether it is a value of a table: one for each form or stage, none of them obliged to be there."""
        return bool(self.caption)

    @property
    def heading(self) -> str:
        """The parts in which it stands."""
        return " · ".join(label(part) for part in self.way[: -self.depth] if part != "0")

    @property
    def name(self) -> str:
        """Its name in the form."""
        return ".".join(self.way)


def placed(
    model: Any, at: Way, pack: Pack, *, fresh: bool = False, inner: Way = (), value: Any = None
) -> Iterator[Placed]:
    """The fields that a form shows for a thing of this model at a way; `fresh`: of an entry not yet there.

    `value` is the thing as it stands: which cells of its tables are filled.
    """
    kinds = reference_kinds(pack)
    for slot in slots(model):
        way = (*inner, slot.name)
        if slot.name in QUIET and not (slot.name == "contour" and fresh):
            continue
        if slot.kind == "part" and slot.model is not None:
            yield from placed(slot.model, at, pack, fresh=fresh, inner=way)
        elif slot.kind == "entries" and fresh and slot.at_least and slot.model is not None:
            yield from placed(slot.model, at, pack, fresh=fresh, inner=(*way, "0"))
        elif slot.kind == "table":
            yield from _cells(way, pack, value or {})
        elif slot.kind not in {"part", "entries", "rows"}:
            whole = (*at, "", *way) if fresh else (*at, *way)
            refers = kind_in(kinds, whole) if slot.kind in {"code", "codes"} else ""
            if _shown(slot, refers, at, inner, fresh):
                yield Placed(way, slot, refers)


def _cells(way: Way, pack: Pack, value: Any) -> Iterator[Placed]:
    """The cells of a table: a text for each stage, or thresholds for each form like those the entry has for all."""
    held = value.get(way[-1]) or {}
    if way[-1] == "scheme":
        for code, title in titles(pack, "stage").items():
            yield Placed((*way, code), Slot(code, "text", optional=code not in held), caption=title)
        return
    names = [name for name, amount in (value.get("amounts") or {}).items() if amount is not None]
    for code, title in titles(pack, "track").items():
        for name in names:
            slot = Slot(name, "number", optional=True, low=0, high=1000)
            yield Placed((*way, code, name), slot, caption=f"{title}: {label(name).lower()}", depth=2)


def _shown(slot: Slot, refers: str, at: Way, inner: Way, fresh: bool) -> bool:
    """What tells an entry from others is given once and is not asked of a person where a number would do."""
    if slot.kind == "code" and not refers:
        return False
    name = inner[-2] if len(inner) > 1 and inner[-1] == "0" else at[-1] if fresh and not inner else at[-2:-1]
    identity = key_of(name if isinstance(name, str) else "".join(name))
    return slot.name != identity or (fresh and slot.name in {"track", "age_from"})


def controls(one: Placed, pack: Pack) -> dict[str, forms.Field]:
    """The form's fields for one field of the schema."""
    slot, name = one.slot, one.name
    common: dict[str, Any] = {
        "label": one.caption or slot.label,
        "help_text": slot.hint,
        "required": not slot.optional,
    }
    if slot.kind == "months":
        return {
            f"{name}.{FIRST}": forms.ChoiceField(
                choices=MONTH_CHOICES, **common | {"label": f"{slot.label}: с"}
            ),
            f"{name}.{LAST}": forms.ChoiceField(
                choices=MONTH_CHOICES, **common | {"label": "по", "help_text": ""}
            ),
        }
    if slot.kind == "amounts":
        return {
            f"{name}.{code}": forms.IntegerField(label=title, min_value=0, max_value=100, required=False)
            for code, title in titles(pack, "measure").items()
        }
    return {name: _control(one, pack, common)}


def _control(one: Placed, pack: Pack, common: dict[str, Any]) -> forms.Field:
    slot = one.slot
    if slot.kind == "number":
        return forms.IntegerField(min_value=slot.low, max_value=slot.high, **common)
    if slot.kind == "flag":
        return forms.BooleanField(**common | {"required": False})
    if slot.kind == "choice":
        return forms.ChoiceField(choices=_offered(slot.offered, slot), **common)
    if slot.kind == "choices":
        return forms.MultipleChoiceField(choices=slot.offered, widget=Ticks, **_least(slot, common))
    if slot.kind == "code" and titles(pack, one.refers):
        return forms.ChoiceField(choices=_offered(titles(pack, one.refers).items(), slot), **common)
    if slot.kind == "codes" and titles(pack, one.refers):
        offered = list(titles(pack, one.refers).items())
        return forms.MultipleChoiceField(choices=offered, widget=Ticks, **_least(slot, common))
    if slot.kind in LISTED | {"codes"}:
        return LinesField(
            widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST, **_least(slot, common)
        )
    if slot.kind == "numbers":
        return NumbersField(max_length=120, **_least(slot, common))
    if slot.name in SHORT:
        return forms.CharField(max_length=400, **common)
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=LONGEST, **common)


def _offered(values: Any, slot: Slot) -> list[tuple[str, str]]:
    return [*([("", "Не выбрано")] if slot.optional else []), *values]


def _least(slot: Slot, common: dict[str, Any]) -> dict[str, Any]:
    return common | {"required": bool(slot.at_least) or (slot.kind == "phrases" and not slot.optional)}


def shown(one: Placed, value: Any) -> dict[str, Any]:
    """Initial values of the controls of one field."""
    if one.slot.kind == "months":
        first, last = value or ("", "")
        return {f"{one.name}.{FIRST}": str(first), f"{one.name}.{LAST}": str(last)}
    if one.slot.kind == "amounts":
        return {f"{one.name}.{code}": amount for code, amount in (value or {}).items()}
    return {one.name: value}


def taken(one: Placed, sent: dict[str, Any]) -> Any:
    """The value of the field as the pack keeps it."""
    slot = one.slot
    if slot.kind == "months":
        return [int(sent[f"{one.name}.{end}"]) for end in (FIRST, LAST)]
    if slot.kind == "amounts":
        start = f"{one.name}."
        return {
            key.removeprefix(start): n for key, n in sent.items() if key.startswith(start) and n is not None
        }
    value = sent.get(one.name)
    if slot.kind == "text":
        return str(value or "").replace("\r\n", "\n").strip()
    if slot.kind in {"code", "choice"} and not value:
        return None
    return None if slot.kind == "phrases" and not value else value
