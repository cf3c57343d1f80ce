"""What one word of a name is: a given name, a patronymic, an initial; and its nominative case."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from nastavnik.core.russian.dictionary import dictionary

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL = "nomn", "gent", "datv", "accs", "ablt"
KIN_MALE = frozenset({"оглы", "оглу", "углы", "угли", "улы", "уулу", "улу", "уълы"})
KIN_FEMALE = frozenset({"кызы", "гызы", "кизи", "кизы", "қызы", "кыз"})
KIN = KIN_MALE | KIN_FEMALE
_BARE_MALE = r"(?:ильич|лукич|кузьмич|фомич|никитич|саввич|ионич|силич|демидыч|луки[чн]|пантелеич|фокич)"
_MALE_PATRONYMIC = re.compile(
    rf"(?P<stem>.{{2,}}(?:ович|евич|ьич|аич|оич|ёвич|ыч)|{_BARE_MALE})(?P<case>а|у|ем|е)?$"
)
_FEMALE_PATRONYMIC = re.compile(
    r"(?P<stem>.{2,}(?:овн|евн|ёвн|ичн|инишн|ьевн|ьичн|ишн))(?P<case>а|ы|е|у|ой|ою)$"
)
_CASES: dict[str, dict[str | None, tuple[str, ...]]] = {
    "m": {
        None: (NOMINATIVE,),
        "а": (GENITIVE, ACCUSATIVE),
        "у": (DATIVE,),
        "ем": (INSTRUMENTAL,),
        "е": ("loct",),
    },
    "f": {
        "а": (NOMINATIVE,),
        "ы": (GENITIVE,),
        "е": (DATIVE, "loct"),
        "у": (ACCUSATIVE,),
        "ой": (INSTRUMENTAL,),
        "ою": (INSTRUMENTAL,),
    },
}
_STRONG_SURNAME = re.compile(
    r".{2,}(?:ов|ев|ёв|ова|ева|ёва|[кцчшжщ]ин|[кцчшжщ]ина|[нрлтмдбпгзсв]ин|[нрлтмдбпгзсв]ина|ын|ына|ский|ская|цкий|цкая|ской|цкой|енко|ко|чук|щук|юк|дзе|швили|ян|янц|ых|их|ец|ман|берг|штейн|"
    r"ович|евич|ой|ая|ый|ук|як|як|айте|ис|ус|ава|ия|уа|овой|евой|иной|ому|ого|ским|ову|еву|ину|ым|скую|цкую)$"
)


@dataclass(frozen=True, slots=True)
class Patronymic:
    """A patronymic in the nominative with the gender it shows and the cases it was written in."""

    nominative: str
    gender: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A given name in the nominative; `gender` is m, f or None; `cases` it may be written in."""

    nominative: str
    gender: str | None
    cases: tuple[str, ...]


def patronymic_of(word: str) -> Patronymic | None:
    """Reads «Петровны» as the genitive of «Петровна»; None for other words."""
    lowered = word.lower()
    for ending in KIN:
        if (
            lowered.endswith(ending)
            and len(lowered) > len(ending) + 2
            and lowered[-len(ending) - 1] in "- абвгдезиклмнорстуфхэюяй"
        ):
            return Patronymic(word, "m" if ending in KIN_MALE else "f", (NOMINATIVE,))
    match = _MALE_PATRONYMIC.fullmatch(lowered)
    if match:
        return Patronymic(word[: len(match["stem"])], "m", _CASES["m"][match["case"]])
    match = _FEMALE_PATRONYMIC.fullmatch(lowered)
    if match:
        stem = word[: len(match["stem"])]
        return Patronymic(stem + ("А" if stem.isupper() else "а"), "f", _CASES["f"][match["case"]])
    return None


def given_of(word: str) -> Given | None:
    """A given name of our list in the nominative («Анна-Мария» by its pieces); None when unknown."""
    pieces = [_listed().get(piece) for piece in _folded(word).split("-") if piece]
    if not pieces or None in pieces:
        return None
    return Given(word, pieces[-1] or None, (NOMINATIVE,))


def oblique_given_of(word: str) -> list[Given]:
    """Nominatives of which the word may be an oblique form: «Марии» → Мария; «Александра» → Александр."""
    return [
        Given(_keeping_yo(word, _cased_like(word, nominative)), gender, cases)
        for nominative, gender, cases in _oblique().get(_folded(word), ())
    ]


def looks_like_surname(word: str) -> bool:
    """Whether the ending is one of those Russian and neighbouring surnames have."""
    return bool(_STRONG_SURNAME.fullmatch(word.lower()))


