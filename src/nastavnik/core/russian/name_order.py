"""Tells which word of a name in the nominative is what: «Мария Петровна Иванова» or «Иванова Мария Петровна»."""

import re
from dataclasses import dataclass

from nastavnik.core.russian.full_name import KINSHIP, FullName
from nastavnik.core.russian.gender import guess_gender, is_known_first_name

_PATRONYMIC = re.compile(r".*(ович|евич|[кмьт]ич|[оеё]вна|ична)", re.IGNORECASE)
_INITIAL = re.compile(r"\w\.?(-\w\.?)*|\w+\.")


@dataclass(frozen=True)
class OrderedName:
    """The parts of a name and whether the given name was written first."""

    parts: FullName
    name_first: bool

    def written(self, parts: FullName) -> str:
        """Other forms of the same parts in the order of the original."""
        if not self.name_first:
            return parts.full
        return " ".join(part for part in (parts.name, parts.patronymic, parts.surname) if part)


def split_name(text: str) -> OrderedName:
    """Parts of a name by patronymic, initials and known first names; «surname first» when nothing tells.

    Total: any text gives parts whose words are all words of the text.
    """
    words = re.sub(r"\.(?=\w)", ". ", text).split()
    place = _patronymic_place(words)
    if place is not None:
        return _around_patronymic(words, *place)
    if words and _INITIAL.fullmatch(words[0]):
        return _after_initials(words)
    if len(words) > 1 and _INITIAL.fullmatch(words[-1]):
        return _before_initials(words)
    if _begins_with_first_name(words):
        return OrderedName(FullName(" ".join(words[1:]), words[0]), name_first=True)
    return _surname_first(words)


def _patronymic_place(words: list[str]) -> tuple[int, int] | None:
    """Where the patronymic begins and ends; the first word is never one."""
    if len(words) > 2 and words[-1].casefold() in KINSHIP:
        return len(words) - 2, len(words)
    fitting = [place for place in range(1, len(words)) if _PATRONYMIC.fullmatch(words[place])]
    if not fitting or (len(words) == 2 and not _agree(*words)):
        return None
    last = fitting[0] if len(fitting) > 1 and is_known_first_name(words[0]) else fitting[-1]
    return last, last + 1


def _agree(name: str, patronymic: str) -> bool:
    """«Мария Петровна» is a name with a patronymic; «Мария Абрамович» and «Ким Ильич» are not."""
    wanted = guess_gender(FullName("", "", patronymic))
    return is_known_first_name(name) and guess_gender(FullName("", name)) in {wanted, None}


def _around_patronymic(words: list[str], start: int, end: int) -> OrderedName:
    patronymic = " ".join(words[start:end])
    if end < len(words) or start == 1:
        parts = FullName(" ".join(words[end:]), " ".join(words[:start]), patronymic)
        return OrderedName(parts, name_first=True)
    surname = _surname_length(words)
    return OrderedName(FullName(" ".join(words[:surname]), " ".join(words[surname:start]), patronymic), False)


def _after_initials(words: list[str]) -> OrderedName:
    count = next((place for place, word in enumerate(words) if not _INITIAL.fullmatch(word)), len(words))
    patronymic = " ".join(words[1:count]) or None
    return OrderedName(FullName(" ".join(words[count:]), words[0], patronymic), name_first=True)


def _before_initials(words: list[str]) -> OrderedName:
    count = next(place for place, word in enumerate(words) if _INITIAL.fullmatch(word))
    parts = FullName(" ".join(words[:count]), words[count], " ".join(words[count + 1 :]) or None)
    return OrderedName(parts, name_first=False)


def _begins_with_first_name(words: list[str]) -> bool:
    if not words or not is_known_first_name(words[0]):
        return False
    return len(words) == 1 or (len(words) == 2 and not is_known_first_name(words[1]))


def _surname_first(words: list[str]) -> OrderedName:
    surname = _surname_length(words)
    return OrderedName(FullName(" ".join(words[:surname]), " ".join(words[surname:])), name_first=False)


def _surname_length(words: list[str]) -> int:
    """Particles in small letters before the surname belong to it: «фон Берг», «де ла Крус»."""
    lower = next((place for place, word in enumerate(words) if not word.islower()), 0)
    return min(lower + 1, len(words))
