"""Puts a person's name into any case: our guards first, then pytrovich; a clerk's own form beats both."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from nastavnik.core.russian.cases import OBLIQUE
from nastavnik.core.russian.cases import Case as Case
from nastavnik.core.russian.endings import apply_ending
from nastavnik.core.russian.full_name import KINSHIP, FullName
from nastavnik.core.russian.gender import Gender, guess_gender

Part = Literal["surname", "name", "patronymic"]

_WORD = re.compile(r"[а-яёіїєґўәөүқңһ'’]{2,}", re.IGNORECASE)
_PATRONYMIC = re.compile(r".*(ич|ыч|на)", re.IGNORECASE)


def inflect_name(
    full_name: FullName,
    case: Case | str,
    gender: Gender | None = None,
    overrides: Mapping[str, str] | None = None,
) -> FullName:
    """The name in `case`; initials, Latin words and indeclinable names come back unchanged.

    `gender` None means «guess»; when it cannot be guessed, only words whose form is the same for both
    genders change. `overrides` maps case codes to whole names written by a clerk, and always wins.
    Raises ValueError for an unknown case code, nothing else.
    """
    case = Case(case)
    written = (overrides or {}).get(case, "").strip()
    if written:
        return _split_like(written, full_name)
    if case is Case.NOMN:
        return full_name
    who = gender or guess_gender(full_name)
    return FullName(
        _inflect_part(full_name.surname, "surname", case, who),
        _inflect_part(full_name.name, "name", case, who),
        full_name.patronymic and _inflect_part(full_name.patronymic, "patronymic", case, who),
    )


def _split_like(text: str, original: FullName) -> FullName:
    """Lay a clerk's words out into the parts of the original, whatever their number."""
    words = text.split()
    in_surname = len(original.surname.split())
    in_name = len(original.name.split())
    if not original.patronymic:
        return FullName(" ".join(words[:in_surname]), " ".join(words[in_surname:]), original.patronymic)
    middle = in_surname + in_name
    parts = words[:in_surname], words[in_surname:middle], words[middle:]
    return FullName(*(" ".join(part) for part in parts))


def _inflect_part(text: str, part: Part, case: Case, who: Gender | None) -> str:
    if who:
        return _inflect_words(text, part, case, who)
    male, female = (_inflect_words(text, part, case, gender) for gender in Gender)
    return male if male == female else text


def _inflect_words(text: str, part: Part, case: Case, who: Gender) -> str:
    words = unicodedata.normalize("NFC", text).split(" ")
    if part == "patronymic" and KINSHIP & {word.casefold() for word in words}:
        return text
    return " ".join(_inflect_word(word, part, case, who) for word in words)


@lru_cache(maxsize=8192)
def _inflect_word(word: str, part: Part, case: Case, who: Gender) -> str:
    pieces = word.split("-")
    if pieces[-1].casefold() in _guards().frozen_tails:
        return word
    last = len(pieces) - 1
    return "-".join(
        piece
        if index < last and _stays_in_front(piece, part, who)
        else _inflect_piece(piece, part, case, who)
        for index, piece in enumerate(pieces)
    )


def _stays_in_front(piece: str, part: Part, who: Gender) -> bool:
    """Тер-Петросяна, Жан-Поля, Абдул-Хамида change at the end only; Анны-Марии in both halves."""
    if part == "name":
        return who is Gender.MALE
    return piece.casefold() in _guards().prefixes


def _inflect_piece(piece: str, part: Part, case: Case, who: Gender) -> str:
    lowered = piece.lower()
    if not _WORD.fullmatch(piece) or lowered in _guards().particles:
        return piece
    if part == "patronymic" and not _PATRONYMIC.fullmatch(piece):
        part = "surname"
    guard = _guards().find(lowered, part, who)
    inflected = (
        apply_ending(guard[OBLIQUE.index(case)], piece) if guard else _by_pytrovich(piece, part, case, who)
    )
    return inflected.upper() if piece.isupper() else inflected


def _by_pytrovich(piece: str, part: Part, case: Case, who: Gender) -> str:
    from pytrovich import enums
    from pytrovich.maker import PetrovichDeclinationMaker

    parts = {"surname": "LASTNAME", "name": "FIRSTNAME", "patronymic": "MIDDLENAME"}
    return PetrovichDeclinationMaker().make(
        enums.NamePart[parts[part]],
        enums.Gender[who.name],
        list(enums.Case)[OBLIQUE.index(case)],
        piece,
    )


@dataclass(frozen=True)
class _Guards:
    """The table of name_guards.yaml, its patterns compiled."""

    particles: frozenset[str]
    prefixes: frozenset[str]
    frozen_tails: frozenset[str]
    rows: Mapping[str, tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]]

    def find(self, word: str, part: Part, who: Gender) -> tuple[str, ...] | None:
        """Five endings of the first row for this gender whose pattern is the whole word."""
        fitting = (
            endings for whom, pattern, endings in self.rows[part] if who in whom and pattern.fullmatch(word)
        )
        return next(fitting, None)


@lru_cache(maxsize=1)
def _guards() -> _Guards:
    import yaml

    text = (files("nastavnik.core.russian") / "name_guards.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    rows = {
        part: tuple(
            (whom, re.compile(pattern), tuple(endings.split())) for whom, pattern, endings in table[part]
        )
        for part in ("surname", "name", "patronymic")
    }
    return _Guards(
        particles=frozenset(table["particles"]),
        prefixes=frozenset(table["prefixes"]),
        frozen_tails=frozenset(table["frozen_tails"]),
        rows=rows,
    )
