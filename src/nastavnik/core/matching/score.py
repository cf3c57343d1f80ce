"""How well a mentor suits a mentee: the criteria weighed, with a bar and a Russian reason for each.

Weights and norms come from the pack of methodology as data. Unknown data are neutral: the criterion counts with the
`neutral` value of the norms and is listed in `missing`, so nobody wins or loses by an empty questionnaire.
"""

from dataclasses import dataclass

from nastavnik.core.matching.criteria import VALUES
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Seeker
from nastavnik.core.matching.reasons import REASONS

__all__ = ["VALUES", "Guide", "Norms", "Part", "Score", "Seeker", "check_weights", "score_pair", "total_of"]


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
    """`score_pair(...).total` without the reasons, pair by pair; `bulk.totals` gives the same for all pairs at once."""
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