@lru_cache(maxsize=20_000)
def dictionary_role(word: str) -> str | None:
    """`Name`, `Surn`, `Patr` or `word` by the morphological dictionary; None when it only guesses."""
    analyser = dictionary()
    if not analyser.word_is_known(word):
        return None
    tags = [str(parse.tag) for parse in analyser.parse(word)]
    return next(
        (mark for mark in ("Name", "Surn", "Patr") if any(mark in tag and "sing" in tag for tag in tags)),
        "word",
    )


@lru_cache(maxsize=20_000)
def may_be_surname(word: str) -> bool:
    """Whether the morphological dictionary knows the word as a surname (it may be a given name as well)."""
    return any("Surn" in parse.tag for parse in dictionary().parse(word))


def dictionary_nominative(word: str, gender: str) -> str | None:
    """Nominative of a name absent from our list, by the morphological dictionary."""
    wanted = "femn" if gender == "f" else "masc"
    for parse in dictionary().parse(word):
        if "Name" in parse.tag and wanted in parse.tag:
            return _cased_like(word, parse.normal_form)
    return None


@lru_cache(maxsize=2_000)
def to_nominative(word: str, case: str) -> tuple[str | None, bool]:
    """A singular noun or adjective standing in `case` put into the nominative, and whether it is a noun.

    (None, False) when the word is not in that case; «педагога-психолога» is restored by its pieces.
    """
    if "-" in word:
        pieces = [to_nominative(piece, case) for piece in word.split("-")]
        if all(piece for piece, _ in pieces):
            return "-".join(str(piece) for piece, _ in pieces), pieces[-1][1]
        return None, False
    for parse in dictionary().parse(word.lower()):
        if case in parse.tag and "sing" in parse.tag and parse.tag.POS in ("NOUN", "ADJF", "PRTF"):
            better = parse.inflect({"nomn", "sing"})
            if better:
                return (
                    better.word.capitalize() if word[0].isupper() else better.word
                ), parse.tag.POS == "NOUN"
    return None, False


def _folded(word: str) -> str:
    return word.lower().replace("ё", "е")


def _keeping_yo(written: str, nominative: str) -> str:
    """«Фёдора» gives «Фёдор» though the list says «Федор»."""
    pairs = zip(nominative, written.ljust(len(nominative)), strict=False)
    return "".join("ё" if (sign, other) == ("е", "ё") else sign for sign, other in pairs)


def _cased_like(sample: str, word: str) -> str:
    if sample.isupper() and len(sample) > 1:
        return word.upper()
    return "-".join(piece[:1].upper() + piece[1:] for piece in word.lower().split("-"))


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for key, gender in (("short", ""), ("masculine", "m"), ("feminine", "f")):
        for name in _sources()[key].split():
            known = names.get(_folded(name), gender)
            names[_folded(name)] = gender if known == gender else ""
    return MappingProxyType(names)


@lru_cache(maxsize=1)
def _sources() -> Mapping[str, str]:
    import yaml

    text = (files("nastavnik.core.russian") / "given_names.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text))


@lru_cache(maxsize=1)
def _oblique() -> Mapping[str, list[tuple[str, str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for key, gender in (("masculine", "m"), ("feminine", "f")):
        for written in _sources()[key].split():
            name = written.lower()
            for ending, cases in _endings(name, gender):
                found.setdefault(_folded(ending), []).append((name, gender, cases))
    return MappingProxyType(found)


_SHORTENED = {"павел": "павл", "лев": "льв", "пётр": "петр", "петр": "петр"}
_HISSING = "гкхжшщч"


def _endings(name: str, gender: str) -> list[tuple[str, tuple[str, ...]]]:
    """Singular oblique forms of a given name with the cases they stand for."""
    stem, last = name[:-1], name[-1]
    if last in "ая":
        if name.endswith("ия"):
            return _forms(stem, ("и", GENITIVE, DATIVE), ("ю", ACCUSATIVE), ("ей", INSTRUMENTAL))
        soft = "и" if last == "я" or stem[-1] in _HISSING else "ы"
        object_ending = "ю" if last == "я" else "у"
        tool = "ей" if last == "я" else "ой"
        return _forms(
            stem, (soft, GENITIVE), ("е", DATIVE), (object_ending, ACCUSATIVE), (tool, INSTRUMENTAL)
        )
    if gender == "f":
        return _forms(stem, ("и", GENITIVE, DATIVE), ("ью", INSTRUMENTAL)) if last == "ь" else []
    if last in "йь":
        return _forms(stem, ("я", GENITIVE, ACCUSATIVE), ("ю", DATIVE), ("ем", INSTRUMENTAL))
    if last in "бвгджзклмнпрстфхцчшщ":
        base = _SHORTENED.get(name, name)
        return _forms(
            base, ("а", GENITIVE, ACCUSATIVE), ("у", DATIVE), ("ом", INSTRUMENTAL), ("ем", INSTRUMENTAL)
        )
    return []


def _forms(stem: str, *endings: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(stem + ending, cases) for ending, *rest in endings if (cases := tuple(rest))]
