"""Where a class or a group stands a school year later: 7А → 8А, 11А leaves, 1 курс → 2 курс, 1ИС-2 → 2ИС-2."""

import re
from dataclasses import dataclass

from nastavnik.core.russian.class_codes import parse_class

LAST_CLASS, LAST_COURSE = 11, 4
# ends of primary and basic school: after the one another adult leads the class, after the other some go elsewhere
END_OF_PRIMARY, END_OF_BASIC = 4, 9
_COURSE_FIRST = re.compile(r"(?P<course>[1-5])(?P<rest>[-–]?[А-ЯЁA-Z].*)", re.I)


@dataclass(frozen=True, slots=True)
class NextClass:
    """`code`: what it is called then, empty when the pupils have finished; `by_name`: the code itself tells the year.

    `new_leader`: another class teacher usually takes it; `may_leave`: part of the pupils usually goes elsewhere.
    """

    code: str
    by_name: bool = True
    new_leader: bool = False
    may_leave: bool = False


def next_class(code: str) -> NextClass:
    """The class of the following year; a group whose code says nothing of the year keeps its code."""
    read = parse_class(code)
    if read is not None and read.number is not None:
        return _next_number(read.number, read.letter or "")
    if read is not None and read.course is not None and not read.group:
        return NextClass(f"{read.course + 1} курс" if read.course < LAST_COURSE else "")
    begins = _COURSE_FIRST.fullmatch(code.strip())
    if begins is None:
        return NextClass(code.strip(), by_name=False)
    course = int(begins["course"])
    return NextClass(f"{course + 1}{begins['rest']}" if course < LAST_COURSE else "")


def _next_number(number: int, letter: str) -> NextClass:
    if number >= LAST_CLASS:
        return NextClass("")
    joint = "-" if letter.isdecimal() else ""
    return NextClass(
        f"{number + 1}{joint}{letter}",
        new_leader=number == END_OF_PRIMARY,
        may_leave=number == END_OF_BASIC,
    )


def class_text(code: str) -> str:
    """The code as it is kept, or empty when it does not read as a class or a group."""
    read = parse_class(code)
    return "" if read is None or read.fault else read.text
