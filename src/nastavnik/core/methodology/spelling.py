"""One key for the many spellings of a title in the lists of schools."""

import re

_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212/]+\s*")


def spelling_key(text: str) -> str:
    """Same key for texts that differ in case, ё/е, kind of dash, quotes and spaces only.

    «Учитель — учитель», "учитель-учитель " and «УЧИТЕЛЬ/УЧИТЕЛЬ» give "учитель-учитель".
    """
    plain = text.casefold().replace("ё", "е").strip(" \t\n\r\"'«».,;:")
    return " ".join(_DASHES.sub("-", plain).split())
