"""Scales of several items: from one person's answers to a score and the word for its level. All numbers are data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nastavnik.core.evaluation.exact import Number, exact
from nastavnik.core.evaluation.pairs import Bounds
from nastavnik.core.evaluation.phrasing import number
from nastavnik.core.evaluation.process_quality import Level, level_of
from nastavnik.core.evaluation.refusal import EvaluationRefused


class Kind(StrEnum):
    """`sum`: from Σw·lowest to Σw·highest; `mean`: within the bounds common to the items."""

    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a scale. An inverse one is read from the other end of its bounds before it is weighed."""

    code: str
    bounds: Bounds
    weight: Fraction = Fraction(1)
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """`least_share`: the share of items (0…1) that must be answered; `levels`: words for scores, from the pack.

    Refused: no items, items of one code, a weight not above zero, a share outside 0…1, a mean over unlike bounds.
    """

    title: str
    kind: Kind
    items: tuple[Item, ...]
    least_share: Fraction
    levels: tuple[Level, ...] = ()

    def __post_init__(self) -> None:
        fault = _fault(self)
        if fault:
            raise EvaluationRefused(f"Шкала «{self.title}»: {fault}.")

    @property
    def weight(self) -> Fraction:
        """Σw over all items."""
        return sum((item.weight for item in self.items), Fraction())


def _fault(scale: Scale) -> str:
    codes = [item.code for item in scale.items]
    if not codes:
        return "нет ни одного пункта"
    if len(set(codes)) < len(codes):
        return "два пункта с одним кодом"
    if any(item.weight <= 0 for item in scale.items):
        return "вес пункта должен быть больше нуля"
    if not 0 <= scale.least_share <= 1:
        return "доля отвеченных пунктов должна быть от 0 до 100 %"
    if scale.kind is Kind.MEAN and len({item.bounds for item in scale.items}) > 1:
        return "среднее берётся только по пунктам с одинаковыми границами"
    return ""


@dataclass(frozen=True, slots=True)
class Score:
    """`value` is exact, or None with a reason in `why`; `level` is None where the pack has no word for it."""

    value: Fraction | None
    level: Level | None
    answered: int
    asked: int
    why: str = ""


def score(scale: Scale, answers: Mapping[str, Number | None]) -> Score:
    """The score of one person; answers by code of item, None and absence are «no answer».

    The share of the way passed, Σw·(x′ − lowest) / Σw·(highest − lowest) over the answered items (x′ is turned where the
    item is inverse), is carried over to the whole scale. With all items answered this is the plain weighted sum or mean;
    with the same bounds everywhere it replaces a missing answer by the person's own mean.
    Raises EvaluationRefused for an answer outside its bounds.
    """
    given = [
        (item, _turned(scale, item, answers[item.code])) for item in scale.items if _is_given(item, answers)
    ]
    asked = len(scale.items)
    if not given or Fraction(len(given), asked) < scale.least_share:
        return Score(None, None, len(given), asked, f"отвечено {len(given)} из {asked}, этого мало")
    passed = sum((item.weight * (value - item.bounds.lowest) for item, value in given), Fraction())
    share = passed / _way([item for item, _ in given])
    value = sum((item.weight * item.bounds.lowest for item in scale.items), Fraction())
    value += share * _way(scale.items)
    if scale.kind is Kind.MEAN:
        value /= scale.weight
    return Score(value, level_of(value, scale.levels), len(given), asked)


def turned_answers(scale: Scale, answers: Mapping[str, Number | None]) -> dict[str, Fraction | None]:
    """Answers as the scale reads them, inverse items turned: what reliability is counted from."""
    return {
        item.code: _turned(scale, item, answers[item.code]) if _is_given(item, answers) else None
        for item in scale.items
    }


def _is_given(item: Item, answers: Mapping[str, Number | None]) -> bool:
    return answers.get(item.code) is not None


def _turned(scale: Scale, item: Item, answer: Number | None) -> Fraction:
    value = exact(answer or 0)
    if value not in item.bounds:
        raise EvaluationRefused(
            f"Шкала «{scale.title}», пункт «{item.code}»: ответ {number(value)} вне границ {item.bounds}."
        )
    return item.bounds.turned(value) if item.inverse else value


def _way(items: Sequence[Item]) -> Fraction:
    """Σw·(highest − lowest)."""
    return sum((item.weight * (item.bounds.highest - item.bounds.lowest) for item in items), Fraction())
