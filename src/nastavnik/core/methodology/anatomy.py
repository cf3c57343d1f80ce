"""What an entry of a pack consists of, read from the schema: so that a new part needs no page of its own.

Parts are addressed by their way (`layering.Way`): ("tracks", "peer", "mentor") is the mentor's side of a form.
"""

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotated_types import Ge, Le, MinLen
from pydantic.fields import FieldInfo

from nastavnik.core.methodology.captions import HINTS, PARTS, label
from nastavnik.core.methodology.check_references import all_references
from nastavnik.core.methodology.choices import CHOICES
from nastavnik.core.methodology.layering import Way, is_keyed, key_of
from nastavnik.core.methodology.schema.base import Code, Part
from nastavnik.core.methodology.schema.pack import Pack

HEAD = "head"
QUIET = ("code", "confidence", "source", "extends", "contour", "version")
TARGETS: dict[str, Way] = {
    "stage": ("stages",),
    "section": ("roadmap", "sections"),
    "owner": ("owners",),
    "document": ("documents",),
    "base": ("bases",),
    "norm": ("norms",),
    "kind": ("person_kinds",),
    "consent": ("consents",),
    "criterion": ("selection", "criteria"),
    "request": ("requests",),
    "competence": ("competences",),
    "direction": ("directions",),
    "relation_role": ("relation_roles",),
    "measure": ("matching", "criteria"),
    "track": ("tracks",),
    "category": ("categories",),
    "manner": ("manners",),
    "module": ("training", "modules"),
    "meeting": ("meetings",),
    "reason": ("termination_reasons",),
}
"""Where the entries stand to which a kind of reference leads."""


@dataclass(frozen=True)
class Slot:
    """A field of an entry.

    `kind` is one of: text, number, flag, choice, texts, choices, code, codes, months, numbers, phrases, amounts,
    part (fields of its own), entries (a list with a page of its own), rows (a list replaced whole), table (values by
    code, shown only).
    """

    name: str
    kind: str
    optional: bool = False
    low: int | None = None
    high: int | None = None
    at_least: int = 0
    values: tuple[str, ...] = ()
    model: type[Part] | None = None
    length: int = 0

    @property
    def label(self) -> str:
        """Its Russian caption."""
        return label(self.name)

    @property
    def hint(self) -> str:
        """Help for whoever fills it in."""
        return HINTS.get(self.name, "")

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """The values to choose from with their captions."""
        return tuple((value, CHOICES.get(value, value)) for value in self.values)


@cache
def slots(model: type[Part]) -> tuple[Slot, ...]:
    """The fields of a model in their order."""
    return tuple(_slot(name, field) for name, field in model.model_fields.items())


def slot_of(model: type[Part], name: str) -> Slot:
    """One field of a model; raises `KeyError`."""
    return next((slot for slot in slots(model) if slot.name == name), None) or _missing(name)


def _missing(name: str) -> Slot:
    raise KeyError(name)


def _slot(name: str, field: FieldInfo) -> Slot:
    bounds = _Bounds(field.metadata)
    kind, facts = ("code", {}) if _is_code(field.metadata) else _kind(field.annotation, bounds)
    return Slot(name, kind, not field.is_required(), bounds.low, bounds.high, bounds.least, **facts)


class _Bounds:
    def __init__(self, metadata: list[Any]) -> None:
        self.low: int | None = None
        self.high: int | None = None
        self.least = 0
        self.take(metadata)

    def take(self, metadata: typing.Iterable[Any]) -> None:
        for one in metadata:
            if isinstance(one, Ge):
                self.low = typing.cast(int, one.ge)
            elif isinstance(one, Le):
                self.high = typing.cast(int, one.le)
            elif isinstance(one, MinLen):
                self.least = one.min_length
            elif isinstance(one, FieldInfo):
                self.take(one.metadata)


def _kind(annotation: Any, bounds: _Bounds) -> tuple[str, dict[str, Any]]:
    if annotation == Code:
        return "code", {}
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        bounds.take(inner[1:])
        return ("code", {}) if _is_code(inner[1:]) else _kind(inner[0], bounds)
    if origin in (typing.Union, types.UnionType):
        return _kind(next(one for one in inner if one is not type(None)), bounds)
    if origin is typing.Literal:
        return "choice", {"values": inner}
    if origin is tuple:
        return _of_tuple(inner)
    if origin is dict:
        whole = typing.get_origin(inner[1]) is typing.Annotated and typing.get_args(inner[1])[0] is int
        return ("amounts" if whole else "table"), {}
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return "part", {"model": annotation}
    return {bool: "flag", int: "number"}.get(annotation, "text"), {}


def _is_code(metadata: typing.Iterable[Any]) -> bool:
    return any(getattr(one, "pattern", None) for one in metadata) or any(
        getattr(part, "pattern", None)
        for one in metadata
        if isinstance(one, FieldInfo)
        for part in one.metadata
    )


