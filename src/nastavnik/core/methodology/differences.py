"""What differs between two states of a methodology, so that a person reads it: «было → стало»."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from nastavnik.core.methodology.anatomy import HEAD, entry_title, part_title
from nastavnik.core.methodology.captions import label
from nastavnik.core.methodology.layering import Way, identity, is_keyed
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.telling import Teller

Kind = Literal["added", "hidden", "renamed", "changed"]
IGNORED = {"confidence", "source"}
_TITLES = {"title", "short_title"}


@dataclass(frozen=True)
class Difference:
    """One difference. `part` and `entry` name the place; `before` and `after` are empty for whole entries."""

    way: Way
    kind: Kind
    part: str
    entry: str
    field: str = ""
    before: str = ""
    after: str = ""


def differences(old: Pack, new: Pack, was: Mapping[str, Any], now: Mapping[str, Any]) -> list[Difference]:
    """Everything that differs, in the order of the new methodology; `was` and `now` are the data of the packs."""
    return list(_Comparing(old, new).mapping(was, now, (), "", ""))


class _Comparing:
    def __init__(self, old: Pack, new: Pack) -> None:
        self.old, self.new = Teller(old), Teller(new)

    def mapping(
        self, was: Mapping[str, Any], now: Mapping[str, Any], way: Way, part: str, entry: str
    ) -> Iterator[Difference]:
        keys = [*now, *(key for key in was if key not in now)]
        for key in keys:
            if key in IGNORED or was.get(key) == now.get(key):
                continue
            yield from self._value(was.get(key), now.get(key), (*way, key), part, entry)

    def _value(self, was: Any, now: Any, way: Way, part: str, entry: str) -> Iterator[Difference]:
        name = way[-1]
        if self._entries(name, was, now):
            above = f"{part}, {entry}: " if entry else ""
            yield from self._list(was or [], now or [], way, f"{above}{part_title(way)}")
        elif isinstance(was, Mapping) and isinstance(now, Mapping) and name != "weights":
            inner = part or part_title(way)
            yield from self.mapping(was, now, way, inner, f"{entry} · {label(name).lower()}" if part else "")
        else:
            yield self._field(was, now, way, part, entry)

    def _entries(self, name: str, was: Any, now: Any) -> bool:
        given = [one for one in (was, now) if one]
        return all(is_keyed(name, one) for one in given) and any(isinstance(one, list) for one in given)

    def _list(self, was: Any, now: Any, way: Way, part: str) -> Iterator[Difference]:
        name = way[-1]
        before = {identity(name, one): one for one in was}
        after = {identity(name, one): one for one in now}
        for code, one in after.items():
            title = entry_title(name, one, self.new.pack)
            if code not in before:
                yield Difference((*way, code), "added", part, title)
            elif before[code] != one:
                yield from self.mapping(before[code], one, (*way, code), part, title)
        for code, one in before.items():
            if code not in after:
                yield Difference((*way, code), "hidden", part, entry_title(name, one, self.old.pack))

    def _field(self, was: Any, now: Any, way: Way, part: str, entry: str) -> Difference:
        kind: Kind = "renamed" if way[-1] in _TITLES and was and now else "changed"
        told = self.old.told(way, was), self.new.told(way, now)
        return Difference(way, kind, part or part_title((HEAD,)), entry, label(way[-1]), *told)
