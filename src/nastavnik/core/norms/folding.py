"""A text made even for reading, with the way back to where each sign stood."""

import re
from dataclasses import dataclass

_GONE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
BREAK = "\f"
"""Stands where a paragraph ends: no reference crosses it."""


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` has single plain blanks and hyphens, «е» for «ё», no hyphens of syllables; `places[i]` is where sign i stood."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text as it was written; `end` is after its last sign."""
        return self.places[start], self.places[end - 1] + 1


def folded(text: str) -> Folded:
    """Fold: an empty line becomes `BREAK`, any other blank a space, any dash a hyphen."""
    breaks = {at for match in _BREAK.finditer(text) for at in range(match.start(), match.end())}
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if sign in _GONE:
            continue
        even = _even(sign, at in breaks)
        if even in (" ", BREAK) and signs and signs[-1] in (even, BREAK):
            continue
        signs.append(even)
        places.append(at)
    return Folded("".join(signs), tuple(places))


def _even(sign: str, breaks: bool) -> str:
    if sign.isspace():
        return BREAK if breaks else " "
    return sign.translate(_DASHES).replace("ё", "е").replace("Ё", "Е")
