"""The JSON problem of the command line becomes a checked `Wishes`; every refusal is a sentence saying where and what."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nastavnik.core.matching.problem import ProblemRefused

KEYS = {"mentees", "mentors", "pairs", "locked", "forbidden", "unmatched_penalty"}
LARGEST_COUNT = 1_000_000


@dataclass(frozen=True, slots=True)
class Mentor:
    """A mentor with bounds on the number of mentees."""

    id: str
    minimum: int
    capacity: int


@dataclass(frozen=True, slots=True)
class Pair:
    """An allowed pair; ranks are places in the wish lists, 1 is best, None is unknown."""

    mentee: str
    mentor: str
    score: float
    mentee_rank: int | None = None
    mentor_rank: int | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """Everything a person asked of the matching, by identifiers, in the order of the file."""

    mentees: tuple[str, ...]
    mentors: tuple[Mentor, ...]
    pairs: tuple[Pair, ...]
    locked: tuple[tuple[str, str], ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    penalty: float | None = None


def read_wishes(data: object) -> Wishes:
    """Check the JSON of `nastavnik match`; raises ProblemRefused with the first fault in Russian."""
    if not isinstance(data, Mapping):
        raise ProblemRefused("Задача должна быть объектом JSON с ключами «mentees», «mentors» и «pairs».")
    unknown = sorted(str(key) for key in data if key not in KEYS)
    if unknown:
        raise ProblemRefused(f"В задаче непонятный ключ «{unknown[0]}»: уберите его или исправьте опечатку.")
    mentees = tuple(_id(row, "mentees", k) for k, row in enumerate(_rows(data, "mentees", required=True)))
    mentors = tuple(_mentor(row, k) for k, row in enumerate(_rows(data, "mentors", required=True)))
    _no_twins(mentees, "mentees")
    _no_twins(tuple(mentor.id for mentor in mentors), "mentors")
    known = (set(mentees), {mentor.id for mentor in mentors})
    pairs = tuple(_pair(row, k, known) for k, row in enumerate(_rows(data, "pairs", required=True)))
    wishes = Wishes(
        mentees,
        mentors,
        pairs,
        tuple(_two(row, "locked", k, known) for k, row in enumerate(_rows(data, "locked"))),
        tuple(_two(row, "forbidden", k, known) for k, row in enumerate(_rows(data, "forbidden"))),
        None
        if data.get("unmatched_penalty") is None
        else _number(data["unmatched_penalty"], "unmatched_penalty"),
    )
    check_wishes(wishes)
    return wishes


def check_wishes(wishes: Wishes) -> None:
    """Refuse what contradicts itself: twin pairs, a lock that is forbidden, not allowed, doubled or above capacity."""
    allowed: set[tuple[str, str]] = set()
    for pair in wishes.pairs:
        if (pair.mentee, pair.mentor) in allowed:
            raise ProblemRefused(
                f"Пара «{pair.mentee}» — «{pair.mentor}» указана дважды: оставьте одну строку."
            )
        allowed.add((pair.mentee, pair.mentor))
    forbidden = set(wishes.forbidden)
    room = {mentor.id: mentor.capacity for mentor in wishes.mentors}
    locked: dict[str, str] = {}
    for mentee, mentor in wishes.locked:
        name = f"«{mentee}» — «{mentor}»"
        if (mentee, mentor) in forbidden:
            raise ProblemRefused(f"Пара {name} одновременно закреплена и запрещена: снимите одно из двух.")
        if (mentee, mentor) not in allowed:
            raise ProblemRefused(f"Закреплённой пары {name} нет среди разрешённых: добавьте её в «pairs».")
        if mentee in locked:
            raise ProblemRefused(f"Наставляемый «{mentee}» закреплён дважды: оставьте одно закрепление.")
        locked[mentee] = mentor
        room[mentor] -= 1
        if room[mentor] < 0:
            raise ProblemRefused(
                f"За наставником «{mentor}» закреплено больше наставляемых, чем у него мест: "
                "увеличьте «max» или снимите закрепление."
            )


def _rows(data: Mapping[str, Any], key: str, required: bool = False) -> list[Any]:
    if key not in data or data[key] is None:
        if required:
            raise ProblemRefused(f"В задаче нет списка «{key}».")
        return []
    if not isinstance(data[key], list):
        raise ProblemRefused(f"«{key}» должен быть списком.")
    return list(data[key])


def _id(row: Any, key: str, at: int) -> str:
    if not isinstance(row, Mapping) or "id" not in row:
        raise ProblemRefused(f"«{key}», запись {at + 1}: нет поля «id».")
    return _name(row["id"], f"«{key}», запись {at + 1}")


def _name(value: Any, where: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise ProblemRefused(f"{where}: обозначение человека должно быть непустой строкой.")
    return str(value)


def _mentor(row: Any, at: int) -> Mentor:
    name = _id(row, "mentors", at)
    low = _count(row.get("min", 0), f"Наставник «{name}», «min»")
    high = _count(row.get("max", 1), f"Наставник «{name}», «max»")
    if low > high:
        raise ProblemRefused(
            f"Наставник «{name}»: «min» {low} больше, чем «max» {high}; поменяйте их местами."
        )
    return Mentor(name, low, high)


def _count(value: Any, where: str) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_COUNT:
        raise ProblemRefused(f"{where}: нужно целое число от 0 до {LARGEST_COUNT}, а указано «{value}».")
    return value


def _pair(row: Any, at: int, known: tuple[set[str], set[str]]) -> Pair:
    if not isinstance(row, Mapping) or not {"mentee", "mentor", "score"} <= set(row):
        raise ProblemRefused(f"«pairs», запись {at + 1}: нужны поля «mentee», «mentor» и «score».")
    mentee, mentor = _two((row["mentee"], row["mentor"]), "pairs", at, known)
    where = f"Пара «{mentee}» — «{mentor}»"
    return Pair(
        mentee,
        mentor,
        _number(row["score"], f"{where}, балл"),
        _rank(row.get("mentee_rank"), f"{where}, «mentee_rank»"),
        _rank(row.get("mentor_rank"), f"{where}, «mentor_rank»"),
    )


def _two(row: Any, key: str, at: int, known: tuple[set[str], set[str]]) -> tuple[str, str]:
    where = f"«{key}», запись {at + 1}"
    if not isinstance(row, list | tuple) or len(row) != 2:
        raise ProblemRefused(f"{where}: нужны два обозначения, наставляемого и наставника.")
    mentee, mentor = _name(row[0], where), _name(row[1], where)
    if mentee not in known[0]:
        raise ProblemRefused(f"{where}: наставляемого «{mentee}» нет в списке «mentees».")
    if mentor not in known[1]:
        raise ProblemRefused(f"{where}: наставника «{mentor}» нет в списке «mentors».")
    return mentee, mentor


def _rank(value: Any, where: str) -> int | None:
    if value is None:
        return None
    rank = _count(value, where)
    if rank == 0:
        raise ProblemRefused(f"{where}: место в списке начинается с 1, а указан 0.")
    return rank


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ProblemRefused(f"{where}: нужно число, а указано «{value}».")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ProblemRefused(f"{where}: число должно быть конечным, а указано «{value}».")
    return number


def _no_twins(names: tuple[str, ...], key: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ProblemRefused(
                f"В списке «{key}» дважды встречается «{name}»: обозначения должны различаться."
            )
        seen.add(name)
