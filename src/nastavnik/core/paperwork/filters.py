"""The six actions a blank may apply to a field. They take ready values and never look inside objects."""

from collections.abc import Callable

from nastavnik.core.paperwork.refusals import BlankRefused


def capitalised(value: object) -> str:
    """«о назначении» → «О назначении»; the rest of the text is left as it is."""
    text = _text(value, "с_заглавной")
    return text[:1].upper() + text[1:]


def uppercase(value: object) -> str:
    """«приказ» → «ПРИКАЗ»."""
    return _text(value, "прописными").upper()


def comma_joined(value: object) -> str:
    """A list of texts → one line through «, »."""
    return ", ".join(_text(item, "через_запятую") for item in _items(value, "через_запятую"))


def counted(value: object) -> int:
    """How many rows the list has."""
    return len(_items(value, "количество"))


def or_dash(value: object) -> str:
    """The text, or «—» when it is empty."""
    text = _text(value, "или_прочерк")
    return text if text.strip() else "—"


def stopped(value: object) -> str:
    """The text with a full stop, unless it already ends a sentence: «до 25 мая 2027 г.» gets no second one."""
    text = _text(value, "с_точкой")
    return text if text.rstrip().endswith((".", "!", "?", "…")) else text + "."


FILTERS: dict[str, Callable[[object], str | int]] = {
    "с_заглавной": capitalised,
    "прописными": uppercase,
    "через_запятую": comma_joined,
    "количество": counted,
    "или_прочерк": or_dash,
    "с_точкой": stopped,
}


def _text(value: object, name: str) -> str:
    if type(value) is str:
        return value
    raise BlankRefused(f"Действие «{name}» применимо только к тексту.")


def _items(value: object, name: str) -> list[object]:
    if type(value) is list:
        return value
    raise BlankRefused(f"Действие «{name}» применимо только к списку.")
