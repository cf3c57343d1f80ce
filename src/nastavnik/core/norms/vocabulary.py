"""Words of legal references, compiled from `vocabulary.yaml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from nastavnik.core.russian.cases import Case


@dataclass(frozen=True, slots=True)
class KindWord:
    """A kind of acts: its name, its six forms, and whether it is written with a capital."""

    name: str
    forms: dict[Case, str]
    capital: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Compiled patterns; see the YAML for what each group is for. `spelt` leads a folded form to (kind, case)."""

    kinds: dict[str, KindWord]
    spelt: dict[str, tuple[str, Case]]
    kind: re.Pattern[str]
    bodies: tuple[tuple[str, re.Pattern[str]], ...]
    genitives: dict[str, str]
    other_body: re.Pattern[str]
    own_body: re.Pattern[str]
    codes: tuple[tuple[str, re.Pattern[str]], ...]
    code: re.Pattern[str]
    repealing: re.Pattern[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The one vocabulary of the package."""
    import yaml

    text = files(__package__).joinpath("vocabulary.yaml").read_text(encoding="utf-8")
    source = yaml.safe_load(text)
    kinds = {one["name"]: _kind(one) for one in source["kinds"]}
    spelt = _spelt(source["kinds"])
    codes = [(one["number"], _joined(one["patterns"])) for one in source["codes"]]
    codes.append(("", _joined(source["other_codes"])))
    return Vocabulary(
        kinds=kinds,
        spelt=spelt,
        kind=_words(spelt),
        bodies=tuple((one["name"], _pattern(_joined(one["patterns"]))) for one in source["bodies"]),
        genitives={one["name"]: one["genitive"] for one in source["bodies"]},
        other_body=re.compile(rf"(?:{_joined(source['other_bodies'])})", re.I),
        own_body=re.compile(_joined(source["own_bodies"]), re.I),
        codes=tuple((number, _pattern(pattern)) for number, pattern in codes),
        code=_pattern(_joined(pattern for _, pattern in codes)),
        repealing=re.compile(_joined(source["repealing"]), re.I),
    )


def kind_name(word: str) -> str:
    """The name of a kind however the register writes it («Приказ» → «приказ»)."""
    key = " ".join(word.lower().replace("ё", "е").split())
    found = vocabulary().spelt.get(key)
    return found[0] if found else key


def _kind(source: dict[str, Any]) -> KindWord:
    forms = dict(zip(Case, source["forms"], strict=True))
    return KindWord(source["name"], forms, bool(source.get("capital")))


def _spelt(kinds: Iterable[dict[str, Any]]) -> dict[str, tuple[str, Case]]:
    found: dict[str, tuple[str, Case]] = {}
    for one in kinds:
        for case, form in zip(Case, one["forms"], strict=True):
            found.setdefault(form.replace("ё", "е"), (one["name"], case))
        for form in one.get("also", ()):
            found.setdefault(form, (one["name"], Case.NOMN))
    return found


def _words(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(form.replace(' ', ' +') for form in longest_first)})(?!\w)", re.I
    )


def _joined(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)".replace(" ", " +"), re.I)
