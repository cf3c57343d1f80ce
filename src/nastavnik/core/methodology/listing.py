"""A pack as a readable listing, for people who check or compare methodologies."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from nastavnik.core.methodology.captions import PARTS, label
from nastavnik.core.methodology.check_references import named_references
from nastavnik.core.methodology.choices import CHOICES
from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.spelling import spelling_key
from nastavnik.core.methodology.yaml_lines import Place

_HEADS = ("code", "title", "number", "short_title", "header")
_INDENT = "  "


def parts_of(pack: Pack) -> list[tuple[str, str, int]]:
    """Key, heading and number of entries of every part that has something to tell."""
    found = []
    for key in Pack.model_fields:
        value, heading = getattr(pack, key), PARTS.get(key, ("",))[0]
        if value and heading:
            found.append((key, heading, len(value) if isinstance(value, tuple) else 1))
    return found


def listed(pack: Pack, part: str) -> list[str]:
    """Lines that tell one part, named by its key or its Russian heading; raises `UnknownCode`."""
    wanted = spelling_key(part)
    for key, heading, _ in parts_of(pack):
        if wanted in (spelling_key(key), spelling_key(heading)):
            return list(_Listing(pack).of(getattr(pack, key), (key,), ""))
    raise UnknownCode("части", part, pack.code, (key for key, _, _ in parts_of(pack)))


class _Listing:
    """One run: knows what stands behind every reference of the pack."""

    def __init__(self, pack: Pack) -> None:
        self.titles = named_references(pack)

    def of(self, value: object, place: Place, indent: str) -> Iterator[str]:
        if isinstance(value, BaseModel):
            yield from self._fields(value, place, indent)
        elif isinstance(value, tuple):
            for n, one in enumerate(value):
                yield from self._entry(one, (*place, n), indent)

    def _entry(self, one: object, place: Place, indent: str) -> Iterator[str]:
        if not isinstance(one, BaseModel):
            yield f"{indent}• {self._plain(one, place)}"
            return
        number, code = getattr(one, "number", ""), getattr(one, "code", "")
        title = getattr(one, "title", "") or getattr(one, "header", "")
        head = " ".join(str(word) for word in (f"{number}." if number else "", title) if word)
        yield f"{indent}• {head or 'набор'}" + (f" [{code}]" if code else "")
        yield from self._fields(one, place, indent + _INDENT)

    def _fields(self, one: BaseModel, place: Place, indent: str) -> Iterator[str]:
        for name, field in type(one).model_fields.items():
            value, there = getattr(one, name), (*place, name)
            above = name in _HEADS and (hasattr(one, "title") or name in {"number", "header"})
            if above or value in ("", None, (), {}) or value == field.get_default(call_default_factory=True):
                continue
            caption = f"{indent}{label(name)}"
            if _is_nested(value):
                yield f"{caption}:"
                yield from self.of(value, there, indent + _INDENT)
            elif isinstance(value, Mapping):
                yield f"{caption}:"
                yield from self._mapping(value, there, indent + _INDENT)
            else:
                yield f"{caption}: {self._plain(value, there)}"

    def _mapping(self, value: Mapping[str, object], place: Place, indent: str) -> Iterator[str]:
        for key, inner in value.items():
            title = self.titles.get((*place, key), key)
            if isinstance(inner, BaseModel):
                yield f"{indent}{title}:"
                yield from self._fields(inner, (*place, key), indent + _INDENT)
            else:
                yield f"{indent}{title}: {inner}"

    def _plain(self, value: object, place: Place) -> str:
        if isinstance(value, bool):
            return "да" if value else "нет"
        if isinstance(value, tuple):
            return "; ".join(self._plain(one, (*place, n)) for n, one in enumerate(value))
        return self.titles.get(place) or CHOICES.get(str(value), str(value))


def _is_nested(value: object) -> bool:
    inside = value if isinstance(value, tuple) else (value,)
    return any(isinstance(one, BaseModel) for one in inside)
