"""Codes of entries that people add: made from the title, so that nobody has to invent them."""

import re
from collections.abc import Collection

LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        ("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
         "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
        strict=True,
    )
)  # fmt: skip
LONGEST = 34


def new_code(title: str, taken: Collection[object]) -> str:
    """A code for this title that nobody has taken: «Волонтёр» → own_volonter."""
    spelt = "".join(LETTERS.get(sign, sign) for sign in title.casefold())
    stem = "own_" + re.sub(r"[^a-z0-9]+", "_", spelt).strip("_")[:LONGEST]
    code, number = stem.rstrip("_"), 2
    while code in taken:
        code, number = f"{stem}_{number}", number + 1
    return code
