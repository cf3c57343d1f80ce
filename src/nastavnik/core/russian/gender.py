"""Guesses a person's grammatical gender from the name; an honest «unknown» beats a wrong guess."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from nastavnik.core.russian.full_name import FullName


class Gender(StrEnum):
    """Grammatical gender of a person, under the letters of the console."""

    MALE = "m"
    FEMALE = "f"


def guess_gender(full_name: FullName) -> Gender | None:
    """The gender all evidence allows, or None when it cannot be known.

    Evidence by weight: patronymic; a name from our list (unless a strong surname contradicts it);
    an unmistakable surname (-ов/-ова, -ский/-ская); a name by its ending; a surname in -ин/-ина.
    """
    by_patronymic = _by_pattern(_rules()["patronymic"], "", full_name.patronymic or "")
    if by_patronymic:
        return by_patronymic
    surname = _last_piece(full_name.surname)
    strong, weak = _of_surname(surname, "_strong"), _of_surname(surname, "_weak")
    listed = _listed(full_name.name)
    if listed and strong and listed != strong:
        return None
    return listed or strong or _by_ending(full_name.name) or weak


def is_known_first_name(word: str) -> bool:
    """Whether the word is one of the listed first names (any case; ё may be written as е)."""
    return word.casefold() in _names()


def _listed(name: str) -> Gender | None:
    return _names().get(_last_piece(name))


def _of_surname(surname: str, weight: str) -> Gender | None:
    patterns = _rules()["surname"]
    if re.fullmatch(patterns["says_nothing"], surname):
        return None
    return _by_pattern(patterns, weight, surname)


def _by_pattern(patterns: Mapping[str, str], weight: str, text: str) -> Gender | None:
    word = text.strip().casefold()
    if re.fullmatch(patterns[f"female{weight}"], word):
        return Gender.FEMALE
    return Gender.MALE if re.fullmatch(patterns[f"male{weight}"], word) else None


def _by_ending(name: str) -> Gender | None:
    word = _last_piece(name)
    if len(word) < 3 or "." in word or word in _unisex():
        return None
    from pytrovich.detector import PetrovichGenderDetector

    detector: Any = PetrovichGenderDetector()  # the library has no type hints
    found = detector.detect(firstname=word).name
    return {"MALE": Gender.MALE, "FEMALE": Gender.FEMALE}.get(found)


def _last_piece(name: str) -> str:
    return re.split(r"[\s-]", name.strip().casefold())[-1]


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Gender]:
    listed = {
        name: gender
        for gender, key in ((Gender.FEMALE, "female"), (Gender.MALE, "male"))
        for name in _rules()[key].split()
    }
    return MappingProxyType({name.replace("ё", "е"): gender for name, gender in listed.items()} | listed)


@lru_cache(maxsize=1)
def _unisex() -> frozenset[str]:
    return frozenset(_rules()["either"].split())


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, Any]:
    import yaml

    text = (files("nastavnik.core.russian") / "first_names.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text))
