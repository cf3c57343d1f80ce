"""How well a mentor suits a mentee: small criteria, each a number in [0, 1] and a Russian reason.

Weights and norms come from the pack of methodology as data. Unknown data are neutral: the criterion counts with the
`neutral` value of the norms and is listed in `missing`, so nobody wins or loses by an empty questionnaire.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Seeker:
    """What is known of a mentee; None or empty is "not filled in"."""

    id: str
    requests: frozenset[str] | None = None
    age: int | None = None
    free_time: frozenset[str] | None = None
    interests: frozenset[str] | None = None
    format: str | None = None
    chosen: tuple[str, ...] | None = None
    last_mentor: str | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """What is known of a mentor; None or empty is "not filled in"."""

    id: str
    competences: frozenset[str] | None = None
    wanted_age: tuple[int, int] | None = None
    free_time: frozenset[str] | None = None
    interests: frozenset[str] | None = None
    format: str | None = None
    chosen: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Norms:
    """Numbers of the methodology. `weights`: by measure; `age_slack`: years outside the wanted age at which nothing

    is left; `enough_slots`, `enough_interests`: how many in common are full. `words`: tag code → what people read.
    """

    weights: Mapping[str, float]
    age_slack: int
    enough_slots: int
    enough_interests: int
    neutral: float = 0.5
    words: Mapping[str, str] = field(default_factory=dict)


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
    if not mentee.requests or not mentor.competences:
        return None
    met = sorted(norms.words.get(code, code) for code in mentee.requests & mentor.competences)
    reason = f"Отвечает на запрос: {', '.join(met)}" if met else "Опыт наставника не отвечает на запрос"
    return len(met) / len(mentee.requests), reason


def mutual_choice(mentee: Seeker, mentor: Guide, norms: Norms) -> Outcome:
    """Half for each side that named the other, less for a later place in the list."""
    if mentee.chosen is None and mentor.chosen is None:
        return None
    shares = [_place(mentee.chosen, mentor.id), _place(mentor.chosen, mentee.id)]
    named = sum(share > 0 for share in shares)
    words = ("Друг друга не называли", "Одна из сторон назвала другую", "Назвали друг друга")
    return sum(shares) / 2, words[named]


def _place(chosen: tuple[str, ...] | None, name: str) -> float:
    if not chosen or name not in chosen:
        return 0.0
    return 1 - chosen.index(name) / (len(chosen) + 1)


def age_gap(mentee: Seeker, mentor: Guide, norms: Norms) -> Outcome:
    """1 inside the age the mentor wants, falling evenly to 0 at `age_slack` years outside it."""
    if mentor.wanted_age is None or mentee.age is None:
        return None
    low, high = mentor.wanted_age
    value = _closeness(mentee.age, low, high, norms.age_slack)
    words = "такой, какого ждёт наставник" if value == 1 else "отличается от желаемого"
    return value, f"Возраст {mentee.age} — {words}: {low}–{high}"


def common_format(mentee: Seeker, mentor: Guide, norms: Norms) -> Outcome:
    """1 when both are content with one way of meeting; None (any) fits everything."""
    if mentee.format is None or mentor.format is None:
        return None
    same = mentee.format == mentor.format
    return (1.0, "Способ встреч подходит обоим") if same else (0.0, "Хотят встречаться по-разному")


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
    "tags": request_met,
    "mutual_choice": mutual_choice,
    "age_gap": age_gap,
    "slots": common_time,
    "interests": interests,
    "format": common_format,
    "continuity": continuity,
}
"""Measures a pack may name."""
