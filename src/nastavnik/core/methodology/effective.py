"""A pack under its layers, validated whole; faults name the layer and the place in it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from nastavnik.core.methodology.check_references import bad_references
from nastavnik.core.methodology.checks import complaints
from nastavnik.core.methodology.faults import Fault, PackError
from nastavnik.core.methodology.layering import Layered, Way, key_of, lay, place_of, way_of
from nastavnik.core.methodology.phrases import clause, entry_name
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.yaml_lines import Place

Where = Callable[[Place], tuple[str, int]]
FIXED = ("code", "contour", "version", "extends")
"""What only a folder with a pack of its own may change; a layer in the database may not."""


@dataclass(frozen=True)
class Layer:
    """A layer with the name people know it by; `where` tells file and line of a place in it."""

    name: str
    data: Mapping[str, Any]
    where: Where | None = None

    def fault(self, place: Place, message: str) -> Fault:
        """A fault of this layer at a place of its own data."""
        file, line = self.where(place) if self.where else (self.name, 1)
        return Fault(file, line, message)


@dataclass(frozen=True)
class Effective:
    """The pack in force, its data as they are kept, and where each value comes from."""

    pack: Pack
    layered: Layered

    @property
    def data(self) -> dict[str, Any]:
        """The data in force."""
        return self.layered.data


def effective(base: Layer, layers: Sequence[Layer] = (), fixed: Iterable[str] = ()) -> Effective:
    """Put the layers over the base and validate the result as a whole pack.

    References to what a layer hides disappear with it where they may; otherwise the fault says what still leans
    on it. The stack without its last layer is taken to be sound: a fault that no layer wrote is the last one's.
    """
    stack = (base, *layers)
    found = [
        layer.fault((key,), f"поле «{key}» слой не меняет")
        for key in fixed
        for layer in layers
        if key in layer.data
    ]
    layered = lay(base.data, [layer.data for layer in layers])
    found.extend(stack[n].fault(place, _told(place, text)) for n, place, text in layered.misplaced)
    if found:
        raise PackError(found)
    loose = _Loose(layered, stack)
    return Effective(loose.validated(), layered)


def plain(pack: Pack) -> dict[str, Any]:
    """The data of a pack without what equals the customary: the form in which it is layered, compared and kept."""
    return pack.model_dump(mode="json", exclude_defaults=True)


def digest_of(data: Mapping[str, Any]) -> str:
    """SHA-256 of the data, the same for equal data in any order of fields."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _told(place: Place, text: str) -> str:
    return text if isinstance(place[-1], str) else f"строка № {int(place[-1]) + 1}: {text}"


class _Loose:
    """Validates, letting go of references to hidden entries until none is left."""

    def __init__(self, layered: Layered, stack: Sequence[Layer]) -> None:
        self.layered, self.stack = layered, stack
        self.gone: dict[Way, str] = {}
        self.codes = {way[-1] for way in layered.hidden}

    def validated(self) -> Pack:
        pack = self._shaped()
        while self.codes and self._let_go(pack):
            pack = self._shaped()
        found = [
            self._fault(place, _said(place, text, self.layered.data)) for place, text in complaints(pack)
        ]
        if found:
            raise PackError(found)
        return pack

    def _shaped(self) -> Pack:
        try:
            return Pack.model_validate(self.layered.data)
        except ValidationError as error:
            raise PackError(self._unshaped(one) for one in error.errors(include_url=False)) from error

    def _unshaped(self, one: Any) -> Fault:
        place: Place = tuple(one["loc"])
        code = self.gone.get(way_of(place, self.layered.data))
        if code:
            text = f"ссылается на скрытое «{code}»: сначала выберите другое"
            return self._fault(place, _said(place, text, self.layered.data))
        message = clause(one["type"], place, one.get("input"), one.get("ctx", {}), self.layered.data)
        return self._fault(place, message)

    def _let_go(self, pack: Pack) -> bool:
        loose = [place for place, _ in bad_references(pack) if self._hidden(place)]
        for place in sorted(loose, key=_order, reverse=True):
            self._drop(place)
        return bool(loose) or self._forget(pack)

    def _forget(self, pack: Pack) -> bool:
        """Let go of hidden codes inside lists and mappings that a check complains of as a whole."""
        changed = False
        for place, text in complaints(pack):
            holder = self._at(place)
            for code in [one for one in self.codes if f"«{one}»" in text]:
                if isinstance(holder, list | dict) and code in holder:
                    holder.remove(code) if isinstance(holder, list) else holder.pop(code)
                    changed = True
        return changed

    def _at(self, place: Place) -> Any:
        value: Any = self.layered.data
        for part in place:
            value = value.get(part) if isinstance(value, dict) else value[part]
        return value

    def _hidden(self, place: Place) -> bool:
        return str(self._at(place)) in self.codes or str(place[-1]) in self.codes

    def _drop(self, place: Place) -> None:
        *around, last = place
        holder: Any = self.layered.data
        for part in around:
            holder = holder[part]
        name = next((str(part) for part in reversed(around) if isinstance(part, str)), "")
        if isinstance(last, str) and isinstance(around[-1], int) and last == key_of(name):
            self._drop(tuple(around))
            return
        if isinstance(last, str):
            self.gone[way_of(place, self.layered.data)] = str(holder[last])
        del holder[last]

    def _fault(self, place: Place, message: str) -> Fault:
        if len(self.stack) == 1:
            return self.stack[0].fault(place, message)
        way = way_of(place, self.layered.data)
        number = self.layered.origin(way)
        layer = self.stack[number] if number else self.stack[-1]
        return layer.fault(place_of(way, layer.data), message)


def _order(place: Place) -> tuple[str, ...]:
    return tuple(f"{part:06d}" if isinstance(part, int) else part for part in place)


def _said(place: Place, text: str, data: object) -> str:
    name = entry_name(place, data)
    return f"у {name} {text}" if name and not text.startswith("=") else text.removeprefix("=")
