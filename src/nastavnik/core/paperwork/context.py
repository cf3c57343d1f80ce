"""What may be given to a blank: nested dict, list, text, whole number, yes/no. Nothing that has behaviour."""

from collections.abc import Mapping
from typing import TypeAlias

from nastavnik.core.paperwork.characters import legal_text
from nastavnik.core.paperwork.refusals import BlankRefused

Value: TypeAlias = "str | int | bool | list[Value] | dict[str, Value]"
Context: TypeAlias = Mapping[str, Value]
Specimen: TypeAlias = "str | list[Specimen] | dict[str, Specimen] | None"
"""The shape of a context: "" is text, a list holds one item, a dict holds fields, None is unknown."""

MAX_DEPTH = 6
MAX_VALUES = 200_000
MAX_TEXT = 100_000


def plain_context(context: Context) -> dict[str, Value]:
    """A private copy holding exact built-in types and legal characters only.

    Subclasses are refused too: a `str` that knows how to render itself would step around the escaping.
    Raises BlankRefused naming the field.
    """
    if type(context) is not dict:
        raise BlankRefused("Данные для бланка должны быть словарём из текста и списков.")
    counter = [MAX_VALUES]
    copied = _copy(context, "", 0, counter)
    assert isinstance(copied, dict)
    return copied


def _copy(value: object, path: str, depth: int, left: list[int]) -> Value:
    left[0] -= 1
    if left[0] < 0 or depth > MAX_DEPTH:
        raise BlankRefused(f"Данных для бланка слишком много или они вложены слишком глубоко: «{path}».")
    if type(value) is str:
        return _text(value, path)
    if type(value) is bool or type(value) is int:
        return value
    if type(value) is list:
        return [_copy(item, f"{path}[{number}]", depth + 1, left) for number, item in enumerate(value, 1)]
    if type(value) is dict:
        return {
            _key(key, path): _copy(item, f"{path}.{key}".strip("."), depth + 1, left)
            for key, item in value.items()
        }
    raise BlankRefused(
        f"Поле «{path}» для бланка должно быть текстом, списком или разделом, а это другое значение."
    )


def _text(value: str, path: str) -> str:
    if len(value) > MAX_TEXT:
        raise BlankRefused(f"Текст поля «{path}» длиннее {MAX_TEXT} знаков: сократите его.")
    return legal_text(value)


def _key(key: object, path: str) -> str:
    if type(key) is str and key.isidentifier() and not key.startswith("_"):
        return key
    raise BlankRefused(f"Недопустимое имя поля в разделе «{path}».")
