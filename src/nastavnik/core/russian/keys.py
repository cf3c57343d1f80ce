"""Keys by which people are found and lists are ordered, the same on every database."""

import re
import unicodedata

from nastavnik.core.russian.full_name import FullName

# ё right after е; letters of neighbours' alphabets beside the Russian letter they grew from.
_ALPHABET = "аәбвгґғдђеёєжҗзѕиіїйјкқлљмнңњоөпрстћќуўүұфхһҳцчџҷшщъыьэюя"
_CYRILLIC = {letter: place for place, letter in enumerate(_ALPHABET)}
_LOOKALIKES = str.maketrans("aceopxyk", "асеорхук")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))

SortKey = tuple[tuple[int, int, str], ...]


def search_key(*parts: str | None) -> str:
    """The stored `name_key`: NFC, casefolded, ё as е, single spaces. Idempotent and total."""
    text = " ".join(part for part in parts if part)
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold()).casefold()
    composed = unicodedata.normalize("NFC", folded).replace("ё", "е")
    return " ".join(unicodedata.normalize("NFC", composed).split())


def sort_key(text: str) -> SortKey:
    """Russian order: case is ignored, ё follows е, numbers by value («5Б» before «10А»), Latin last."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    words = " ".join(folded.split())
    return tuple(_key_of(run) for run in re.findall(r"\d+|\D", words))


def _key_of(run: str) -> tuple[int, int, str]:
    return _number_key(run) if run.isdecimal() else _letter_key(run)


def same_person_key(full_name: FullName) -> str:
    """Equal for two spellings of one name: ё/е, dashes, spaces, full stops, Latin look-alikes.

    Equal keys make people suspects of being one person, not one person: namesakes share a key too.
    """
    key = search_key(full_name.surname, full_name.name, full_name.patronymic).translate(_DASHES)
    key = key.replace(" -", "-").replace("- ", "-").replace(".", ". ")
    words = [_untangled(word) for word in key.replace(".", " ").split()]
    return " ".join(words)


def _untangled(word: str) -> str:
    """Latin letters inside a Cyrillic word are slips of the keyboard; a Latin word is left alone."""
    return word.translate(_LOOKALIKES) if any("а" <= letter <= "я" for letter in word) else word


def _number_key(digits: str) -> tuple[int, int, str]:
    # By length and then by digits, so that a number of any size compares without int().
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    return (1, len(plain), plain)


def _letter_key(letter: str) -> tuple[int, int, str]:
    if letter in _CYRILLIC:
        return (2, _CYRILLIC[letter], "")
    if not letter.isalpha():
        return (0, ord(letter), "")
    return (3 if "CYRILLIC" in unicodedata.name(letter, "") else 4, ord(letter), "")
