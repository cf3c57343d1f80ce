"""Values of a pack in Russian words: for pages, lists of differences and print."""

from collections.abc import Mapping
from typing import Any

from nastavnik.core.methodology.anatomy import (
    QUIET,
    TARGETS,
    Slot,
    kind_in,
    model_at,
    reference_kinds,
    slot_of,
    titles,
)
from nastavnik.core.methodology.captions import MONTHS, label
from nastavnik.core.methodology.choices import CHOICES
from nastavnik.core.methodology.layering import Way
from nastavnik.core.methodology.schema.pack import Pack

NOTHING = "—"


class Teller:
    """Tells values of one pack; codes become titles of what they name."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        # help cites acts and signs of quality stand in parts: told by title, though no form offers them
        self.kinds = {("norms",): "norm", ("part",): "part", **reference_kinds(pack)}
        self.named = {kind: titles(pack, kind) for kind in TARGETS}
        self.named["part"] = {one.code: one.title for one in pack.benchmark_parts}

    def slot(self, way: Way) -> Slot | None:
        """The field at this way; None when the schema does not know it any more."""
        try:
            return slot_of(model_at(way[:-1]), way[-1])
        except KeyError:
            return None

    def told(self, way: Way, value: Any) -> str:
        """The value of the field at this way, in one line."""
        slot = self.slot(way)
        lines = self.lines(way, value)
        if slot is not None and slot.kind in {"texts", "phrases", "rows"}:
            return "; ".join(lines) or NOTHING
        return ", ".join(lines) or NOTHING

    def lines(self, way: Way, value: Any) -> list[str]:
        """The same, one text for each element."""
        if value is None or value == "" or value == [] or value == ():
            return []
        slot = self.slot(way)
        kind = slot.kind if slot else ""
        if kind == "flag" or isinstance(value, bool):
            return ["да" if value else "нет"]
        if kind == "months":
            first, last = (MONTHS[number - 1] for number in value)
            return [first if first == last else f"{first} – {last}"]
        if kind == "amounts":
            names = self.named.get("measure", {})
            return [f"{names.get(code, code)}: {amount}" for code, amount in value.items()]
        if kind == "table":
            return [f"{self._any_title(code)}: {self._row(one)}" for code, one in value.items()]
        if isinstance(value, Mapping):
            return [self._row(value)]
        if isinstance(value, list | tuple):
            return [self._one(way, kind, one) for one in value]
        return [self._one(way, kind, value)]

    def _one(self, way: Way, kind: str, value: Any) -> str:
        if isinstance(value, Mapping):
            return self._row(value)
        if kind in {"choice", "choices"}:
            return CHOICES.get(str(value), str(value))
        if kind in {"code", "codes"}:
            return self.named.get(kind_in(self.kinds, way), {}).get(str(value), str(value))
        return str(value)

    def _any_title(self, code: str) -> str:
        return next((named[code] for named in self.named.values() if code in named), code)

    def _row(self, value: Any) -> str:
        if not isinstance(value, Mapping):
            return str(value)
        shown = [(key, one) for key, one in value.items() if key not in QUIET and one not in (None, "", [])]
        return ", ".join(
            f"{label(key).lower()} {one}" if isinstance(one, int) else CHOICES.get(str(one), str(one))
            for key, one in shown
        )
