"""The Russian sort key as a column: sixteen plain signs whose order is the same on every database and collation."""

from nastavnik.core.russian.keys import sort_key


def sort_column(text: str, size: int = 600) -> str:
    """A string of hexadecimal digits, at most `size` long; comparing two of them compares `sort_key` of the texts."""
    return "".join(_sign(kind, value, digits) for kind, value, digits in sort_key(text))[:size]


def _sign(kind: int, value: int, digits: str) -> str:
    if kind == 0:
        return f"0{value:05x}"
    if kind == 1:
        return f"1{min(value, 255):02x}{digits}"
    if kind == 2:
        return f"{0x20 + value:02x}"
    return f"{3 + kind}{value:05x}"
