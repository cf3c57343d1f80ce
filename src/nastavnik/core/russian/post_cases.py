"""Puts a post into any case: «заместитель директора по УВР» → «заместителя директора по УВР»."""

from collections.abc import Mapping
from typing import Literal

from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.phrases import inflect_phrase


def inflect_post(
    post: str,
    case: Case | str,
    overrides: Mapping[str, str] | None = None,
    number: Literal["sing", "plur"] = "sing",
) -> str:
    """The post, given in the nominative singular, in `case`; `number="plur"` tells of several people.

    Only the head words change; quoted names, abbreviations and the rest of the post stay letter for letter.
    `overrides` maps case codes to forms written by a clerk (of this number), and always wins.
    Raises ValueError for an unknown case code, nothing else.
    """
    case = Case(case)
    written = (overrides or {}).get(case, "").strip()
    return written or inflect_phrase(post, case, plural=number == "plur", coordinated=True)
