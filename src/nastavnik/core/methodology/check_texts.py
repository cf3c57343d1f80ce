"""How a pack reads: nothing empty, no Latin letters, no slips of typing, no certainty without a source.

Stricter than what a pack needs in order to work; the author of a pack asks for it with `nastavnik packs check`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from nastavnik.core.methodology.complaints import Complaint
from nastavnik.core.methodology.russian_words import field_name
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.yaml_lines import Place

MACHINE = frozenset({"source", "seen", "version"})
"""Fields that are not read by people, or quote foreign spellings on purpose."""

_SLIPS = (
    (re.compile(r"[A-Za-z]"), "есть латинские буквы"),
    (re.compile(r"\S {2,}\S"), "есть лишние пробелы"),
    (re.compile(r"\"|“|”|''"), "кавычки не «ёлочки»"),
    (re.compile(r" - "), "вместо тире стоит дефис"),
    (re.compile(r" [,.;:!?]"), "перед знаком стоит пробел"),
    (re.compile(r"\ufffd|[\u0000-\u0008\u000b-\u001f]"), "есть знаки, которых не видно"),
)
_WHOLE: Mapping[str, tuple[str, ...]] = {
    "stages": ("inputs", "inner", "outer", "outputs", "documents"),
    "tracks": ("tasks", "results", "practices"),
}


def text_faults(pack: Pack) -> Iterator[Complaint]:
    """Everything a reader of the pack would stumble over, each with its place."""
    for place, text in texts(pack):
        yield from _of_text(place, text)
    yield from _bare(pack)
    yield from _unproven(pack, ())


def texts(part: BaseModel, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text of a pack that people read and that somebody has written, with its place."""
    for name in type(part).model_fields:
        if name in part.model_fields_set:
            read = name not in MACHINE and _is_read(type(part), name)
            yield from _inside(getattr(part, name), (*place, name), read)


def _inside(value: Any, place: Place, read: bool) -> Iterator[tuple[Place, str]]:
    if isinstance(value, BaseModel):
        yield from texts(value, place)
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from _inside(one, (*place, n), read)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _inside(one, (*place, str(key)), read)
    elif isinstance(value, str) and read:
        yield place, value


@cache
def _is_read(model: type[BaseModel], name: str) -> bool:
    """Whether a field holds words rather than codes or choices of the schema."""
    field = model.model_fields[name]
    return not (_coded(field.annotation) or any(hasattr(one, "pattern") for one in field.metadata))


def _coded(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return True
    metadata = getattr(annotation, "__metadata__", ())
    if any(getattr(one, "pattern", None) or _patterned(one) for one in metadata):
        return True
    inner = get_args(annotation)
    if get_origin(annotation) is dict:
        inner = inner[1:]
    return any(_coded(one) for one in inner)


def _patterned(field: Any) -> bool:
    return any(getattr(one, "pattern", None) for one in getattr(field, "metadata", ()))


def _of_text(place: Place, text: str) -> Iterator[Complaint]:
    said = field_name(next(str(part) for part in reversed(place) if isinstance(part, str)))
    if not text.strip():
        yield place, f"поле «{said}» не заполнено"
        return
    for slip, words in _SLIPS:
        if slip.search(text):
            yield place, f"поле «{said}»: {words}: «{_short(text)}»"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _bare(pack: Pack) -> Iterator[Complaint]:
    """Entries of which a reader would learn nothing."""
    for part, fields in _WHOLE.items():
        for n, entry in enumerate(getattr(pack, part)):
            for name in fields:
                if not getattr(entry, name):
                    yield (part, n), f"поле «{field_name(name)}» не заполнено"


def _unproven(part: BaseModel, place: Place) -> Iterator[Complaint]:
    """What is called confirmed must say where it was seen."""
    if getattr(part, "confidence", "") == "confirmed" and not getattr(part, "source", ""):
        yield place, "уверенность «подтверждено», а источник не назван"
    for name in type(part).model_fields:
        yield from _deeper(getattr(part, name), (*place, name))


def _deeper(value: Any, place: Place) -> Iterator[Complaint]:
    if isinstance(value, BaseModel):
        yield from _unproven(value, place)
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from _deeper(one, (*place, n))
