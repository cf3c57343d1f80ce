"""What may be kept as a layer."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from nastavnik.kit.verdict import YES, Verdict, no

LARGEST = 400_000


def may_keep(data: Mapping[str, Any]) -> Verdict:
    """A layer holds differences, not a library."""
    if any(_broken(text) for text in _texts(data)):
        return no("В тексте есть недопустимый знак: уберите его и сохраните ещё раз")
    if len(json.dumps(data, ensure_ascii=False)) > LARGEST:
        return no("Слой слишком велик: в нём должно быть только то, чем вы отличаетесь от методики выше")
    return YES


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _broken(text: str) -> bool:
    """NUL and lone surrogates, which one engine accepts and the other does not."""
    return "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text)
