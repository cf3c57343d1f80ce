"""Pieces from which references are put together: kinds, dates, numbers, articles, codes, titles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nastavnik.core.norms.folding import BREAK
from nastavnik.core.norms.vocabulary import vocabulary


class Sort(StrEnum):
    """What a piece is."""

    TITLE = "title"
    STANDARD = "standard"
    ARTICLES = "articles"
    DATE = "date"
    CODE = "code"
    NUMBER = "number"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece at [start, end) of the folded text; `value` is the part that matters, without signs around it."""

    sort: Sort
    start: int
    end: int
    value: str


_MONTHS = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
]
_MONTH = "|".join(f"{stem}[а-я]{{0,2}}" for stem in _MONTHS)
_YEAR = r"(?: ?г(?:ода|\.)?(?!\w))?"
_DATE = re.compile(
    rf"(?<![\d.])(?:(?P<d>\d{{1,2}}) ?[./] ?(?P<m>\d{{1,2}}) ?[./] ?(?P<y>(?:19|20)\d\d|\d\d)(?![\d/]|\.\d)"
    rf"|[«\"]?(?P<wd>\d{{1,2}})[»\"]? +(?P<wm>{_MONTH}) +(?P<wy>(?:19|20)\d\d)(?!\d)){_YEAR}",
    re.I,
)
_TAIL = r"(?:[-/](?:\d+|[а-яa-z]{1,4}(?![а-яa-z]))|\.\d+|/)*"
_FORM = rf"(?:(?:[а-яa-z]{{1,4}} ?[-/] ?){{1,2}}|[а-яa-z]{{1,3}} ?)?\d+{_TAIL}(?: ?-? ?фк?з(?!\w))?"
_SIGNED = re.compile(rf"(?:№|(?<!\w)n[oо]?\.?(?= ?[\dа-яa-z])|#) ?({_FORM})", re.I)
_LAW = re.compile(r"(?<![\w/.-])(?:\d{1,4} ?-? ?фк?з|фк?з ?- ?№? ?\d{1,4})(?!\w)", re.I)
_BARE = re.compile(
    r"(?<![\w/.-])(?:[А-ЯA-Z]{1,3}[-/]){1,2}\d{2,}(?:[-/]\d+)*(?![\w])|(?<![\w/.-])\d{3,5}-[рР](?!\w)"
)
_STANDARD = re.compile(r"(?<!\w)гост(?: ?р)?(?: ?исо)? ?\d[\d.]*\d ?- ?(?:\d{4}|\d\d)(?!\d)", re.I)
_ONE = r"\d+(?:[.,-]\d+)*"
_ARTICLES = re.compile(
    rf"(?<!\w)(?:ст\. ?ст\.|стать(?:я|и|е|ю|ей|ею|ям|ями|ях)(?!\w)|статей|ст\.?) ?№? ?({_ONE}(?:(?:, ?(?:а также )?| и ){_ONE})*)"
    r"(?![\w])",
    re.I,
)
_TITLE = re.compile(
    rf"«(?!\d{{1,2}}»)[^«»{BREAK}]*(?:«[^«»{BREAK}]*»[^«»{BREAK}]*)*»|\"[^\"{BREAK}]{{3,400}}\""
)
_PATTERNS = (
    (Sort.STANDARD, _STANDARD),
    (Sort.ARTICLES, _ARTICLES),
    (Sort.DATE, _DATE),
    (Sort.NUMBER, _SIGNED),
    (Sort.NUMBER, _LAW),
    (Sort.NUMBER, _BARE),
)


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Pieces of a folded text in their order, none over another; what stands inside a title is a text of its own."""
    titles = [Token(Sort.TITLE, m.start(), m.end(), m[0][1:-1]) for m in _TITLE.finditer(text)]
    taken = bytearray(len(text))
    for one in titles:
        taken[one.start : one.end] = b"\x01" * (one.end - one.start)
    found = [*titles, *_free(text, taken)]
    return sorted((_moved(one, offset) for one in found), key=lambda one: one.start)


def inner_texts(text: str) -> Iterator[tuple[str, int]]:
    """What stands inside titles, with its place."""
    for match in _TITLE.finditer(text):
        yield match[0][1:-1], match.start() + 1


def _free(text: str, taken: bytearray) -> Iterator[Token]:
    words = vocabulary()
    for sort, pattern in (*_PATTERNS, (Sort.CODE, words.code), (Sort.KIND, words.kind)):
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\x01" * len(match[0])
            yield Token(sort, match.start(), match.end(), _value(sort, match))


def _value(sort: Sort, match: re.Match[str]) -> str:
    if sort is Sort.DATE:
        return _iso(match)
    groups = [one for one in match.groups() if one] if sort in (Sort.NUMBER, Sort.ARTICLES) else []
    return groups[0] if groups else match[0]


def _iso(match: re.Match[str]) -> str:
    """The day as ISO text, or nothing when there is no such day."""
    if match["d"]:
        day, month, year = int(match["d"]), int(match["m"]), int(match["y"])
    else:
        word = match["wm"].lower()
        month = next(
            (n for n, stem in enumerate(_MONTHS, 1) if word.startswith(stem) and (n != 5 or len(word) == 3)),
            0,
        )
        day, year = int(match["wd"]), int(match["wy"])
    year += 2000 if year < 40 else 1900 if year < 100 else 0
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _moved(token: Token, offset: int) -> Token:
    return Token(token.sort, token.start + offset, token.end + offset, token.value) if offset else token
