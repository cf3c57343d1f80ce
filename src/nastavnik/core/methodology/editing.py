"""Changes of a layer's data: put a value, let go of it, hide, bring back, add. All pure: a new layer is given."""

import copy
from collections.abc import Mapping
from typing import Any

from nastavnik.core.methodology.layering import HIDDEN, Way, identity, is_keyed, key_of, place_of, value_at

NUMBERS = {"number", "age_from"}


def put(layer: Mapping[str, Any], way: Way, value: Any, base: object) -> dict[str, Any]:
    """The layer that says `value` at `way`. `base` is what lies beneath: it tells lists of entries from mappings."""
    made = copy.deepcopy(dict(layer))
    holder: Any = made
    for depth, part in enumerate(way[:-1]):
        entries = isinstance(_at(base, way[: depth + 1]), list) or isinstance(_child(holder, part), list)
        holder = (
            _entry(holder, way[depth - 1], part) if isinstance(holder, list) else _into(holder, part, entries)
        )
    if isinstance(holder, list):
        raise KeyError(way)
    holder[way[-1]] = copy.deepcopy(value)
    return made


def change(layer: Mapping[str, Any], way: Way, fields: Mapping[Way, Any], base: object) -> dict[str, Any]:
    """Save fields of the thing at `way`: what equals the methodology beneath is not kept in the layer."""
    made = dict(layer)
    for inner, value in fields.items():
        beneath = _at(base, (*way, *inner))
        if _same(beneath, value):
            made = let_go(made, (*way, *inner))
        else:
            made = put(made, (*way, *inner), value, base)
    return made


def let_go(layer: Mapping[str, Any], way: Way) -> dict[str, Any]:
    """The layer that says nothing at `way` any more."""
    made = copy.deepcopy(dict(layer))
    _drop(made, way, "")
    return made


def hide(layer: Mapping[str, Any], way: Way, base: object) -> dict[str, Any]:
    """The layer that takes the entry at `way` out; an entry of its own it simply forgets."""
    if _at(base, way) is None:
        return let_go(layer, way)
    return put(layer, (*way, HIDDEN), True, base)


def bring_back(layer: Mapping[str, Any], way: Way, base: object) -> dict[str, Any]:
    """The layer under which the entry stands again, whoever hid it."""
    made = let_go(layer, (*way, HIDDEN))
    return made if _at(base, way) is not None else put(made, (*way, HIDDEN), False, _with(base, way))


def add(layer: Mapping[str, Any], way: Way, entry: Mapping[str, Any], base: object) -> dict[str, Any]:
    """The layer with one more entry in the list at `way`."""
    try:
        standing = list(value_at(layer, way))
    except KeyError:
        standing = []
    return put(layer, way, [*standing, dict(entry)], base)


def entry_of(layer: Mapping[str, Any], way: Way) -> Any:
    """What the layer itself says at `way`, or None."""
    return _at(layer, way)


def _at(data: object, way: Way) -> Any:
    try:
        return value_at(data, way)
    except KeyError:
        return None


def _same(beneath: Any, value: Any) -> bool:
    return bool(beneath == value) or (beneath is None and not value)


def _child(holder: Any, part: str) -> Any:
    return holder.get(part) if isinstance(holder, Mapping) else None


def _into(holder: dict[str, Any], part: str, entries: bool) -> Any:
    if not isinstance(holder.get(part), list if entries else dict):
        holder[part] = [] if entries else {}
    return holder[part]


def _entry(holder: list[Any], name: str, part: str) -> Any:
    for one in holder:
        if isinstance(one, Mapping) and identity(name, one) == part:
            return one
    key = key_of(name)
    made: dict[str, Any] = {key: int(part) if key in NUMBERS and part.isdecimal() else part} if part else {}
    holder.append(made)
    return made


def _with(base: object, way: Way) -> object:
    """Lists along the way exist even where all that stood in them is hidden."""
    data: Any = {}
    inner = data
    for depth, part in enumerate(way[:-1]):
        listed = isinstance(_at(base, way[: depth + 1]), list)
        if listed:
            inner[part] = []
            break
        inner = inner.setdefault(part, {})
    return base if place_of(way[:-1], base) else data


def _drop(holder: Any, way: Way, name: str) -> bool:
    """Remove what stands at `way`; True when nothing is left of the holder."""
    part, *left = way
    if isinstance(holder, list):
        return _drop_from_list(holder, part, tuple(left), name)
    if not isinstance(holder, dict) or part not in holder:
        return False
    if not left or _drop(holder[part], tuple(left), part):
        del holder[part]
    return not holder


def _drop_from_list(holder: list[Any], part: str, left: Way, name: str) -> bool:
    for n, one in enumerate(holder):
        if isinstance(one, Mapping) and identity(name, one) == part:
            if not left or _drop(one, left, "") or set(one) <= {key_of(name)}:
                del holder[n]
            break
    return not holder


__all__ = ["add", "bring_back", "change", "entry_of", "hide", "is_keyed", "let_go", "put"]
