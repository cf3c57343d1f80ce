"""How often a step of a roadmap happens: the words schools use for it, and what is left of the text without them."""

import re
from typing import Literal

Rhythm = Literal[
    "once", "daily", "weekly", "fortnightly", "monthly", "quarterly", "half_yearly", "yearly", "as_needed", "by_schedule"
]  # fmt: skip
RHYTHM_WORDS: dict[Rhythm, str] = {
    "daily": "ежедневно",
    "weekly": "еженедельно",
    "fortnightly": "раз в две недели",
    "monthly": "ежемесячно",
    "quarterly": "ежеквартально",
    "half_yearly": "раз в полугодие",
    "yearly": "ежегодно",
    "as_needed": "по мере необходимости",
    "by_schedule": "по графику",
}
"""How we say each rhythm ourselves; `once` is not said."""

_TIMES = r"(?:не (?:реже|менее)(?: чем)? )?(?:(?:\d{1,3}|одного|один|одна)(?: ?- ?\d{1,3})? )?(?:раза?|раз) (?:в|за) "
_DAY = r"(?:понедельник|вторник|сред[ауы]|четверг|пятниц[ауы]|суббот[ауы])"
_DAYS = r"(?:понедельникам|вторникам|средам|четвергам|пятницам|субботам)"
_NTH = r"(?:перв|втор|трет|четверт|последн)\w+"
_RHYTHMS: tuple[tuple[str, Rhythm], ...] = (
    (rf"{_TIMES}(?:две|2|3|три) недел\w+|каждые (?:две|2) недели", "fortnightly"),
    (rf"ежедневно|каждый день|{_TIMES}день", "daily"),
    (rf"еженедельно|каждую неделю|{_TIMES}неделю|кажд\w+ {_DAY}|по {_DAYS}", "weekly"),
    (
        rf"ежемесячно|каждый месяц|(?:в )?{_NTH} \w+ (?:каждого )?месяца|каждого месяца|{_TIMES}месяц",
        "monthly",
    ),
    (
        rf"ежеквартально|поквартально|каждый квартал|каждую четверть|{_TIMES}(?:квартал|четверть|триместр|(?:три|3) месяца)",
        "quarterly",
    ),
    (rf"(?:не реже )?(?:2|двух|два) раза? в (?:учебн\w+ )?год|каждое полугодие|{_TIMES}(?:полугодие|полгода|семестр)", "half_yearly"),
    (r"(?:3|4|три|четыре|трех|четырех) раза? в (?:учебн\w+ )?год", "quarterly"),
    (rf"ежегодно|каждый (?:учебный )?год|{_TIMES}(?:учебный )?год", "yearly"),
    (
        r"(?:по мере|при) (?:необходимости|надобности|поступления|потребности|наличии|возникновени\w+|возможности|обращени\w+)[^,;]*"
        r"|по (?:запрос\w+|требовани\w+|обращени\w+|заявк\w+|заявлени\w+|потребности)|в случае [^,;]+|при необходимости",
        "as_needed",
    ),
    (
        r"(?:по|согласно|в соответствии с|в сроки|сроки) [^,;\d]*(?:график\w*|план\w*|расписани\w+|согласовани\w+|порядк\w+)[^,;]*"
        r"|по согласованию[^,;]*",
        "by_schedule",
    ),
)  # fmt: skip
_DASH = re.compile("[\u2010-\u2015\u2212]")


def plain_words(text: str) -> str:
    """Lower case, one kind of dash, single spaces, no ё."""
    return " ".join(_DASH.sub("-", text.casefold().replace("ё", "е")).split())


def rhythm_and_rest(text: str) -> tuple[Rhythm, str]:
    """How often, and the plain words that remain when those about it are taken out."""
    plain = plain_words(text)
    for words, rhythm in _RHYTHMS:
        found = re.search(words, plain)
        if found:
            return rhythm, (plain[: found.start()] + " " + plain[found.end() :]).strip(" ,;.()-")
    return "once", plain
