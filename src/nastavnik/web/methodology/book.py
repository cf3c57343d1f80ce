"""The methodology of the organisation as pages show it: titles, values in words, and who each value comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from nastavnik.core.methodology.anatomy import (
    QUIET,
    Slot,
    entry_title,
    is_list,
    model_at,
    part_title,
    parts,
    slots,
    texts_at,
)
from nastavnik.core.methodology.captions import CONFIDENCE, PARTS, label
from nastavnik.core.methodology.editing import entry_of
from nastavnik.core.methodology.layering import Way, identity, key_of, value_at
from nastavnik.core.methodology.telling import Teller
from nastavnik.core.russian.keys import search_key
from nastavnik.features.methodology.queries import (
    Standing,
    own_layer,
    require_pack,
    standing_beneath,
    standing_here,
)
from nastavnik.features.methodology.words import FEDERAL
from nastavnik.kit.verdict import NotFound

FOUND = 60
TONES = {FEDERAL: "calm"}


@dataclass(frozen=True)
class Source:
    """Who a value comes from; `own` when it is this organisation's."""

    title: str
    own: bool = False

    @property
    def short(self) -> str:
        """Without the name of the organisation: «Регион»."""
        return self.title.split(":")[0]

    @property
    def tone(self) -> str:
        """The colour of its badge."""
        return "good" if self.own else "calm" if self.title == FEDERAL else "info"


def spelled(way: Way) -> str:
    """The way as it stands in an address."""
    return "/".join(part or "-" for part in way)


def read_way(text: str) -> Way:
    """The way from an address."""
    return tuple("" if part == "-" else part for part in text.strip("/").split("/"))


