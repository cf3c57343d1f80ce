"""Latin letters and digits that crept into Cyrillic words because they look the same."""

import re

_TWINS = str.maketrans("ABCEHKMOPTXYaceopxykmtbhn", "АВСЕНКМОРТХУасеорхукмтвнп")
_SAFE_TWINS = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
_DIGITS = str.maketrans("03", "ОЗ")
_SMALL_DIGITS = str.maketrans("03", "оз")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


def has_cyrillic(word: str) -> bool:
    """Whether at least one letter is Cyrillic."""
    return any("а" <= letter <= "я" or letter == "ё" for letter in word.casefold())


def repair_words(text: str) -> tuple[str, list[str]]:
    """Text with look-alikes inside Cyrillic words replaced, and the words that were repaired.

    A word wholly of Latin letters is left alone unless it stands as initials («A.C.») in a Cyrillic text.
    """
    if not has_cyrillic(text) or not re.search(r"[A-Za-z03]", text):
        return text, []
    repaired: list[str] = []

    def mended(match: re.Match[str]) -> str:
        word = match[0]
        better = _mended_word(word, text[match.end() : match.end() + 1])
        if better != word:
            repaired.append(word)
        return better

    return _WORD.sub(mended, text), repaired


def _mended_word(word: str, following: str) -> str:
    latin = sum("a" <= letter <= "z" for letter in word.casefold())
    letters = sum(letter.isalpha() for letter in word)
    if has_cyrillic(word) and letters >= 3:
        better = word.translate(_TWINS) if latin else word
        return _without_digits(better)
    if latin == len(word) == 1 and following == ".":
        return word.translate(_SAFE_TWINS)
    return word


def _without_digits(word: str) -> str:
    """«Иван0ва» and «3ахаров»: one stray digit among at least three letters."""
    if sum(sign.isdecimal() for sign in word) != 1 or not re.fullmatch(r"3?[^\W\d_]*0?[^\W\d_]+", word):
        return word
    if word[0] in "03" and word[1:2].islower():
        return word[0].translate(_DIGITS) + word[1:]
    return word.translate(_DIGITS if word.isupper() else _SMALL_DIGITS)


def cyrillic_letter(letter: str) -> str | None:
    """The capital Cyrillic letter a reader sees: Latin «B» is «В»; None when nothing looks like it."""
    upper = letter.upper()
    if has_cyrillic(upper):
        return upper
    twin = upper.translate(_SAFE_TWINS)
    return twin if has_cyrillic(twin) else None
