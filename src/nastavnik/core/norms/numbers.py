"""Numbers of acts made comparable."""

import re

_TWINS = str.maketrans("ABCEHKMOPTXYN", "АВСЕНКМОРТХУН")
_LAW_FIRST = re.compile(r"^(ФК?З)-?(\d+)$")
_GLUED = re.compile(r"^([А-Я]{1,4})(\d)")


def number_key(number: str) -> str:
    """The number as compared: capitals, Cyrillic, no blanks, one hyphen after the letters («P 145» → «Р-145»)."""
    key = re.sub(r"[\u00ad\u200b]", "", number)
    key = re.sub(r"[‐‑‒–—―−]", "-", key).upper().translate(_TWINS)
    key = re.sub(r"\s*([-/.])\s*", r"\1", key.strip()).replace("Ё", "Е")
    key = re.sub(r"\s+", "-", key)
    key = re.sub(r"-{2,}", "-", key)
    key = _GLUED.sub(r"\1-\2", key)
    law = _LAW_FIRST.match(key)
    return f"{law[2]}-{law[1]}" if law else re.sub(r"^(\d+)(ФК?З)$", r"\1-\2", key)


def is_law(key: str) -> bool:
    """Whether the number can only be that of a federal law."""
    return key.endswith(("-ФЗ", "-ФКЗ"))


def is_telling(key: str) -> bool:
    """Whether the number says by itself whose it is: letters stand before the figures, or it is of a federal law."""
    return is_law(key) or bool(re.match(r"^[А-Я]{1,4}[-/]", key)) or key.startswith("ГОСТ")


def is_half_telling(key: str) -> bool:
    """Whether a school would hardly number its own papers so: figures with «-р» (government)."""
    return is_telling(key) or bool(re.fullmatch(r"\d{3,5}-Р", key))


def one_slip_apart(one: str, other: str) -> bool:
    """Whether the numbers differ by one wrong, lost or extra sign, or by neighbours exchanged."""
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return False
    first = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, rest_other = one[first:], other[first:]
    if len(one) == len(other):
        swapped = rest[:2] == rest_other[1::-1] if len(rest) > 1 else False
        return rest[1:] == rest_other[1:] or (swapped and rest[2:] == rest_other[2:])
    longer, shorter = (rest, rest_other) if len(one) > len(other) else (rest_other, rest)
    return longer[1:] == shorter