def _of_tuple(inner: tuple[Any, ...]) -> tuple[str, dict[str, Any]]:
    kind, facts = _kind(inner[0], _Bounds([]))
    if len(inner) > 1 and inner[1] is not Ellipsis:
        return ("months" if len(inner) == 2 else "phrases"), {"length": len(inner)}
    if kind == "part":
        keyed = key_of_model(facts["model"]) is not None
        return ("entries" if keyed else "rows"), facts
    return {"text": "texts", "code": "codes", "choice": "choices", "number": "numbers"}[kind], facts


def key_of_model(model: type[Part]) -> str | None:
    """The field by which entries of this model are told apart, if there is one."""
    return next(
        (key for key in ("code", "number", "field", "age_from", "track") if key in model.model_fields), None
    )


def model_at(way: Way) -> type[Part]:
    """The model of the value at this way: of the part itself, or of an entry of the list. Raises `KeyError`."""
    model: type[Part] = Pack
    left = list(way)
    while left:
        slot = slot_of(model, left.pop(0))
        if slot.model is None or slot.kind == "rows":
            raise KeyError(way)
        model = slot.model
        if slot.kind == "entries" and left:
            left.pop(0)
    return model


def pattern_of(way: Way) -> Way:
    """The way without codes: ("tracks", "role_models") for every role model of every form."""
    names: list[str] = []
    model: type[Part] | None = Pack
    left = list(way)
    while left:
        name = left.pop(0)
        names.append(name)
        slot = slot_of(model, name) if model else None
        if slot is not None and slot.kind == "entries" and left:
            left.pop(0)
        model = slot.model if slot else None
    return tuple(names)


def is_list(way: Way) -> bool:
    """Whether a list of entries stands at this way (and not one entry or part)."""
    model: type[Part] = Pack
    left = list(way)
    while left:
        slot = slot_of(model, left.pop(0))
        if slot.kind == "entries" and not left:
            return True
        if slot.kind == "entries":
            left.pop(0)
        if slot.model is None:
            return False
        model = slot.model
    return False


def part_title(way: Way) -> str:
    """The Russian title of a part or a list: «Ролевые модели»."""
    # the head of a pack has a caption and no field of its own
    pattern = HEAD if way == (HEAD,) else ".".join(pattern_of(way))
    return PARTS[pattern][0] if pattern in PARTS else label(way[-1])


def parts() -> tuple[str, ...]:
    """The parts of the first page, in the order people look for them; those without a caption come last."""
    known = [name for name in PARTS if name in Pack.model_fields]
    return (*known, *(slot.name for slot in slots(Pack) if slot.model and slot.name not in known))


def entry_title(name: str, entry: Mapping[str, Any], pack: Pack) -> str:
    """How one entry of the list `name` is called."""
    if name == "weights":
        code = entry.get("track")
        return titles(pack, "track").get(code, code) if code else "Для всех остальных форм"
    if name == "signed_by":
        return f"с {entry.get('age_from')} лет"
    title = entry.get("title") or entry.get("header") or entry.get("code") or ""
    return f"{entry['number']}. {title}" if key_of(name) == "number" else str(title)


def titles(pack: Pack, kind: str) -> dict[str, str]:
    """Codes to which a reference of this kind may lead, with their titles."""
    value: Any = pack
    for name in TARGETS.get(kind, ()):
        value = getattr(value, name)
    return {} if value is pack else {entry.code: entry.title for entry in value}


def reference_kinds(pack: Pack) -> Mapping[Way, str]:
    """Which kind of entry each referring field names, by its pattern; the last name alone is known as well."""
    found: dict[Way, str] = {}
    for place, kind, _ in all_references(pack):
        names = tuple(part for part in place if isinstance(part, str))
        found.setdefault(names[-1:], kind)
        found[names] = kind
    return found


def reference_kind(pack: Pack, way: Way) -> str:
    """To what the field at this way refers; "" when it is not a reference."""
    return kind_in(reference_kinds(pack), way)


def kind_in(kinds: Mapping[Way, str], way: Way) -> str:
    """The same, from kinds known already."""
    pattern = pattern_of(way)
    return kinds.get(pattern) or kinds.get(pattern[-1:], "")


def texts_at(value: object, way: Way = ()) -> Iterator[tuple[Way, str]]:
    """Every text with its way, for searching."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in QUIET:
                yield from texts_at(inner, (*way, str(key)))
    elif isinstance(value, list):
        keyed = bool(way) and is_keyed(way[-1], value)
        for n, inner in enumerate(value):
            step = str(inner.get(key_of(way[-1])) or "") if keyed else str(n)
            yield from texts_at(inner, (*way, step))
    elif isinstance(value, str):
        yield way, value
