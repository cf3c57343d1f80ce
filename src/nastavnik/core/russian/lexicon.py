"""What a word may be at the head of a phrase: an adjective or a noun in the nominative, and its forms."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from nastavnik.core.russian.adjectives import adjective_gender, adjective_stem, decline_adjective
from nastavnik.core.russian.cases import OBLIQUE, Case
from nastavnik.core.russian.dictionary import dictionary
from nastavnik.core.russian.endings import apply_ending

# pymorphy3 stumbles over letters without a Unicode name, so nothing foreign reaches it.
_RUSSIAN = re.compile(r"[а-яё]+(-[а-яё]+)*\.?")
Form = Callable[[Case, bool, bool], str]  # case, plural, animate


@dataclass(frozen=True)
class Reading:
    """One reading of a word standing in the nominative; `gender` is m, f, n or p (plural)."""

    kind: str  # «noun», «adjective» or «adverb»
    gender: str
    animate: bool
    form: Form


def readings(word: str, *, known_only: bool = False) -> tuple[Reading, ...]:
    """Nominative readings of a lower-case word: our table first, then pymorphy3; none for other words.

    `known_only` refuses pymorphy3's guesses about words its dictionary does not hold.
    """
    tables = _tables()
    if word in tables.frozen_words or not _RUSSIAN.fullmatch(word):
        return ()
    if word in tables.adverbs or word in tables.shortened:
        return (Reading("adverb", "", False, lambda *_: word),)
    if word in tables.nouns:
        return (tables.nouns[word].reading(word),)
    if _plain(adjective_stem(word)) in tables.adjective_stems:
        return (Reading("adjective", adjective_gender(word), True, partial(_adjective_form, word)),)
    return _dictionary_readings(word, known_only)


def is_frozen_prefix(word: str) -> bool:
    """Whether the first half of a compound stays as it is: «шеф» of «шеф-повар»."""
    return word in _tables().frozen_prefixes


@dataclass(frozen=True)
class _NounClass:
    gender: str
    animate: bool
    singular: tuple[str, ...]
    plural: tuple[str, ...]

    def reading(self, word: str) -> Reading:
        return Reading("noun", self.gender, self.animate, partial(self._form, word))

    def _form(self, word: str, case: Case, plural: bool, animate: bool) -> str:
        if plural:
            return apply_ending(self.plural[list(Case).index(case)], word)
        return word if case is Case.NOMN else apply_ending(self.singular[OBLIQUE.index(case)], word)


@dataclass(frozen=True)
class _Tables:
    nouns: Mapping[str, _NounClass]
    adjective_stems: frozenset[str]
    frozen_prefixes: frozenset[str]
    frozen_words: frozenset[str]
    adverbs: frozenset[str]
    shortened: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    import yaml

    text = (files("nastavnik.core.russian") / "phrase_words.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return _Tables(
        nouns=MappingProxyType({word: noun for row in table["nouns"] for word, noun in _rows_of(row)}),
        adjective_stems=frozenset(_plain(adjective_stem(word)) for word in table["adjectives"].split()),
        frozen_prefixes=frozenset(table["frozen_prefixes"]),
        frozen_words=frozenset(table["frozen_words"]),
        adverbs=frozenset(table["adverbs"]),
        shortened=frozenset(f"{word}." for word in table["shortened"]),
    )


def _rows_of(row: dict[str, Any]) -> list[tuple[str, _NounClass]]:
    singular, plural = (tuple(half.split()) for half in row["endings"].split("|"))
    noun = _NounClass(row["gender"], row["animate"], singular, plural)
    return [(spelling, noun) for word in row["words"] for spelling in {word, _plain(word)}]


def _plain(word: str) -> str:
    return word.replace("ё", "е")


def _adjective_form(word: str, case: Case, plural: bool, animate: bool) -> str:
    return decline_adjective(word, case, plural=plural, animate=animate)


@lru_cache(maxsize=4096)
def _dictionary_readings(word: str, known_only: bool) -> tuple[Reading, ...]:
    parses = [parse for parse in dictionary().parse(word) if _is_head(word, parse, known_only)]
    found = {(_kind(parse), _gender(parse)): parse for parse in reversed(parses)}
    ordered = sorted(found.items(), key=lambda item: parses.index(item[1]))
    return tuple(
        Reading(kind, gender, parse.tag.animacy != "inan", partial(_dictionary_form, word, parse))
        for (kind, gender), parse in ordered
    )


def _is_head(word: str, parse: Any, known_only: bool) -> bool:
    """A nominative noun, adjective or participle; guesses about short unknown words are not trusted."""
    tag = parse.tag
    trusted = parse.is_known or (len(word) >= 6 and not known_only)
    proper = any(mark in tag for mark in ("Name", "Surn", "Patr", "Abbr", "Fixd"))
    return trusted and not proper and tag.case == "nomn" and tag.POS in {"NOUN", "ADJF", "PRTF"}


def _kind(parse: Any) -> str:
    return "noun" if parse.tag.POS == "NOUN" else "adjective"


def _gender(parse: Any) -> str:
    if parse.tag.number == "plur":
        return "p"
    return {"masc": "m", "femn": "f", "neut": "n"}.get(parse.tag.gender or "", "m")


def _dictionary_form(word: str, parse: Any, case: Case, plural: bool, animate: bool) -> str:
    wanted = {case.value, "plur" if plural or parse.tag.number == "plur" else "sing"}
    if parse.tag.POS != "NOUN" and case is Case.ACCS and parse.tag.gender != "femn":
        wanted.add("anim" if animate else "inan")
    inflected = parse.inflect(wanted) or parse.inflect({case.value})
    form = str(inflected.word) if inflected else word
    return form if "ё" in word else _plain(form)
