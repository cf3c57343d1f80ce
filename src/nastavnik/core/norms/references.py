"""References to legal acts found in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from nastavnik.core.norms.bodies import Bodies, bodies_of
from nastavnik.core.norms.folding import Folded, folded
from nastavnik.core.norms.numbers import number_key
from nastavnik.core.norms.tokens import Sort, Token, inner_texts, tokens
from nastavnik.core.norms.vocabulary import vocabulary
from nastavnik.core.russian.cases import Case

Span = tuple[int, int]
_GLUE = re.compile(r"[ ,()]*(?:(?:от|г\.?|года|рф|российской федерации|россии)(?!\w))?[ ,()]*", re.I)
_NEAR = 90


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference at [start, end) of the text as written; pieces not said are empty or None.

    `number` is a key of `numbers.number_key`; `code` the number of the law whose code is named («ТК РФ» is 197-ФЗ),
    «?» of a code outside the register. `around` is the text before and after, folded, for words like «взамен».
    """

    start: int
    end: int
    text: str
    kind: str = ""
    case: Case | None = None
    kind_span: Span | None = None
    bodies: Bodies = field(default_factory=Bodies)
    dated: date | None = None
    date_span: Span | None = None
    number: str = ""
    number_span: Span | None = None
    title: str = ""
    articles: tuple[tuple[str, Span], ...] = ()
    code: str = ""
    around: str = ""


def find_references(text: str) -> list[Reference]:
    """Every reference of a text in the order of the text; those inside titles «…» are found as well."""
    even = folded(text)
    found = [*_found(even, text, even.text, 0)]
    for inner, offset in inner_texts(even.text):
        found.extend(_found(even, text, inner, offset))
    return sorted(found, key=lambda one: (one.start, one.end))


def _found(even: Folded, text: str, part: str, offset: int) -> Iterator[Reference]:
    pieces = tokens(part, offset)
    at = 0
    while at < len(pieces):
        if pieces[at].sort is Sort.TITLE:
            at += 1
            continue
        draft = _Draft(even)
        draft.take(pieces[at], Bodies())
        after = at + 1
        while after < len(pieces) and draft.extend(pieces, after):
            after += 1
        if draft.whole:
            yield draft.reference(text)
            at = after
        else:
            at += 1


class _Draft:
    """A reference being put together, piece by piece."""

    def __init__(self, even: Folded) -> None:
        self.even = even
        self.pieces: dict[Sort, Token] = {}
        self.last: Token | None = None
        self.bodies = Bodies()

    @property
    def whole(self) -> bool:
        return bool(self.pieces.keys() & {Sort.NUMBER, Sort.STANDARD, Sort.ARTICLES})

    def take(self, piece: Token, bodies: Bodies) -> None:
        self.pieces[piece.sort] = self.last = piece
        self.bodies = self.bodies if self.bodies else bodies

    def extend(self, pieces: list[Token], at: int) -> bool:
        """Take the next piece if it goes on with this reference."""
        piece, bodies = pieces[at], self._between(pieces[at])
        if (
            bodies is None
            or not self._fits(piece)
            or (piece.sort is Sort.ARTICLES and self._of_next(pieces, at))
        ):
            return False
        self.take(piece, bodies)
        return True

    def _fits(self, piece: Token) -> bool:
        have = self.pieces.keys()
        if piece.sort in have or Sort.STANDARD in have or piece.sort is Sort.STANDARD:
            return False
        if piece.sort is Sort.KIND:
            return have == {Sort.ARTICLES}
        if piece.sort is Sort.CODE:
            return have <= {Sort.ARTICLES, Sort.TITLE}
        if Sort.CODE in have:
            return piece.sort is Sort.ARTICLES or (piece.sort in (Sort.DATE, Sort.NUMBER))
        return not (piece.sort is Sort.TITLE and have <= {Sort.DATE, Sort.ARTICLES})

    def _between(self, piece: Token) -> Bodies | None:
        """Bodies named between the last piece and this one; None when something else stands there."""
        assert self.last is not None
        gap = self.even.text[self.last.end : piece.start]
        if _GLUE.fullmatch(gap):
            return Bodies()
        if self.bodies or self.last.sort not in (Sort.KIND, Sort.TITLE) or Sort.KIND not in self.pieces:
            return None
        return bodies_of(gap)

    def _of_next(self, pieces: list[Token], at: int) -> bool:
        """Whether articles belong to a law named after them."""
        if at + 1 >= len(pieces):
            return False
        following, gap = pieces[at + 1], self.even.text[pieces[at].end : pieces[at + 1].start]
        return following.sort in (Sort.CODE, Sort.KIND, Sort.NUMBER) and bool(_GLUE.fullmatch(gap))

    def reference(self, text: str) -> Reference:
        ordered = sorted(self.pieces.values(), key=lambda one: one.start)
        first, last = ordered[0].start, ordered[-1].end
        start, end = self.even.span(first, last)
        kind, case = self._kind()
        number = self.pieces.get(Sort.NUMBER) or self.pieces.get(Sort.STANDARD)
        dated = self.pieces.get(Sort.DATE)
        title = self.pieces.get(Sort.TITLE)
        return Reference(
            start, end, text[start:end], kind, case, self._span(Sort.KIND), self.bodies,
            date.fromisoformat(dated.value) if dated and dated.value else None,
            self._span(Sort.DATE), _key(number, kind),
            self.even.span(number.start, number.end) if number else None,
            title.value if title else "", self._articles(), self._code(),
            self.even.text[max(0, first - _NEAR) : first] + " | " + self.even.text[last : last + _NEAR],
        )  # fmt: skip

    def _span(self, sort: Sort) -> Span | None:
        piece = self.pieces.get(sort)
        return self.even.span(piece.start, piece.end) if piece else None

    def _kind(self) -> tuple[str, Case | None]:
        piece = self.pieces.get(Sort.KIND)
        if piece is None:
            return "", None
        return vocabulary().spelt[" ".join(piece.value.lower().split())]

    def _articles(self) -> tuple[tuple[str, Span], ...]:
        piece = self.pieces.get(Sort.ARTICLES)
        if piece is None:
            return ()
        start = self.even.text.index(piece.value, piece.start, piece.end)
        return tuple(
            (match[0], self.even.span(start + match.start(), start + match.end()))
            for match in re.finditer(r"\d+(?:[.,-]\d+)*", piece.value)
        )

    def _code(self) -> str:
        piece = self.pieces.get(Sort.CODE)
        if piece is None:
            return ""
        return next(number or "?" for number, pattern in vocabulary().codes if pattern.fullmatch(piece.value))


def _key(number: Token | None, kind: str) -> str:
    if number is None:
        return ""
    key = number_key(number.value)
    return f"{key}-ФЗ" if kind == "федеральный закон" and key.isdigit() else key
