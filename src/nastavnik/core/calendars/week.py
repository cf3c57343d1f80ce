"""Free time in a week: «пн 14–16, вт и чт после 15» as hours, and hours as words.

An hour is a code: «mon-14» is Monday from 14:00 to 15:00. Only hours of a school day are known (`HOURS`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

DAYS = {
    "mon": ("пн", "понедельник"),
    "tue": ("вт", "вторник"),
    "wed": ("ср", "среда"),
    "thu": ("чт", "четверг"),
    "fri": ("пт", "пятница"),
    "sat": ("сб", "суббота"),
}
HOURS = range(8, 21)
PARTS = {"утро": range(8, 12), "день": range(12, 15), "после уроков": range(15, 18), "вечер": range(18, 21)}
"""Parts of a day as people call them."""
_STEMS = {"пн": "mon", "пон": "mon", "вт": "tue", "ср": "wed", "чт": "thu", "чет": "thu", "пт": "fri", "пят": "fri", "сб": "sat", "суб": "sat"}  # fmt: skip
_EVERY = re.compile(r"\b(?:ежедневно|каждый день|любой день|все дни)\b")
_WORKDAYS = re.compile(r"\b(?:будни|по будням|рабочие дни)\b")
_DAY = re.compile(r"\b(пн|пон[а-я]*|вт[а-я]*|ср[а-я]*|чт|чет[а-я]*|пт|пят[а-я]*|сб|суб[а-я]*)\b")
ONLY_DAYS = re.compile(rf"(?:{_DAY.pattern}|и|\s|,)+")
_SPAN = re.compile(r"(\d{1,2})(?:[:.]\d{2})?\s*(?:-|–|—|до)\s*(\d{1,2})(?:[:.](\d{2}))?")
_AFTER = re.compile(r"(?:после|с)\s+(\d{1,2})(?:[:.]\d{2})?")
_TILL = re.compile(r"\bдо\s+(\d{1,2})(?:[:.]\d{2})?")
_HOUR = re.compile(r"(\d{1,2})(?:[:.]\d{2})?")
_CODE = re.compile(r"\b(mon|tue|wed|thu|fri|sat)-(\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class FreeTime:
    """Hours understood, in the order of the week, and pieces of the text that were not."""

    hours: tuple[str, ...]
    unclear: tuple[str, ...] = ()


def read_free_time(text: str) -> FreeTime:
    """Hours told by a text; a piece is what stands between semicolons, or between a comma and the next day."""
    hours: set[str] = set()
    unclear: list[str] = []
    for piece in _pieces(text):
        found = _hours_of(piece)
        hours |= found
        if not found:
            unclear.append(piece)
    return FreeTime(in_order(hours), tuple(unclear))


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Known hours without repetitions, in the order of the week."""
    return tuple(sorted({code for code in codes if is_hour(code)}, key=_place))


def is_hour(code: str) -> bool:
    """Whether this is the code of an hour."""
    day, _, hour = code.partition("-")
    return day in DAYS and hour.isdecimal() and int(hour) in HOURS


def free_time_words(codes: Iterable[str]) -> str:
    """«пн 14–16, чт 15–17»: neighbouring hours are joined."""
    told = []
    for day, own in groupby(in_order(codes), key=lambda code: code.partition("-")[0]):
        for first, last in _runs([int(code.partition("-")[2]) for code in own]):
            told.append(f"{DAYS[day][0]} {first}–{last + 1}")
    return ", ".join(told)


def _pieces(text: str) -> list[str]:
    """Pieces with one time each; days named together («вт и чт 15») stay together."""
    plain = text.casefold().replace("ё", "е")
    return [piece for group in re.split(r"[;\n]", plain) for piece in _group(group)]


def _group(text: str) -> list[str]:
    """Between semicolons: «пн 14, 16» is one day twice, «пн, ср 15» two days at one time."""
    found: list[str] = []
    for part in text.split(","):
        piece = part.strip(" .")
        has_day = bool(_DAY.search(piece) or _CODE.search(piece))
        if found and piece and not has_day and _times(piece):
            piece = f"{' '.join(_DAY.findall(found[-1]))} {piece}"
        elif found and has_day and ONLY_DAYS.fullmatch(found[-1]):
            piece = f"{found.pop()} {piece}"
        if piece:
            found.append(piece)
    return found


def _hours_of(piece: str) -> set[str]:
    codes = {found[0] for found in _CODE.finditer(piece) if is_hour(found[0])}
    if codes:
        return codes
    return {f"{day}-{hour}" for day in _days(piece) for hour in _times(piece) or ()}


def _days(piece: str) -> list[str]:
    if _EVERY.search(piece):
        return list(DAYS)
    if _WORKDAYS.search(piece):
        return list(DAYS)[:5]
    named = [
        next(code for stem, code in _STEMS.items() if word.startswith(stem)) for word in _DAY.findall(piece)
    ]
    if (
        len(named) == 2
        and re.search(r"\w\s*[-–—]\s*[а-я]", piece)
        and _place(f"{named[0]}-8") < _place(f"{named[1]}-8")
    ):
        order = list(DAYS)
        return order[order.index(named[0]) : order.index(named[1]) + 1]  # «пн–ср»
    return named


def _times(piece: str) -> list[int]:
    for words, hours in PARTS.items():
        if words in piece or (words == "утро" and "утр" in piece) or (words == "вечер" and "вечер" in piece):
            return list(hours)
    if span := _SPAN.search(piece):
        last = int(span[2]) + (1 if span[3] and int(span[3]) else 0)
        return [hour for hour in HOURS if int(span[1]) <= hour < last]
    if after := _AFTER.search(piece):
        return [hour for hour in HOURS if hour >= int(after[1])]
    if till := _TILL.search(piece):
        return [hour for hour in HOURS if hour < int(till[1])]
    return [int(hour) for hour in _HOUR.findall(piece) if int(hour) in HOURS]


def _place(code: str) -> tuple[int, int]:
    day, _, hour = code.partition("-")
    return list(DAYS).index(day), int(hour)


def _runs(hours: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for hour in hours:
        if runs and hour == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], hour)
        else:
            runs.append((hour, hour))
    return runs
