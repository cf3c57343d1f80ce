"""Expectations against reality, and the two sides of a pair against each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.choosing import Nature, Norms
from nastavnik.core.evaluation.exact import Number, exact
from nastavnik.core.evaluation.paired import Paired, evaluate
from nastavnik.core.evaluation.pairs import Bounds, pair_up
from nastavnik.core.evaluation.phrasing import number, signed, span
from nastavnik.core.russian.plurals import counted

Wave = Mapping[str, Number | None]
"""Answers to one item by person (or by pair)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An item asked as an expectation BEFORE and as an experience AFTER; the gap is after − before.

    A positive one is better than expected, on an inverse item too: there the sign is turned.
    """

    code: str
    paired: Paired
    sentence: str

    @property
    def mean(self) -> Fraction | None:
        """The mean gap in units of the scale, positive when it is better than expected; None without pairs."""
        mean = self.paired.change.mean
        return mean if mean is None or not self.paired.inverse else -mean


def expectation_gaps(
    before: Mapping[str, Wave],
    after: Mapping[str, Wave],
    norms: Norms,
    *,
    bounds: Mapping[str, Bounds] | None = None,
    inverse: frozenset[str] = frozenset(),
) -> tuple[Gap, ...]:
    """Gaps of the items asked in both waves, by code; the most disappointing first, those without pairs last."""
    shared = [code for code in before if code in after]
    made = []
    for code in shared:
        waves = pair_up(before[code], after[code], (bounds or {}).get(code))
        paired = evaluate(waves, norms, Nature.ORDINAL, inverse=code in inverse)
        made.append(Gap(code, paired, _sentence(paired)))
    return tuple(sorted(made, key=lambda gap: (gap.mean is None, gap.mean or 0)))


def _sentence(paired: Paired) -> str:
    mean = paired.change.mean
    if mean is None:
        return "Никто не ответил и до, и после: сравнить ожидания не с чем."
    above = -mean if paired.inverse else mean
    told = (
        "Вышло, как ожидали"
        if not above
        else "Вышло лучше, чем ожидали"
        if above > 0
        else "Ожидания не оправдались"
    )
    who = counted(paired.n, "человек", "человека", "человек")
    sides = f"лучше ожиданий у {paired.improved}, хуже у {paired.worsened}, {who} ответили дважды"
    few = "" if paired.n >= paired.norms.enough else "; пока мало данных для вывода"
    error = f" (95 % интервал {span(paired.t.interval)})" if paired.t else ""
    turned = ", шкала обратная" if paired.inverse else ""
    return f"{told}: в среднем {signed(mean)}{error}{turned}; {sides}{few}."


@dataclass(frozen=True, slots=True)
class Sides:
    """What both sides of pairs said of one thing; `change` of `paired` is second − first, one row per pair.

    `close`: pairs whose sides differ by no more than the tolerance.
    """

    paired: Paired
    close: int
    sentence: str


def two_sides(
    first: Wave, second: Mapping[str, Sequence[Number | None]], tolerance: Number, norms: Norms
) -> Sides:
    """Compare what the first side (one per pair) and the second (one or several per pair) said, by the id of the pair.

    Several answers of a group are averaged first: members of one group are not independent witnesses.
    """
    means = {pair: _mean(answers) for pair, answers in second.items()}
    paired = evaluate(pair_up(first, means), norms, Nature.ORDINAL)
    close = sum(abs(change) <= exact(tolerance) for change in paired.waves.changes)
    return Sides(paired, close, _sides_sentence(paired, close, exact(tolerance)))


def _mean(answers: Sequence[Number | None]) -> Fraction | None:
    known = [exact(answer) for answer in answers if answer is not None]
    return sum(known, Fraction()) / len(known) if known else None


def _sides_sentence(paired: Paired, close: int, tolerance: Fraction) -> str:
    if not paired.n or paired.before.mean is None or paired.after.mean is None:
        return "Нет ни одной пары, где ответили обе стороны."
    few = "" if paired.n >= paired.norms.enough else "; пока мало данных для вывода"
    return (
        f"Ответы сторон близки (расходятся не больше чем на {number(tolerance)}) в {close} парах из {paired.n}; "
        f"в среднем первая сторона отвечает {number(paired.before.mean)}, вторая {number(paired.after.mean)}{few}."
    )
