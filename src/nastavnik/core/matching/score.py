"""How well a mentor suits a mentee: small criteria, each a number in [0, 1] and a Russian reason.

Weights and norms come from the pack of methodology as data. Unknown data are neutral: the criterion counts with the
`neutral` value of the norms and is listed in `missing`, so nobody wins or loses by an empty questionnaire.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seeker:
    """What is known of a mentee; None or empty is "not filled in"."""

    id: str
    requests: frozenset[str] | None = None
    wanted_age: tuple[int, int] | None = None
    class_number: int | None = None
    free_time: frozenset[str] | None = None
    interests: frozenset[str] | None = None
    last_mentor: str | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """What is known of a mentor; None or empty is "not filled in"."""

    id: str
    competences: frozenset[str] | None = None
    age: int | None = None
    class_number: int | None = None
    free_time: frozenset[str] | None = None
    interests: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Norms:
    """Numbers of the methodology. `class_gap`: wanted difference of classes (from, to); `age_slack`: years

    outside the wanted age at which nothing is left; `enough_slots`, `enough_interests`: how many in common are full.
    """

    weights: Mapping[str, float]
    class_gap: tuple[int, int]
    age_slack: int
    enough_slots: int
    enough_interests: int
    neutral: float = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """One bar: the criterion, its value in [0, 1], its share of the total, the reason; `known` False is neutral."""

    criterion: str
    value: float
    contribution: float
    reason: str
    known: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Weighted mean of the parts, in [0, 1], and the criteria for which data are missing."""

    total: float
    parts: tuple[Part, ...]
    missing: tuple[str, ...]


Outcome = tuple[float, str] | None
Criterion = Callable[[Seeker, Guide, Norms], Outcome]


def score_pair(mentee: Seeker, mentor: Guide, norms: Norms) -> Score:
    """All weighted criteria of a pair. Raises ValueError for an unknown criterion or a negative weight."""
    for code, weight in norms.weights.items():
        if code not in CRITERIA:
            raise ValueError(f"Критерий подбора «{code}» неизвестен; есть: {', '.join(CRITERIA)}.")
        if weight < 0:
            raise ValueError(f"Вес критерия «{code}» отрицателен: нужно число не меньше нуля.")
    whole = sum(norms.weights.values())
    parts = tuple(
        _part(code, weight / whole if whole else 0.0, CRITERIA[code](mentee, mentor, norms), norms)
        for code, weight in norms.weights.items()
    )
    missing = tuple(part.criterion for part in parts if not part.known)
    return Score(sum(part.contribution for part in parts), parts, missing)


def _part(code: str, share: float, outcome: Outcome, norms: Norms) -> Part:
    if outcome is None:
        return Part(
            code, norms.neutral, share * norms.neutral, "Нет данных: критерий не влияет на выбор", False
        )
    value, reason = outcome
    return Part(code, value, share * value, reason, True)


def request_met(mentee: Seeker, mentor: Guide, norms: Norms) -> Outcome:
    """Share of the mentee's requests that the mentor's competences answer."""
    if not mentee.requests or mentor.competences is None:
        return None
    met = sorted(mentee.requests & mentor.competences)
    value = len(met) / len(mentee.requests)
    return (
        value,
        f"Отвечает на запросы: {', '.join(met)}" if met else "Опыт наставника не отвечает на запросы",
    )


def age_wanted(mentee: Seeker, mentor: Guide, norms: Norms) -> Outcome:
    """1 inside the wanted age, falling evenly to 0 at `age_slack` years outside it."""
    if mentee.wanted_age is None or mentor.age is None:
        return None
    low, high = mentee.wanted_age
    value = _closeness(mentor.age, low, high, norms.age_slack)
    words = "подходит под желаемый" if value == 1 else "отличается от желаемого"
    return value, f"Возраст {mentor.age} {words}: {low}–{high}"


def class_gap(mentee: Seeker, mentor: Guide, norms: Norms) -> Outcome:
    """1 while the mentor is older by a wanted number of classes, half as good one class off, 0 further."""
    if mentee.class_number is None or mentor.class_number is None:
        return None
    gap = mentor.class_number - mentee.class_number
    low, high = norms.class_gap
    return _closeness(gap, low, high, 2), f"Разница классов {gap}, желательна {low}–{high}"


def common_time(mentee: Seeker, mentor: Guide, norms: Norms) -> Outcome:
    """Common free hours against the number that is enough."""
    if not mentee.free_time or not mentor.free_time:
        return None
    common = sorted(mentee.free_time & mentor.free_time)
    value = min(1.0, len(common) / max(1, norms.enough_slots))
    return value, f"Общее свободное время: {', '.join(common)}" if common else "Нет общего свободного времени"


def interests(mentee: Seeker, mentor: Guide, norms: Norms) -> Outcome:
    """Common interests against the number that is enough."""
    if not mentee.interests or not mentor.interests:
        return None
    common = sorted(mentee.interests & mentor.interests)
    value = min(1.0, len(common) / max(1, norms.enough_interests))
    return value, f"Общие интересы: {', '.join(common)}" if common else "Общих интересов нет"


def continuity(mentee: Seeker, mentor: Guide, norms: Norms) -> Outcome:
    """1 with last year's mentor, 0 with another one; no data for those who had none."""
    if mentee.last_mentor is None:
        return None
    if mentee.last_mentor == mentor.id:
        return 1.0, "Пара работала вместе в прошлом году"
    return 0.0, "В прошлом году был другой наставник"


def _closeness(value: int, low: int, high: int, slack: int) -> float:
    beyond = max(low - value, value - high, 0)
    return 1.0 if beyond == 0 else max(0.0, 1.0 - beyond / max(1, slack))


CRITERIA: dict[str, Criterion] = {
    "request": request_met,
    "age": age_wanted,
    "class_gap": class_gap,
    "time": common_time,
    "interests": interests,
    "continuity": continuity,
}
