"""Brothers and sisters under one plural surname: «Ивановы Анна и Пётр», «Анна и Мария Ивановы»."""

import re

from nastavnik.core.russian.name_reading import NameReading
from nastavnik.core.russian.name_words import given_of

_PLURAL = r"(?P<stem>[А-ЯЁ][а-яё-]+(?:ов|ев|ёв|ин|ын))ы|(?P<adjective>[А-ЯЁ][а-яё-]+(?:ск|цк))ие"
_NAMES = r"(?P<names>[А-ЯЁ][а-яё]+(?:\s*,\s*[А-ЯЁ][а-яё]+)*\s+и\s+[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+(?:\s*,\s*[А-ЯЁ][а-яё]+)+)"
_SURNAME_FIRST = re.compile(rf"(?:{_PLURAL})\s+{_NAMES}")
_NAMES_FIRST = re.compile(rf"{_NAMES}\s+(?:{_PLURAL})")


def read_siblings(text: str) -> tuple[NameReading, ...]:
    """Everybody under the shared surname, each in the singular; empty when the text is something else."""
    match = _SURNAME_FIRST.fullmatch(text) or _NAMES_FIRST.fullmatch(text)
    if not match:
        return ()
    names = re.split(r"\s*,\s*|\s+и\s+", match["names"])
    found = [given_of(name) for name in names]
    if any(given is None or given.gender is None for given in found):
        return ()
    note = f"Общая фамилия разделена между братьями и сёстрами: «{text}»"
    return tuple(
        NameReading(_singular(match, given.gender), name, "", given.gender, warnings=(note,))
        for name, given in zip(names, found, strict=True)
        if given
    )


def _singular(match: re.Match[str], gender: str | None) -> str:
    if match["adjective"]:
        return match["adjective"] + ("ая" if gender == "f" else "ий")
    return str(match["stem"]) + ("а" if gender == "f" else "")
