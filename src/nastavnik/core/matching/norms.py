"""Numbers of the methodology by which pairs are scored; they come from the pack as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Norms:
    """`weights`: by measure.

    `age_slack`: years outside the wanted age at which nothing is left; `enough_slots`, `enough_interests`: how many
    in common are full; `near`: competence → those akin to it, worth `near_value`; `grade_gap`: classes by which a
    mentor should be ahead (from, to), nothing is left `grade_slack` beyond; `enough_wait_days`: a wait that is full;
    `far_km`: a way at which nothing is left. `words`: code → what people read. `rarity`: how telling a word of free
    texts is (see `texts.rarity`); words not there are not counted.
    """

    weights: Mapping[str, float]
    age_slack: int
    enough_slots: int
    enough_interests: int
    neutral: float = 0.5
    words: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[str, frozenset[str]] = field(default_factory=dict)
    near_value: float = 0.5
    grade_gap: tuple[int, int] = (1, 4)
    grade_slack: int = 3
    enough_wait_days: int = 90
    far_km: float = 30.0
    rarity: Mapping[str, float] = field(default_factory=dict)

    def said(self, code: str) -> str:
        """What people read instead of a code."""
        return self.words.get(code, code)
