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


Value = Callable[[Seeker, Guide, Norms], float | None]
Reason = Callable[[Seeker, Guide, Norms, float], str]


def score_pair(mentee: Seeker, mentor: Guide, norms: Norms) -> Score:
    """All weighted criteria of a pair, with reasons. Raises ValueError for an unknown criterion or a negative weight."""
    check_weights(norms)
    whole = sum(norms.weights.values())
    parts = tuple(
        _part(code, weight / whole if whole else 0.0, mentee, mentor, norms)
        for code, weight in norms.weights.items()
    )
    missing = tuple(part.criterion for part in parts if not part.known)
    return Score(sum(part.contribution for part in parts), parts, missing)


def total_of(mentee: Seeker, mentor: Guide, norms: Norms) -> float:
    """`score_pair(...).total` without the reasons: for all pairs of a problem. Weights must have been checked."""
    whole = sum(norms.weights.values())
    total = 0.0
    for code, weight in norms.weights.items():
        value = VALUES[code](mentee, mentor, norms)
        total += weight / whole * (norms.neutral if value is None else value) if whole else 0.0
    return total


def check_weights(norms: Norms) -> None:
    """Raise ValueError with a Russian sentence for a measure nobody knows or a weight below zero."""
    for code, weight in norms.weights.items():
        if code not in VALUES:
            raise ValueError(f"Критерий подбора «{code}» неизвестен; есть: {', '.join(VALUES)}.")
        if weight < 0:
            raise ValueError(f"Вес критерия «{code}» отрицателен: нужно число не меньше нуля.")


def _part(code: str, share: float, mentee: Seeker, mentor: Guide, norms: Norms) -> Part:
    value = VALUES[code](mentee, mentor, norms)
    if value is None:
        unknown = "Нет данных: критерий не влияет на выбор"
        return Part(code, norms.neutral, share * norms.neutral, unknown, False)
    return Part(code, value, share * value, REASONS[code](mentee, mentor, norms, value), True)


def request_met(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """Share of the mentee's requests that the mentor's competences answer."""
    if not mentee.requests or not mentor.competences:
        return None
    return len(mentee.requests & mentor.competences) / len(mentee.requests)


def mutual_choice(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """Half for each side that named the other, less for a later place in the list."""
    if mentee.chosen is None and mentor.chosen is None:
        return None
    return (_place(mentee.chosen, mentor.id) + _place(mentor.chosen, mentee.id)) / 2


def age_gap(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """1 inside the age the mentor wants, falling evenly to 0 at `age_slack` years outside it."""
    if mentor.wanted_age is None or mentee.age is None:
        return None
    low, high = mentor.wanted_age
    beyond = max(low - mentee.age, mentee.age - high, 0)
    return 1.0 if beyond == 0 else max(0.0, 1.0 - beyond / max(1, norms.age_slack))


def common_time(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """Common free hours against the number that is enough."""
    if not mentee.free_time or not mentor.free_time:
        return None
    return min(1.0, len(mentee.free_time & mentor.free_time) / max(1, norms.enough_slots))


def interests(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """Common interests against the number that is enough."""
    if not mentee.interests or not mentor.interests:
        return None
    return min(1.0, len(mentee.interests & mentor.interests) / max(1, norms.enough_interests))


def common_format(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """1 when both want one way of meeting, 0 when they differ; None when either is content with any."""
    if mentee.format is None or mentor.format is None:
        return None
    return float(mentee.format == mentor.format)


def continuity(mentee: Seeker, mentor: Guide, norms: Norms) -> float | None:
    """1 with last year's mentor, 0 with another one; no data for those who had none."""
    if mentee.last_mentor is None:
        return None
    return float(mentee.last_mentor == mentor.id)


def _place(chosen: tuple[str, ...] | None, name: str) -> float:
    if not chosen or name not in chosen:
        return 0.0
    return 1 - chosen.index(name) / (len(chosen) + 1)


def _request_words(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    met = sorted(
        norms.words.get(code, code) for code in (mentee.requests or set()) & (mentor.competences or set())
    )
    return f"Отвечает на запрос: {', '.join(met)}" if met else "Опыт наставника не отвечает на запрос"


def _choice_words(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    named = (_place(mentee.chosen, mentor.id) > 0) + (_place(mentor.chosen, mentee.id) > 0)
    return ("Друг друга не называли", "Одна из сторон назвала другую", "Назвали друг друга")[named]


def _age_words(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    low, high = mentor.wanted_age or (0, 0)
    words = "такой, какого ждёт наставник" if value == 1 else "отличается от желаемого"
    return f"Возраст {mentee.age} — {words}: {low}–{high}"


def _time_words(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    common = sorted((mentee.free_time or set()) & (mentor.free_time or set()))
    return f"Общее свободное время: {', '.join(common)}" if common else "Нет общего свободного времени"


def _interest_words(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    common = sorted((mentee.interests or set()) & (mentor.interests or set()))
    return f"Общие интересы: {', '.join(common)}" if common else "Общих интересов нет"


def _format_words(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    return "Способ встреч подходит обоим" if value else "Хотят встречаться по-разному"


def _continuity_words(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    return "Пара работала вместе в прошлом году" if value else "В прошлом году был другой наставник"


VALUES: dict[str, Value] = {
    "tags": request_met,
    "mutual_choice": mutual_choice,
    "age_gap": age_gap,
    "slots": common_time,
    "interests": interests,
    "format": common_format,
    "continuity": continuity,
}
"""Measures a pack may name."""
REASONS: dict[str, Reason] = {
    "tags": _request_words,
    "mutual_choice": _choice_words,
    "age_gap": _age_words,
    "slots": _time_words,
    "interests": _interest_words,
    "format": _format_words,
    "continuity": _continuity_words,
}
