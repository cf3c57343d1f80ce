"""Those in the programme beside those who wait for it: two independent groups, each measured twice."""

import math
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.choosing import ALPHA, Norms
from nastavnik.core.evaluation.description import Summary, describe
from nastavnik.core.evaluation.distributions import noncentrality
from nastavnik.core.evaluation.effects import Effect
from nastavnik.core.evaluation.pairs import Waves
from nastavnik.core.evaluation.phrasing import chances, number, signed, span
from nastavnik.core.evaluation.rank_sum import RankSum, rank_sum
from nastavnik.core.evaluation.student import Student, welch

CAUTIONS = (
    "В программу попали не по жребию, поэтому группы могли отличаться с самого начала.",
    "Самые низкие оценки со временем и сами поднимаются к обычным, а самые высокие опускаются: "
    "часть разницы может быть таким возвратом.",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Changes (after − before) of both groups. `difference`: Welch's, programme − waiting, with its interval;

    `start`: the same of what they began with. `cautions` are to be shown wherever the sentence is.
    """

    programme: Summary
    waiting: Summary
    difference: Student | None
    ranks: RankSum | None
    hedges_g: Effect | None
    start: Student | None
    sentence: str
    cautions: tuple[str, ...]


def compare(programme: Waves, waiting: Waves, norms: Norms, *, inverse: bool = False) -> Comparison:
    """Compare changes of two groups. The test of the sentence is Mann and Whitney's; means carry the interval."""
    mine, other = describe(programme.changes), describe(waiting.changes)
    ranks = rank_sum(programme.changes, waiting.changes)
    difference = welch(mine, other)
    start = welch(_start(programme), _start(waiting))
    sentence = _sentence(mine, other, difference, ranks, norms, inverse)
    return Comparison(
        mine,
        other,
        difference,
        ranks,
        hedges_g(mine, other),
        start,
        sentence,
        _cautions(programme, waiting, start),
    )


def hedges_g(first: Summary, second: Summary) -> Effect | None:
    """g = J·(m₁ − m₂)/s_p with pooled s_p and J = Γ(df/2) / (√(df/2)·Γ((df − 1)/2)), df = n₁ + n₂ − 2.

    The interval turns the noncentral t and is multiplied by J. None without spread or with df < 2.
    Source: Hedges (1981).
    """
    df = first.n + second.n - 2
    if df < 2 or first.mean is None or second.mean is None:
        return None
    pooled = ((first.n - 1) * (first.variance or 0) + (second.n - 1) * (second.variance or 0)) / df
    if not pooled:
        return None
    small = math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)
    size = math.sqrt(1 / first.n + 1 / second.n)
    d = float(first.mean - second.mean) / math.sqrt(pooled)
    spanned = noncentrality(d / size, df)
    return Effect(small * d, spanned.times(small * size) if spanned else None)


def _start(waves: Waves) -> Summary:
    return describe(pair.before for pair in waves.pairs)


def _cautions(programme: Waves, waiting: Waves, start: Student | None) -> tuple[str, ...]:
    if start is None or start.p > ALPHA:
        return CAUTIONS
    means = [_start(waves).mean or Fraction() for waves in (programme, waiting)]
    return (
        f"Группы различались уже до начала: в программе в среднем {number(means[0])}, "
        f"у ожидающих {number(means[1])}; сравнивать их изменения надо с большой осторожностью.",
        *CAUTIONS,
    )


def _sentence(
    mine: Summary,
    other: Summary,
    difference: Student | None,
    ranks: RankSum | None,
    norms: Norms,
    inverse: bool,
) -> str:
    if ranks is None or mine.mean is None or other.mean is None:
        return "Сравнить с ожидающими нельзя: в одной из групп нет ни одной пары ответов «до» и «после»."
    sizes = f"в программе {mine.n}, ожидающих {other.n}"
    if min(mine.n, other.n) < norms.enough:
        return f"Пока мало данных, чтобы сравнивать с ожидающими: {sizes}, а нужно не меньше {norms.enough} в каждой группе."
    means = f"изменение в программе {signed(mine.mean)}, у ожидающих {signed(other.mean)}"
    error = (
        f" (разница {signed(mine.mean - other.mean)}, 95 % интервал {span(difference.interval)})"
        if difference
        else ""
    )
    if ranks.p > ALPHA:
        return f"Разницы с ожидающими не видно: {means}{error}; {sizes}; это не значит, что её нет."
    return f"{_side(ranks, inverse)}: {means}{error}; {sizes}; если бы группы не различались, такое или большее расхождение встречалось бы {chances(ranks.p)}."


def _side(ranks: RankSum, inverse: bool) -> str:
    better = (ranks.superiority > Fraction(1, 2)) != inverse
    return f"В программе изменения {'лучше' if better else 'хуже'}, чем у ожидающих"
