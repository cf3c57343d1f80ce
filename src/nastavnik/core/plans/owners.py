"""Several owners written in one cell: told apart and joined without doubles."""

import re
from collections.abc import Iterable

_BETWEEN = re.compile(r"[\n;]+|,\s+(?![^(]*\))")
_REST_OF_A_DUTY = re.compile(r"[А-ЯЁ]{2,4}|\d.*|.*\b\d+\s*[-–]\s*\d+ кл.*")


def split_owners(text: str) -> list[str]:
    """«директор, куратор; классные руководители 8–11 кл.» → three owners; «по УВР, ВР» stays one duty."""
    found: list[str] = []
    for part in _BETWEEN.split(text):
        name = " ".join(part.split()).strip(" ,;")
        if not name:
            continue
        if found and _REST_OF_A_DUTY.fullmatch(name):
            found[-1] += f", {name}"
        elif name.casefold() not in {one.casefold() for one in found}:
            found.append(name)
    return found


def join_owners(texts: Iterable[str]) -> str:
    """Owners of several cells in one: each said once, in the order first met."""
    return "; ".join(split_owners("; ".join(text for text in texts if text.strip())))


def join_texts(texts: Iterable[str], between: str = "\n") -> str:
    """Texts of several cells in one, without repeating what was said already."""
    told: list[str] = []
    for text in texts:
        plain = text.strip()
        if plain and plain.casefold() not in {one.casefold() for one in told}:
            told.append(plain)
    return between.join(told)
