"""Walking over the texts of a context."""

from collections.abc import Callable, Iterator

from nastavnik.core.paperwork.context import Value


def replaced(value: Value, change: Callable[[str, str], str], path: str = "") -> Value:
    """The same context with each text `change(path, text)`; rows of a list keep one path."""
    if isinstance(value, dict):
        return {key: replaced(item, change, f"{path}.{key}".lstrip(".")) for key, item in value.items()}
    if isinstance(value, list):
        return [replaced(item, change, path) for item in value]
    return change(path, value) if isinstance(value, str) else value


def texts(value: Value) -> Iterator[str]:
    """All texts of the context."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value
