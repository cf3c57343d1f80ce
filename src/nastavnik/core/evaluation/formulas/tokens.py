"""The text of a formula in words: numbers, names, signs."""

import re
from dataclasses import dataclass
from enum import StrEnum

from nastavnik.core.evaluation.formulas.refusal import FormulaRefused

LONGEST = 1000
"""Characters of a formula."""

_WORD = re.compile(
    r"\s*(?:(?P<number>[0-9]{1,15}(?:\.[0-9]{1,10})?)(?![\w.])|(?P<name>[^\W\d]\w{0,59})(?!\w)|(?P<sign>[-+−–*×·/÷:(),;]))"
)
_SIGNS = {"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", ":": "/", ";": ","}


class Kind(StrEnum):
    """What a word is; `end` stands after the last one."""

    NUMBER = "number"
    NAME = "name"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One word; `at` counts characters from 1. Signs that mean the same are written the same."""

    kind: Kind
    text: str
    at: int


def split(text: str) -> list[Token]:
    """All words and the end. Raises FormulaRefused for a text too long, empty, or with a sign of no meaning here."""
    if len(text) > LONGEST:
        raise FormulaRefused(LONGEST + 1, f"слишком длинно, не больше {LONGEST} знаков")
    tokens, at, end = [], 0, len(text.rstrip())
    while at < end:
        found = _WORD.match(text, at)
        if not found:
            raise FormulaRefused(*_fault(text, at))
        kind = Kind(found.lastgroup or "")
        word = found[kind]
        tokens.append(Token(kind, _SIGNS.get(word, word), found.start(kind) + 1))
        at = found.end()
    if not tokens:
        raise FormulaRefused(1, "она пуста")
    return [*tokens, Token(Kind.END, "", end + 1)]


def _fault(text: str, at: int) -> tuple[int, str]:
    while text[at].isspace():
        at += 1
    if text[at].isdigit():
        return at + 1, "число записано непонятно; дробь пишется через точку, например 7.5"
    if text[at].isalpha() or text[at] == "_":
        return at + 1, "слишком длинное имя"
    return at + 1, f"знак «{text[at]}» здесь не имеет смысла"
