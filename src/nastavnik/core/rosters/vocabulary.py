"""The words of school lists, compiled from `vocabulary.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Compiled patterns; see the YAML for what each group is for."""

    headers: tuple[tuple[str, re.Pattern[str]], ...]
    roles: Mapping[str, re.Pattern[str]]
    posts_by_header: Mapping[str, re.Pattern[str]]
    posts: re.Pattern[str]
    institutions: re.Pattern[str]
    abbreviations: re.Pattern[str]
    pupil_words: re.Pattern[str]
    tracks: Mapping[str, re.Pattern[str]]
    totals: re.Pattern[str]
    signatures: re.Pattern[str]
    roster_titles: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The one vocabulary of the package."""
    source = _source()
    return Vocabulary(
        headers=tuple((meaning, re.compile(pattern)) for meaning, pattern in source["headers"]),
        roles=_compiled(source["roles"]),
        posts_by_header=_compiled(source["posts_by_header"]),
        posts=re.compile(rf"(?<!\w)(?:{'|'.join(source['posts'].split())})", re.I),
        institutions=re.compile(rf"(?<!\w)(?:{'|'.join(source['institutions'].split())})", re.I),
        abbreviations=re.compile(rf"(?<!\w)(?:{'|'.join(source['abbreviations'].split())})(?!\w)"),
        pupil_words=re.compile(source["pupil_words"], re.I),
        tracks=_compiled(source["tracks"]),
        totals=re.compile(source["totals"], re.I),
        signatures=re.compile(source["signatures"], re.I),
        roster_titles=_compiled(source["roster_titles"]),
    )


@lru_cache(maxsize=4_096)
def fold_header(text: str) -> str:
    """A header as the patterns expect it: «Ф.И.О. ученика» → «фио ученика»."""
    folded = text.lower().replace("ё", "е")
    folded = re.sub(r"\bф\s*\.?\s*,?\s*и\s*\.?\s*,?\s*о\b\.?", " фио ", folded)
    folded = re.sub(r"\bф\s*[.,]\s*и\b\.?", " фи ", folded)
    folded = re.sub(r"[^\w№#]+|_+", " ", folded)
    return " ".join(folded.split())


def _compiled(patterns: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {key: re.compile(pattern, re.I) for key, pattern in patterns.items()}


def _source() -> dict[str, Any]:
    import yaml

    text = (files("nastavnik.core.rosters") / "vocabulary.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
