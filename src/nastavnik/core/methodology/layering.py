"""Layers over a pack: federal → regional → municipal → school, each holding only what differs.

A layer has the shape of a pack. Entries of lists meet by their code (steps by number, sets of weights by form …):
a known code has its fields replaced, a new one is added whole, `hidden: true` takes an entry out and
`hidden: false` brings it back. Mappings merge by key, everything else is replaced. `replace: true` inside a
mapping says that the lists beside it are given whole.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nastavnik.core.methodology.yaml_lines import Place

HIDDEN = "hidden"
REPLACE = "replace"
MARKS = (HIDDEN, REPLACE)
_KEYS = {"steps": "number", "weights": "track", "columns": "field", "signed_by": "age_from"}
_MAY_LACK = {"weights"}

Way = tuple[str, ...]
"""The way to a value by names instead of positions: ("tracks", "peer", "title")."""


@dataclass
class Layered:
    """A pack's data under its layers.

    `data` holds what is in force; `origins` tells which layer (0 is the base) last wrote at a way; `hidden` keeps
    what was taken out; `misplaced` are places of a layer, by its position, where a mark makes no sense.
    """

    data: dict[str, Any]
    origins: dict[Way, int] = field(default_factory=dict)
    hidden: dict[Way, dict[str, Any]] = field(default_factory=dict)
    misplaced: list[tuple[int, Place, str]] = field(default_factory=list)

    def origin(self, way: Way) -> int:
        """Which layer the value at `way` comes from: the nearest one that wrote it or anything around it."""
        while way:
            if way in self.origins:
                return self.origins[way]
            way = way[:-1]
        return 0

    def touched(self, way: Way) -> set[int]:
        """Every layer that wrote at `way`, around it or inside it."""
        inside = {n for known, n in self.origins.items() if known[: len(way)] == way}
        return (inside | {self.origin(way)}) - {0}


def lay(base: Mapping[str, Any], layers: Sequence[Mapping[str, Any]]) -> Layered:
    """Put `layers` over `base`, each over all before it. Nothing is validated here and nothing given is changed."""
    merging = _Merging(copy.deepcopy(dict(base)))
    for number, layer in enumerate(layers, start=1):
        merging.number = number
        merging.mapping(merging.layered.data, layer, (), ())
    merging.layered.data = merging.shown(merging.layered.data, ())
    return merging.layered


def key_of(name: str) -> str:
    """By which field the entries of the list `name` are told apart."""
    return _KEYS.get(name, "code")


def identity(name: str, entry: Mapping[str, Any]) -> str:
    """What tells this entry of the list `name` from the others; "" for the set without a form."""
    value = entry.get(key_of(name))
    return "" if value is None else str(value)


def is_keyed(name: str, value: object) -> bool:
    """Whether `value` is a list of entries that can be told apart."""
    if not isinstance(value, list):
        return False
    return all(
        isinstance(one, Mapping) and (name in _MAY_LACK or one.get(key_of(name)) is not None) for one in value
    )


def way_of(place: Place, data: object) -> Way:
    """The names along a place of `data`; a position in a plain list stays a number."""
    way: list[str] = []
    name = ""
    for part in place:
        inner = _inside(data, part)
        if isinstance(part, int) and isinstance(inner, Mapping) and is_keyed(name, data):
            way.append(identity(name, inner))
        else:
            way.append(str(part))
        data, name = inner, part if isinstance(part, str) else name
    return tuple(way)


def place_of(way: Way, data: object) -> Place:
    """The place of `data` at this way, or of the nearest thing around it that `data` has."""
    place: list[str | int] = []
    name = ""
    for part in way:
        step: str | int | None
        if isinstance(data, list):
            step = next((n for n, one in enumerate(data) if _is(one, name, part)), None)
        else:
            step = part if isinstance(data, Mapping) and part in data else None
        if step is None:
            break
        place.append(step)
        data, name = _inside(data, step), part
    return tuple(place)


def value_at(data: object, way: Way) -> Any:
    """The value at this way; raises `KeyError` when there is none."""
    place = place_of(way, data)
    if len(place) != len(way):
        raise KeyError(way)
    for part in place:
        data = _inside(data, part)
    return data


def _is(entry: object, name: str, part: str) -> bool:
    return isinstance(entry, Mapping) and identity(name, entry) == part


def _inside(data: object, part: str | int) -> Any:
    if isinstance(data, Mapping):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


class _Merging:
    """One run of `lay`: the tree under work still holds hidden entries with their mark."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.layered = Layered(data)
        self.number = 0

    def mapping(self, into: dict[str, Any], layer: Mapping[str, Any], way: Way, place: Place) -> None:
        whole = layer.get(REPLACE, False)
        if not isinstance(whole, bool):
            self._misplaced((*place, REPLACE), "должно быть «true» или «false»")
        for key, value in layer.items():
            if key == REPLACE:
                continue
            here, there = (*way, key), (*place, key)
            standing = into.get(key)
            if isinstance(value, Mapping) and isinstance(standing, dict):
                self.mapping(standing, value, here, there)
            elif whole is not True and isinstance(value, list) and is_keyed(key, standing):
                self._list(into, key, value, here, there)
            else:
                self._write(into, key, value, here)

    def _list(self, into: dict[str, Any], key: str, value: list[Any], here: Way, there: Place) -> None:
        nameless = [n for n, one in enumerate(value) if isinstance(one, Mapping) and not is_keyed(key, [one])]
        if is_keyed(key, value):
            self._entries(into[key], value, here, there)
        elif nameless:
            self._misplaced(
                (*there, nameless[0]), f"не сказано, к чему она относится: нужно поле «{key_of(key)}»"
            )
        else:
            self._write(into, key, value, here)

    def _entries(self, into: list[Any], layer: Sequence[Mapping[str, Any]], way: Way, place: Place) -> None:
        name = way[-1]
        known = {identity(name, entry): entry for entry in into}
        seen: set[str] = set()
        for n, entry in enumerate(layer):
            code = identity(name, entry)
            here, there = (*way, code), (*place, n)
            if code in seen:
                self._misplaced(there, f"«{code}» записано дважды")
            seen.add(code)
            if not isinstance(entry.get(HIDDEN, False), bool):
                self._misplaced((*there, HIDDEN), "должно быть «true» или «false»")
            elif code not in known:
                self._add(into, entry, here, there)
                known[code] = into[-1]
            else:
                fields = {key: value for key, value in entry.items() if key != key_of(name)}
                self.mapping(known[code], fields, here, there)

    def _add(self, into: list[Any], entry: Mapping[str, Any], here: Way, there: Place) -> None:
        if entry.get(HIDDEN):
            self._misplaced((*there, HIDDEN), f"скрывать нечего: «{here[-1]}» выше нет")
        into.append(copy.deepcopy(dict(entry)))
        self._wrote(here)

    def _write(self, into: dict[str, Any], key: str, value: Any, here: Way) -> None:
        into[key] = copy.deepcopy(value)
        self._wrote(here)

    def _wrote(self, here: Way) -> None:
        origins = self.layered.origins
        for way in [way for way in origins if way[: len(here)] == here]:
            del origins[way]
        origins[here] = self.number

    def _misplaced(self, place: Place, text: str) -> None:
        self.layered.misplaced.append((self.number, place, text))

    def shown(self, value: Any, way: Way) -> Any:
        """The tree without what is hidden and without marks; what is hidden is put aside."""
        if isinstance(value, Mapping):
            return {key: self.shown(inner, (*way, key)) for key, inner in value.items() if key != REPLACE}
        if way and is_keyed(way[-1], value):
            return list(self._standing(value, way))
        return value

    def _standing(self, entries: Sequence[Mapping[str, Any]], way: Way) -> Iterator[Any]:
        for entry in entries:
            here = (*way, identity(way[-1], entry))
            plain = {key: inner for key, inner in entry.items() if key != HIDDEN}
            if entry.get(HIDDEN) is True:
                self.layered.hidden[here] = self.shown(plain, here)
            else:
                yield self.shown(plain, here)
