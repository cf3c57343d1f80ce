"""Turns a complaint of pydantic into a Russian clause about the entry it concerns."""

from collections.abc import Callable, Mapping
from typing import Any

from nastavnik.core.methodology.russian_words import EMPTY, ENTRIES, PARTS, field_name
from nastavnik.core.methodology.yaml_lines import Place

Details = Mapping[str, Any]


def clause(kind: str, place: Place, given: object, details: Details, data: object) -> str:
    """A clause such as «у формы «ученик – ученик» не названа ни одна ролевая модель».

    `kind` and `details` are pydantic's error type and context, `data` is the whole merged pack.
    """
    key = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        return _whose(place[:-1], data, f"неизвестное поле «{key}»")
    if kind in {"missing", "too_short"} and key in EMPTY:
        return _whose(place[:-1], data, EMPTY[key])
    said = _SAYINGS.get(kind, _wrong)(details, given)
    return _whose(place[:-1], data, f"поле «{field_name(key)}» {said}")


def entry_name(place: Place, data: object) -> str:
    """The innermost named thing on the way: «формы «ученик – ученик»» (genitive); "" at the top."""
    name = ""
    for depth, part in enumerate(place):
        value = _at(data, place[: depth + 1])
        if isinstance(part, int) and depth and isinstance(value, Mapping):
            noun = ENTRIES.get(str(place[depth - 1]), "строки")
            name = f"{noun} {_label(value, part)}"
        elif isinstance(part, str) and part in PARTS:
            name = f"{PARTS[part]} {name}".strip()
    return name


def _whose(place: Place, data: object, said: str) -> str:
    name = entry_name(place, data)
    return f"у {name} {said}" if name else said


def _label(entry: Mapping[str, object], position: int) -> str:
    for key in ("title", "code", "header", "number"):
        if entry.get(key) not in (None, ""):
            return f"«{entry[key]}»" if key != "number" else f"№ {entry[key]}"
    return f"№ {position + 1}"


def _at(data: object, place: Place) -> object:
    for part in place:
        if isinstance(data, Mapping) or (isinstance(data, list) and isinstance(part, int)):
            try:
                data = data[part]  # type: ignore[index]
            except (KeyError, IndexError):
                return None
        else:
            return None
    return data


def _wrong(details: Details, given: object) -> str:
    return "заполнено неверно"


_SAYINGS: dict[str, Callable[[Details, object], str]] = {
    "missing": lambda d, g: "не заполнено",
    "string_too_short": lambda d, g: "не заполнено",
    "too_short": lambda d, g: f"должно содержать значений не меньше {d['min_length']}",
    "too_long": lambda d, g: f"должно содержать значений не больше {d['max_length']}",
    "string_type": lambda d, g: f"должно быть текстом, а записано «{g}»" if g is not None else "не заполнено",
    "int_type": lambda d, g: f"должно быть целым числом, а записано «{g}»",
    "int_parsing": lambda d, g: f"должно быть целым числом, а записано «{g}»",
    "int_from_float": lambda d, g: f"должно быть целым числом, а записано «{g}»",
    "bool_type": lambda d, g: f"должно быть «true» или «false», а записано «{g}»",
    "bool_parsing": lambda d, g: f"должно быть «true» или «false», а записано «{g}»",
    "tuple_type": lambda d, g: "должно быть списком",
    "dict_type": lambda d, g: "должно быть набором полей",
    "model_type": lambda d, g: "должно быть набором полей",
    "greater_than_equal": lambda d, g: f"должно быть не меньше {d['ge']}, а записано «{g}»",
    "less_than_equal": lambda d, g: f"должно быть не больше {d['le']}, а записано «{g}»",
    "literal_error": lambda d, g: f"не бывает «{g}»; можно: {str(d['expected']).replace(' or ', ', ')}",
    "string_pattern_mismatch": lambda d, g: (
        f"записано как «{g}», а нужны строчные латинские буквы, цифры и подчёркивание"
    ),
}
