"""What makes a password: long enough, not one of those everybody tries, not one's own name. No expiry (D23)."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from django.contrib.auth.password_validation import CommonPasswordValidator

from nastavnik.kit.verdict import YES, Verdict, no

LONG, SHORT, LONGEST = 12, 8, 128
RUSSIAN, LATIN = "йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."
TO_RUSSIAN, TO_LATIN = str.maketrans(LATIN, RUSSIAN), str.maketrans(RUSSIAN, LATIN)
ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890", "абвгдежзик",
        "abcdefghij")  # fmt: skip


def judge_password(password: str, *, short: bool, known: Iterable[str] = ()) -> Verdict:
    """Whether this may be a password. `short`: the rule for pupils and parents; `known`: names it must not repeat."""
    least = SHORT if short else LONG
    if len(password) < least:
        return no(f"Нужно не меньше {least} знаков: например, три слова подряд")
    if len(password) > LONGEST:
        return no(f"Нужно не больше {LONGEST} знаков")
    folded = _folded(password)
    if len(set(folded)) < 4 or _runs(folded):
        return no("Знаки идут подряд или повторяются: такой пароль подбирают первым")
    if _common(folded):
        return no("Такой пароль подбирают первым: возьмите три слова, которые не связаны между собой")
    if any(len(name) >= 4 and _bare(folded) == _bare(_folded(name)) for name in known):
        return no("Пароль не должен повторять имя")
    return YES


@cache
def _everybodys() -> frozenset[str]:
    """Words that schools and everybody else try first, in both keyboard layouts."""
    told = yaml.safe_load(Path(__file__).with_name("easy_passwords.yaml").read_text())["words"].split()
    words = {_folded(word) for word in told}
    return frozenset(words | {word.translate(TO_LATIN) for word in words})


@cache
def _offline_list() -> CommonPasswordValidator:
    """Django's list of the twenty thousand most common ones; it travels with the library and asks no network."""
    return CommonPasswordValidator()


def _common(folded: str) -> bool:
    bare = _bare(folded)
    halves = bare[: len(bare) // 2]
    doubled = bool(halves) and halves * 2 == bare
    tried = {
        folded,
        bare,
        halves if doubled else bare,
        folded.translate(TO_RUSSIAN),
        bare.translate(TO_RUSSIAN),
    }
    listed = _offline_list().passwords
    pieces = [piece for piece in re.split(r"[\W\d_]+", folded) if piece]
    only_easy = bool(pieces) and all(piece in _everybodys() for piece in pieces)
    return only_easy or bool(tried & _everybodys()) or bool(tried & listed)


def _runs(folded: str) -> bool:
    """«12345678», «йцукенгш» and the like, with nothing besides."""
    bare = re.sub(r"\W", "", folded)
    pieces = [row for row in ROWS for row in (row, row[::-1])]
    covered = bare
    for row in pieces:
        for size in range(len(row), 3, -1):
            for start in range(len(row) - size + 1):
                covered = covered.replace(row[start : start + size], "")
    return len(covered) <= 2


def _folded(text: str) -> str:
    return text.strip().casefold().replace("ё", "е")


def _bare(folded: str) -> str:
    """Without the digits and signs with which a common word is usually decorated."""
    return re.sub(r"[\W\d_]+", "", folded)
