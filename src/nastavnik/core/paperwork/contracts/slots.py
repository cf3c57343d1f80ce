"""How a contract is written: a frozen dataclass whose fields carry the Russian word used in the blank.

    class Curator(Slots, title="сведения о кураторе"):
        name: Annotated[str, Slot("имя", "фамилия, имя и отчество куратора")]

A field without a default is obligatory. Only `str` and tuples of `str` or of other `Slots` are allowed.
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

from nastavnik.core.paperwork.context import Specimen, Value
from nastavnik.core.paperwork.refusals import BlankIncomplete


@dataclass(frozen=True)
class Slot:
    """label: the word in the blank; title: what it is, for refusals; example: ready text in the case expected."""

    label: str
    title: str
    example: str = ""


@dataclass(frozen=True)
class SlotOfBlank:
    """One line of the list of fields shown to the person who makes a blank: «пары.наставник», what, example."""

    path: str
    title: str
    example: str
    required: bool
    repeated: bool


class Slots:
    """Base of all contracts; see the module."""

    TITLE: ClassVar[str] = "данные документа"

    def __init_subclass__(cls, title: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.TITLE = title or cls.TITLE

    def context(self) -> dict[str, Value]:
        """Nested dict for the blank. Raises BlankIncomplete listing every empty obligatory field in Russian."""
        gaps: dict[str, list[str]] = {}
        for place, title in self.missing():
            gaps.setdefault(place, []).append(title)
        if gaps:
            raise BlankIncomplete(
                "\n".join(f"Не заполнены {place}: {', '.join(titles)}." for place, titles in gaps.items())
            )
        return self._plain()

    def missing(self, where: str = "") -> Iterator[tuple[str, str]]:
        """Pairs (place, title) of empty obligatory fields, in the order of the contract."""
        for attribute, slot, required in _slots(type(self)):
            value = getattr(self, attribute)
            if isinstance(value, Slots):
                yield from value.missing()
            elif isinstance(value, tuple):
                yield from _missing_rows(value, slot, where or self.TITLE, required)
            elif required and not value.strip():
                yield where or self.TITLE, slot.title

    def _plain(self) -> dict[str, Value]:
        return {slot.label: _plain(getattr(self, attribute)) for attribute, slot, _ in _slots(type(self))}


def _missing_rows(rows: tuple[Any, ...], slot: Slot, where: str, required: bool) -> Iterator[tuple[str, str]]:
    if required and not rows:
        yield where, slot.title
    for number, row in enumerate(rows, 1):
        if isinstance(row, Slots):
            yield from row.missing(f"{row.TITLE} (строка {number})")
        elif not row.strip():
            yield where, f"{slot.title}, строка {number}"


def _plain(value: Any) -> Value:
    if isinstance(value, Slots):
        return value._plain()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str.__str__(value)


def slots_of(contract: type[Slots], prefix: str = "", repeated: bool = False) -> list[SlotOfBlank]:
    """The contract as a flat list of fields, in order; a field inside a list row is `repeated`."""
    found: list[SlotOfBlank] = []
    for attribute, slot, required in _slots(contract):
        path, inner, many = f"{prefix}{slot.label}", *_kind(contract, attribute)
        if inner is str:
            found.append(SlotOfBlank(path, slot.title, slot.example, required, repeated or many))
        else:
            found.extend(slots_of(inner, f"{path}.", repeated or many))
    return found


def specimen_of(contract: type[Slots]) -> dict[str, Specimen]:
    """The shape of the contract for `checking.check_blank`."""
    return {slot.label: _shape(*_kind(contract, attribute)) for attribute, slot, _ in _slots(contract)}


def _shape(inner: type[Any], many: bool) -> Specimen:
    shape: Specimen = "" if inner is str else specimen_of(inner)
    return [shape] if many else shape


def _slots(contract: type[Any]) -> list[tuple[str, Slot, bool]]:
    hints = get_type_hints(contract, include_extras=True)
    found = []
    for item in fields(contract):
        slot = next(extra for extra in get_args(hints[item.name])[1:] if isinstance(extra, Slot))
        found.append((item.name, slot, item.default is MISSING))
    return found


def _kind(contract: type[Any], attribute: str) -> tuple[type[Any], bool]:
    hint = get_type_hints(contract, include_extras=True)[attribute]
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return (get_args(bare)[0], True) if get_origin(bare) is tuple else (bare, False)
