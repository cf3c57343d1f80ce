"""Words of a list → tags of the pack: competences of mentors, needs and kinds of requests of mentees."""

import re
from functools import lru_cache

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.russian.keys import search_key

_ENDING = re.compile(
    r"(а|я|о|е|ы|и|у|ю|ь|й|ой|ей|ом|ем|ам|ям|ами|ями|ах|ях|ов|ев|ий|ия|ии|ию|ие|ией|иям|иях|иями|ый|ого|его|ому|ему"
    r"|ых|их|ым|им|ыми|ими|ая|яя|ое|ее|ую|юю|ые)$"
)
_WORD = re.compile(r"[\w-]+")
# a stem shorter than this is compared whole: «спор» is not «спорт»
_SHORTEST = 3


def competences_in(text: str, pack: Pack) -> list[str]:
    """Codes of the competences that the text names by title or synonym, in the order of the pack."""
    words = _stems(text)
    return [
        one.code
        for one in pack.competences
        if any(_names(words, name) for name in (one.title, *one.synonyms))
    ]


def request_kind_in(text: str, pack: Pack) -> str:
    """Code of the kind of request that the text tells by its title or words; empty when none does."""
    words = _stems(text)
    found = (one.code for one in pack.requests if any(_names(words, n) for n in (one.title, *one.words)))
    return next(found, "")


def needs_in(text: str, pack: Pack) -> list[str]:
    """What a request asks of a mentor: competences it names, and those that answer its kind."""
    kind = request_kind_in(text, pack)
    answering = pack.request(kind).competences if kind else ()
    return list(dict.fromkeys([*competences_in(text, pack), *answering]))


def words_in(text: str) -> list[str]:
    """«шахматы, рисование; театр» as a list of at most twelve."""
    parts = (" ".join(part.split()) for part in re.split(r"[,;\n/]", text))
    return list(dict.fromkeys(part[:60] for part in parts if part))[:12]


def _names(words: frozenset[str], phrase: str) -> bool:
    wanted = _stems(phrase)
    return bool(wanted) and wanted <= words


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(search_key(text)) if len(word) > 1)


def _stem(word: str) -> str:
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _SHORTEST else word