class Book:
    """One pack in force for the organisation, with its own layer beside."""

    def __init__(self, code: str) -> None:
        self.code = require_pack(code)
        self.now: Standing = standing_here(code)
        self.pack = self.now.pack
        self.layer = own_layer(code)

    @cached_property
    def beneath(self) -> Standing:
        """What is in force without the own layer."""
        return standing_beneath(self.code)

    @cached_property
    def full(self) -> dict[str, Any]:
        """Every value in force, customary ones too."""
        return self.pack.model_dump(mode="json")

    @cached_property
    def teller(self) -> Teller:
        """Values in words."""
        return Teller(self.pack)

    @property
    def version(self) -> int:
        """The number of the own layer's version in force; 0 without one."""
        return self.layer.number if self.layer else 0

    @property
    def own(self) -> dict[str, Any]:
        """What the organisation itself changes."""
        return dict(self.layer.data) if self.layer else {}

    def value(self, way: Way) -> Any:
        """The value in force; `NotFound` when there is none."""
        try:
            model_at(way)
            return value_at(self.full, way)
        except KeyError as fault:
            raise NotFound("В методике такого места нет: возможно, запись скрыли") from fault

    def source(self, way: Way) -> Source:
        """Who the value at this way comes from."""
        title = self.now.source(way)
        return Source(title, self._is_own(title))

    def sources(self, way: Way) -> list[Source]:
        """Everybody who changed something at this way or inside it; the federal methodology when nobody did."""
        names = [self.now.layers[number - 1].name for number in sorted(self.now.layered.touched(way))]
        return [Source(name, self._is_own(name)) for name in names] or [Source(FEDERAL)]

    def _is_own(self, title: str) -> bool:
        layer = self.now.layers[-1] if self.now.layers else None
        return bool(layer and self.layer and layer.digest == self.layer.digest and layer.name == title)

    def url(self, name: str, way: Way) -> str:
        """The address of a page about this way."""
        return reverse(f"methodology:{name}", args=[self.code, spelled(way)])

    def title(self, way: Way) -> str:
        """How the thing at this way is called."""
        if is_list(way):
            return part_title(way)
        if len(way) > 1 and is_list(way[:-1]):
            return entry_title(way[-2], self._entry(way), self.pack)
        return part_title(way)

    def _entry(self, way: Way) -> Mapping[str, Any]:
        if way in self.now.layered.hidden:
            return self.now.layered.hidden[way]
        found = self.value(way)
        return found if isinstance(found, Mapping) else {}

    def crumbs(self, way: Way) -> list[dict[str, str]]:
        """The way back, from the contents of the book on."""
        steps = [way[:n] for n in range(1, len(way))]
        return [{"title": self.title(step), "url": self.url("at", step)} for step in steps]

    def contents(self) -> list[dict[str, Any]]:
        """The parts of the first page."""
        found = []
        for name in parts():
            title, note, icon = PARTS.get(name, (label(name), "", "book"))
            value = self.full[name]
            found.append(
                {
                    "title": title,
                    "note": note,
                    "icon": icon,
                    "url": self.url("at", (name,)),
                    "count": len(value) if isinstance(value, list) else None,
                    "sources": [one for one in self.sources((name,)) if one.title != FEDERAL],
                }
            )
        return found

    def rows(self, way: Way) -> list[dict[str, Any]]:
        """The entries of a list."""
        name = way[-1]
        return [self._row(name, (*way, identity(name, entry)), entry) for entry in self.value(way)]

    def _row(self, name: str, way: Way, entry: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "way": way,
            "title": entry_title(name, entry, self.pack),
            "note": self._note(way, entry),
            "url": self.url("at", way),
            "sources": self.sources(way),
            "confidence": CONFIDENCE.get(entry.get("confidence", ""), ""),
            "confirmed": entry.get("confidence") == "confirmed",
        }

    def _note(self, way: Way, entry: Mapping[str, Any]) -> str:
        for name in (
            "note",
            "purpose",
            "aim",
            "meaning",
            "content",
            "explanation",
            "mentor_does",
            "text",
            "weights",
            "cite",
        ):
            if entry.get(name):
                return self.teller.told((*way, name), entry[name])
        return ""

    def hidden(self, way: Way) -> list[dict[str, Any]]:
        """Entries of the list that a layer took out."""
        layered = self.now.layered
        return [
            {
                "title": entry_title(way[-1], entry, self.pack),
                "source": self.source((*one, "hidden")),
                "back": self.url("show", one),
            }
            for one, entry in layered.hidden.items()
            if one[:-1] == way
        ]

    def fields(self, way: Way) -> list[dict[str, Any]]:
        """The fields of an entry or a part, in words, with who they come from; inner parts follow as groups."""
        return list(self._fields(way, self.value(way), ""))

    def _fields(self, way: Way, value: Mapping[str, Any], group: str) -> Any:
        shown: list[dict[str, Any]] = []
        inner = []
        for slot in self._slots(way, value):
            here = (*way, slot.name)
            if slot.kind == "part" and isinstance(value.get(slot.name), Mapping):
                inner.append((here, slot))
            elif slot.kind != "entries":
                shown.append(self._field(slot, here, value.get(slot.name)))
        if shown:
            yield {"title": group, "fields": shown}
        for here, slot in inner:
            yield from self._fields(
                here, value[slot.name], f"{group} · {slot.label}" if group else slot.label
            )

    def _slots(self, way: Way, value: Mapping[str, Any]) -> list[Slot]:
        keyed = len(way) > 1 and is_list(way[:-1]) and key_of(way[-2])
        return [slot for slot in slots(model_at(way)) if slot.name not in QUIET and slot.name != keyed]

    def _field(self, slot: Slot, way: Way, value: Any) -> dict[str, Any]:
        source = self.source(way)
        return {
            "label": slot.label,
            "lines": self.teller.lines(way, value),
            "source": source,
            "changed": source.title != FEDERAL,
        }

    def lists(self, way: Way) -> list[dict[str, Any]]:
        """Lists of entries inside this thing."""
        found = []
        for slot in slots(model_at(way)):
            here = (*way, slot.name)
            if slot.kind == "entries":
                rows = self.rows(here) if self.value(way).get(slot.name) else []
                found.append({"title": part_title(here), "url": self.url("at", here), "rows": rows})
        return found

    def has_fields(self, way: Way) -> bool:
        """Whether there is anything to fill in on a form of this thing."""
        return any(
            slot.kind not in {"entries", "rows", "part", "table"} and slot.name not in QUIET
            for slot in slots(model_at(way))
        ) or any(slot.kind == "part" for slot in slots(model_at(way)))

    def is_changed(self, way: Way) -> bool:
        """Whether the own layer says anything here."""
        return entry_of(self.own, way) is not None

    def search(self, text: str) -> list[dict[str, Any]]:
        """Places whose texts hold every word, each once."""
        words = search_key(text).split()
        found: dict[Way, dict[str, Any]] = {}
        for way, value in texts_at(self.full) if words else ():
            place = self._place(way)
            if place and place not in found and all(word in search_key(value) for word in words):
                found[place] = {
                    "title": self.title(place),
                    "part": self._above(place),
                    "text": value,
                    "url": self.url("at", place),
                }
            if len(found) >= FOUND:
                break
        return list(found.values())

    def _place(self, way: Way) -> Way:
        """The nearest thing around a text that has a page."""
        while way:
            try:
                model_at(way)
            except KeyError:
                way = way[:-1]
                continue
            return way
        return ()

    def _above(self, way: Way) -> str:
        return " · ".join(self.title(way[:n]) for n in range(1, len(way)))
