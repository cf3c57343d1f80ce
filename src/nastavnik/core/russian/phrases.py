"""Puts the head of a noun phrase into a case: «старший вожатый лагеря» → «старшего вожатого лагеря».

Only the head changes: leading adjectives that agree and their noun (or the last of them, when it stands for
a noun). Everything after the head, quoted names, numbers and abbreviations stay letter for letter.
"""

import re

from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.endings import in_letters_of
from nastavnik.core.russian.lexicon import Reading, is_frozen_prefix, readings

_HEAD_WORD = re.compile(r"\s*(\()?([^\W\d_]+(?:-[^\W\d_]+)*\.?)(?(1)\))(?:(?<=\.)|(?!\w))")
_JOINT = re.compile(r"\s*[,;/(]\s*|\s+(?:и|[–—])\s+")
# A person's post in the nominative singular never ends so: «…и литературы», «…и технике».
_PERSON_ENDING = re.compile(r"[^еёиоуыэю]$")
_LONGEST_HEAD = 12
_OPENING, _CLOSING = "«„(", "»“)"


def inflect_phrase(text: str, case: Case | str, *, plural: bool = False, coordinated: bool = False) -> str:
    """The phrase, given in the nominative, in `case`; what has no recognised head comes back unchanged.

    `coordinated` bends people's posts joined by «,», «и», «/», «(» too: «учитель, куратор». Total for any text.
    """
    case = Case(case)
    if case is Case.NOMN and not plural:
        return text
    starts = [0, *(_joints(text) if coordinated else [])]
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    bent = [_inflect_head(piece, case, plural, only_people=index > 0) for index, piece in enumerate(pieces)]
    return "".join(bent)


def _joints(text: str) -> list[int]:
    """Places after «,», «и», «(» outside quotes and brackets where another post in small letters may begin."""
    found, depth, straight, seen = [], 0, 0, 0
    for joint in _JOINT.finditer(text):
        passed = text[seen : joint.start()]
        seen = joint.start()
        depth += sum((letter in _OPENING) - (letter in _CLOSING) for letter in passed)
        straight += passed.count('"')
        if depth <= 0 and straight % 2 == 0 and text[joint.end() : joint.end() + 1].islower():
            found.append(joint.end())
    return found


def _inflect_head(text: str, case: Case, plural: bool, *, only_people: bool) -> str:
    words = _leading_words(text)
    if only_people and not (words and _PERSON_ENDING.search(words[0].group(2))):
        return text
    head = _head([word.group(2) for word in words])
    if not head or (only_people and not _is_person(head[-1])):
        return text
    animate = head[-1].animate
    result, done = [], 0
    for word, reading in zip(words, head, strict=False):
        form = reading.form(case, plural, animate)
        result += [text[done : word.start(2)], in_letters_of(word.group(2), form)]
        done = word.end(2)
    return "".join([*result, text[done:]])


def _is_person(reading: Reading) -> bool:
    """One living being: «учитель химии, биологии» has no second post, «учитель химии, куратор» has."""
    return reading.kind == "noun" and reading.animate and reading.gender != "p"


def _leading_words(text: str) -> list[re.Match[str]]:
    """Words from the start up to the first number, quote or sign, as many as a head may have."""
    found: list[re.Match[str]] = []
    place = 0
    while len(found) < _LONGEST_HEAD and (word := _HEAD_WORD.match(text, place)):
        found.append(word)
        place = word.end()
    return found


def _head(words: list[str], gender: str = "") -> list[Reading]:
    """The longest agreeing run «adjective … adjective noun»; empty when the first word cannot begin it.

    Words after the head are never looked up: a dictionary is slow to wake.
    """
    if not words:
        return []
    fitting = [choice for choice in _readings_of(words[0]) if not gender or choice.gender in {gender, ""}]
    for adjective in (choice for choice in fitting if choice.kind != "noun"):
        rest = _head(words[1:], adjective.gender or gender)
        if rest:
            return [adjective, *rest]
    nouns = [choice for choice in fitting if choice.kind == "noun"]
    alone = nouns or [choice for choice in fitting if choice.kind == "adjective"]
    # A plural is believed last: «учителя» may be one teacher's or many.
    return sorted(alone, key=lambda choice: choice.gender == "p")[:1]


def _readings_of(word: str) -> tuple[Reading, ...]:
    lowered = word.lower()
    if "-" in word:
        return _compound_readings(lowered)
    if not word.isupper():
        return readings(lowered)
    # Capitals are an abbreviation unless they spell a real, longer word: ДИРЕКТОР, but МБОУ.
    return readings(lowered, known_only=True) if len(word) >= 5 else ()


def _compound_readings(word: str) -> tuple[Reading, ...]:
    """«педагог-психолог» bends in both halves, «шеф-повар» in the last, «учебно-методический» as one word."""
    pieces = word.split("-")
    halves = [_noun_of(piece) for piece in pieces]
    last = halves[-1]
    if last is None:
        return readings(word)
    bending = [
        half if half and not is_frozen_prefix(piece) else None
        for half, piece in zip(halves, pieces, strict=True)
    ]
    first = next(half for half in bending if half)

    def form(case: Case, plural: bool, animate: bool) -> str:
        return "-".join(
            half.form(case, plural, animate) if half else piece
            for half, piece in zip(bending, pieces, strict=True)
        )

    return (Reading("noun", first.gender, last.animate, form),)


def _noun_of(word: str) -> Reading | None:
    singular = [reading for reading in readings(word) if reading.kind == "noun" and reading.gender != "p"]
    return singular[0] if singular else None
