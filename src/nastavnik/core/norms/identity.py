"""Which act of the register a reference means, and what in it is not as the register has it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nastavnik.core.norms.acts import Act, Register
from nastavnik.core.norms.bodies import same_body
from nastavnik.core.norms.numbers import is_half_telling, is_law, is_telling, number_key, one_slip_apart
from nastavnik.core.norms.references import Reference
from nastavnik.core.norms.vocabulary import kind_name

_NEAR_DAYS = 40
_COMMON = {"приказ", "письмо"}
_LAWS = {"федеральный закон", "закон", "кодекс"}


class Slip(StrEnum):
    """What is wrong in a reference whose act is known."""

    KIND = "kind"
    BODY = "body"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Meant:
    """The act meant and the slips of the reference to it."""

    act: Act
    slips: frozenset[Slip]


def meant(reference: Reference, register: Register) -> Meant | None:
    """The act the reference means, or None when nothing in the register is meant for sure.

    Plain figures («приказ № 196») are anybody's: they mean an act only together with its day, body or title.
    """
    candidates = [
        *(_held(reference, act, True) for act in register.right_numbers.get(reference.number, ())),
        *(_held(reference, act, False) for act in register.wrong_numbers.get(reference.number, ())),
    ]
    found = [one for one in candidates if one is not None]
    if not found and reference.number:
        found = [one for act in register.acts if (one := _slipped_number(reference, act))]
    return min(found, key=lambda one: len(one.slips), default=None)


def _held(reference: Reference, act: Act, right: bool) -> Meant | None:
    """The reference held against one act whose number, right or known as wrong, it bears."""
    body, day = same_body(reference.bodies, act.body), _day(reference, act)
    slips = _slips(reference, act, right, body, day)
    if body is False:
        return Meant(act, slips) if right and day == "same" and is_telling(reference.number) else None
    titled = _titled(reference, act)
    if day in ("same", "known") or titled or (body and day in ("none", "near")):
        return Meant(act, slips)
    if day == "none":
        sure = is_telling(reference.number) if right else False
        return Meant(act, slips) if sure or _by_kind(reference, act) else None
    return Meant(act, slips) if _tells_in_spite_of_day(reference, act, right, day) else None


def _by_kind(reference: Reference, act: Act) -> bool:
    """Whether figures with letters and the word before them are enough («N 145-р», «распоряжение 1264-р»)."""
    if not is_half_telling(reference.number):
        return False
    expected = {kind_name(act.kind), *(kind_name(one) for one in act.wrong("kind"))} - _COMMON
    return not reference.kind or reference.kind in expected


def _tells_in_spite_of_day(reference: Reference, act: Act, right: bool, day: str) -> bool:
    """Laws are numbered anew each year, so another day may be another law; a letter before the figures is not repeated."""
    if not right or not is_telling(reference.number):
        return False
    return day == "near" or not is_law(reference.number)


def _day(reference: Reference, act: Act) -> str:
    """«same», «known» (a misspelling seen before), «near», «far» or «none» when either side says no day."""
    said = reference.dated
    if said is None or act.dated is None:
        return "none"
    if said == act.dated:
        return "same"
    if said.isoformat() in act.wrong("date"):
        return "known"
    return "near" if _near(said, act.dated) else "far"


def _near(one: date, other: date) -> bool:
    same_day = (one.month, one.day) == (other.month, other.day)
    return same_day or one.year == other.year or abs((one - other).days) <= _NEAR_DAYS


def _slips(reference: Reference, act: Act, right: bool, body: bool | None, day: str) -> frozenset[Slip]:
    found = set()
    if reference.kind and not _same_kind(reference, act):
        found.add(Slip.KIND)
    if body is False:
        found.add(Slip.BODY)
    if day in ("known", "near", "far") or _no_such_day(reference):
        found.add(Slip.DATE)
    if not right:
        found.add(Slip.NUMBER)
    return frozenset(found)


def _no_such_day(reference: Reference) -> bool:
    return reference.date_span is not None and reference.dated is None


def _same_kind(reference: Reference, act: Act) -> bool:
    kind = kind_name(act.kind)
    return reference.kind == kind or {reference.kind, kind} <= _LAWS


def _titled(reference: Reference, act: Act) -> bool:
    said, title = _letters(reference.title), _letters(act.title)
    return len(said) > 12 and said == title


def _letters(text: str) -> str:
    return "".join(sign for sign in text.lower().replace("ё", "е") if sign.isalnum())


def _slipped_number(reference: Reference, act: Act) -> Meant | None:
    """The right body, kind and day, and a number one slip away: the same act, misquoted."""
    if act.within or not act.number or _day(reference, act) != "same":
        return None
    if (
        not same_body(reference.bodies, act.body)
        or not _same_kind(reference, act)
        or is_law(reference.number)
    ):
        return None
    slip = one_slip_apart(reference.number, number_key(act.number))
    return Meant(act, frozenset({Slip.NUMBER})) if slip else None
