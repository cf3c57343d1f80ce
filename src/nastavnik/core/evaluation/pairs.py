"""Two waves of answers: who has both a «before» and an «after», and who was left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.exact import Number, exact
from nastavnik.core.evaluation.phrasing import number as written
from nastavnik.core.evaluation.refusal import EvaluationRefused

BEFORE, AFTER = "до", "после"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The ends of a scale, both allowed; `lowest` < `highest`, otherwise EvaluationRefused."""

    lowest: Fraction
    highest: Fraction

    def __post_init__(self) -> None:
        if self.lowest >= self.highest:
            raise EvaluationRefused(
                f"Наименьшая оценка шкалы ({written(self.lowest)}) должна быть меньше наибольшей "
                f"({written(self.highest)})."
            )

    def __contains__(self, value: Fraction) -> bool:
        return self.lowest <= value <= self.highest

    def turned(self, value: Fraction) -> Fraction:
        """The same answer on the scale read from the other end: lowest + highest − value."""
        return self.lowest + self.highest - value

    def __str__(self) -> str:
        return f"от {written(self.lowest)} до {written(self.highest)}"


@dataclass(frozen=True, slots=True)
class Pair:
    """One person's two values."""

    person: str
    before: Fraction
    after: Fraction

    @property
    def change(self) -> Fraction:
        """after − before, in the units of the scale."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Dropped:
    """Whose values do not count, and a Russian reason."""

    person: str
    why: str


@dataclass(frozen=True, slots=True)
class Waves:
    """Both waves, matched by person. `rows` = pairs + dropped: nobody vanishes."""

    rows: int
    pairs: tuple[Pair, ...]
    dropped: tuple[Dropped, ...]

    @property
    def changes(self) -> tuple[Fraction, ...]:
        """Changes in the order of the pairs."""
        return tuple(pair.change for pair in self.pairs)


def pair_up(
    before: Mapping[str, Number | None], after: Mapping[str, Number | None], bounds: Bounds | None = None
) -> Waves:
    """Match two waves of answers by person, in the order of the first wave and then of the second.

    None and absence are both «no answer». A value outside the bounds of the scale leaves the person out.
    """
    pairs, dropped = [], []
    people = list(dict.fromkeys([*before, *after]))
    for person in people:
        was, became = _exact(before.get(person)), _exact(after.get(person))
        why = why_not(was, became, bounds)
        if why or was is None or became is None:
            dropped.append(Dropped(person, why))
        else:
            pairs.append(Pair(person, was, became))
    return Waves(len(people), tuple(pairs), tuple(dropped))


def _exact(value: Number | None) -> Fraction | None:
    return None if value is None else exact(value)


def why_not(before: Fraction | None, after: Fraction | None, bounds: Bounds | None) -> str:
    """Why two values do not make a pair; empty when they do."""
    if before is None and after is None:
        return "нет ответа ни до, ни после"
    if before is None or after is None:
        return f"нет ответа «{BEFORE if before is None else AFTER}»"
    for title, value in ((BEFORE, before), (AFTER, after)):
        if bounds and value not in bounds:
            return f"ответ «{title}» {written(value)} вне шкалы {bounds}"
    return ""
