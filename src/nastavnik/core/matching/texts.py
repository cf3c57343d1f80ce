"""Free texts as a weak hint: which telling words two texts share. No downloaded models, only a dictionary.

Words are brought to their first form; those that carry no meaning of their own are left out. How telling a word is
follows from how few of the texts at hand have it (inverse document frequency, Spärck Jones 1972), and words that a
tenth of the texts share count for nothing. Likeness is the cosine of the two sets of words so weighted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log, sqrt

_WORD = re.compile(r"[а-яё]{3,}|[a-z]{3,}")
MEANINGFUL = frozenset({"NOUN", "ADJF", "ADJS", "VERB", "INFN", "PRTF", "PRTS", "GRND", "LATN"})
EMPTY = frozenset(
    {"быть", "мочь", "хотеть", "свой", "весь", "который", "какой", "это", "такой", "нужный", "наставник"}
)
COMMON = 0.1
"""A word in more than this share of texts (and in more than two of them) tells nothing."""


def telling_words(text: str) -> frozenset[str]:
    """First forms of the words that carry meaning, with «ё» as «е»."""
    found = {_first_form(word) for word in _WORD.findall(text.casefold())}
    return frozenset(word for word in found if word and word not in EMPTY)


def rarity(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How telling each word is: ln(number of texts / texts with it); words met once or too often are left out."""
    rows = [text for text in texts if text]
    count = Counter(word for text in rows for word in text)
    most = max(2.0, COMMON * len(rows))
    return {word: log(1 + len(rows) / n) for word, n in count.items() if 2 <= n <= most}


def likeness(one: frozenset[str], other: frozenset[str], rare: Mapping[str, float]) -> float | None:
    """The cosine of two sets of weighted words, 0..1; None where either has no word that could tell anything."""
    lengths = [sum(rare[word] ** 2 for word in text if word in rare) for text in (one, other)]
    if not all(lengths):
        return None
    common = sum(rare[word] ** 2 for word in one & other if word in rare)
    return common / sqrt(lengths[0] * lengths[1])


@lru_cache(maxsize=50_000)
def _first_form(word: str) -> str:
    """The first form, or nothing for prepositions, pronouns and the like."""
    from nastavnik.core.russian.dictionary import dictionary

    reading = dictionary().parse(word)[0]
    if not {str(grammeme) for grammeme in reading.tag.grammemes} & MEANINGFUL:
        return ""
    return str(reading.normal_form).replace("ё", "е")
