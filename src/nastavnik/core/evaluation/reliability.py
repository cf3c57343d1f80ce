"""Do the items of a scale measure one thing? Cronbach's alpha, McDonald's omega, correlation of an item with the rest."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.description import describe
from nastavnik.core.evaluation.distributions import LEVEL, Interval, fisher_quantile
from nastavnik.core.evaluation.one_factor import fit

Column = Sequence[Fraction]


@dataclass(frozen=True, slots=True)
class ItemRest:
    """An item: its correlation with the sum of the others (None for a constant), and alpha without it (None below three)."""

    code: str
    correlation: float | None
    alpha_without: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """`used` people answered every item, `left_out` did not. Alpha and omega are None, with words in `why`, where they

    cannot be counted. Both may be negative or low: that is a finding about the scale and not an error.
    """

    used: int
    left_out: int
    alpha: float | None
    interval: Interval | None
    omega: float | None
    items: tuple[ItemRest, ...]
    why: str = ""


def reliability(people: Sequence[Mapping[str, Fraction | None]], codes: Sequence[str]) -> Reliability:
    """From answers by item, inverse ones already turned (`scales.turned_answers`); people with a gap are left out."""
    whole = [person for person in people if all(person.get(code) is not None for code in codes)]
    columns = [[value for person in whole if (value := person[code]) is not None] for code in codes]
    why = _why_not(columns, len(whole))
    if why:
        empty = tuple(ItemRest(code, None, None) for code in codes)
        return Reliability(len(whole), len(people) - len(whole), None, None, None, empty, why)
    found = alpha(columns)
    return Reliability(
        len(whole),
        len(people) - len(whole),
        found,
        alpha_interval(found, len(whole), len(codes)) if found is not None else None,
        omega(columns),
        tuple(_item_rest(columns, place, code) for place, code in enumerate(codes)),
    )


def _why_not(columns: Sequence[Column], people: int) -> str:
    if len(columns) < 2:
        return "в шкале меньше двух пунктов"
    if people < 2:
        return "меньше двух человек ответили на все пункты"
    return "" if describe(_sums(columns)).variance else "у всех одинаковая сумма"


def alpha(columns: Sequence[Column]) -> float | None:
    """Cronbach's α = k/(k − 1) · (1 − Σs²ᵢ / s²ₓ); columns are items, rows people; None when the sum does not vary.

    Exact up to the last division. Source: Cronbach (1951).
    """
    k = len(columns)
    whole = describe(_sums(columns)).variance
    if k < 2 or not whole:
        return None
    parts = sum((describe(column).variance or Fraction() for column in columns), Fraction())
    return float(Fraction(k, k - 1) * (1 - parts / whole))


def alpha_interval(value: float, people: int, items: int) -> Interval:
    """The 95 % interval of Feldt (1965): (1 − α̂)/(1 − α) ~ F(n − 1, (n − 1)(k − 1)); exact for normal items of one kind."""
    df = people - 1, (people - 1) * (items - 1)
    low = 1 - (1 - value) * fisher_quantile(*df, (1 + LEVEL) / 2)
    return Interval(low, 1 - (1 - value) * fisher_quantile(*df, (1 - LEVEL) / 2))


def omega(columns: Sequence[Column]) -> float | None:
    """McDonald's ω = (Σλ)² / ((Σλ)² + Σθ) of one factor fitted to the covariances (`one_factor`); None for fewer than three.

    Unlike alpha it lets items reflect the factor unequally. Source: McDonald (1999).
    """
    if len(columns) < 3:
        return None
    covariances = [[covariance(a, b) for b in columns] for a in columns]
    loadings = fit(covariances)
    if loadings is None:
        return None
    shared = sum(loadings) ** 2
    own = sum(max(covariances[i][i] - loading**2, 0.0) for i, loading in enumerate(loadings))
    return shared / (shared + own) if shared + own else None


def covariance(first: Column, second: Column) -> float:
    """Σ(x − x̄)(y − ȳ)/(n − 1), exact before the last division."""
    n = len(first)
    products = sum((x * y for x, y in zip(first, second, strict=True)), Fraction())
    sums = sum(first, Fraction()) * sum(second, Fraction())
    return float((products - sums / n) / (n - 1))


def correlation(first: Column, second: Column) -> float | None:
    """Pearson's r; None when either does not vary."""
    spread = covariance(first, first) * covariance(second, second)
    return covariance(first, second) / math.sqrt(spread) if spread else None


def _item_rest(columns: Sequence[Column], place: int, code: str) -> ItemRest:
    others = [column for at, column in enumerate(columns) if at != place]
    return ItemRest(code, correlation(columns[place], _sums(others)), alpha(others))


def _sums(columns: Sequence[Column]) -> list[Fraction]:
    return [sum(row, Fraction()) for row in zip(*columns, strict=True)]
