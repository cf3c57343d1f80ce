"""Strong and weak sides drafted from answers: each factor with its share, n, interval, and words. A person decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from nastavnik.core.evaluation.distributions import Interval
from nastavnik.core.evaluation.phrasing import number
from nastavnik.core.evaluation.process_quality import Judged, Side, Thresholds, judge
from nastavnik.core.evaluation.shares import told
from nastavnik.core.quality import Tally
from nastavnik.core.russian.full_name import NBSP

_UNSURE = {
    Side.STRONG: "может оказаться и зоной внимания",
    Side.WEAK: "может оказаться и зоной внимания",
    Side.ATTENTION: "может оказаться и сильной или слабой стороной",
}


@dataclass(frozen=True, slots=True)
class Factor:
    """An internal factor of the pack and how many of those who answered it named it."""

    code: str
    title: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the machine proposes for a factor; kept beside whatever the curator writes instead."""

    factor: Factor
    judged: Judged
    sentence: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Factors by side: strong from the largest share, weak from the smallest; `unknown` are those with too few answers."""

    strong: tuple[Drafted, ...]
    attention: tuple[Drafted, ...]
    weak: tuple[Drafted, ...]
    unknown: tuple[Drafted, ...]


def draft(factors: Sequence[Factor], thresholds: Thresholds) -> Draft:
    """Sort factors by side and share; equal ones keep the order of the pack. Outer factors are a person's choice."""
    judged = [(factor, judge(factor.tally, thresholds)) for factor in factors]
    made = [Drafted(factor, found, _sentence(factor, found)) for factor, found in judged]
    by_share = sorted(made, key=lambda one: -one.factor.tally.met / max(one.factor.tally.n, 1))
    falling = {side: tuple(one for one in by_share if one.judged.side is side) for side in Side}
    weak = sorted(falling[Side.WEAK], key=lambda one: one.factor.tally.met / one.factor.tally.n)
    unknown = tuple(one for one in made if one.judged.side is Side.UNKNOWN)
    return Draft(falling[Side.STRONG], falling[Side.ATTENTION], tuple(weak), unknown)


def _sentence(factor: Factor, found: Judged) -> str:
    if found.side is Side.UNKNOWN or found.interval is None:
        few = f"ответов только {factor.tally.n}" if factor.tally.n else "ответов нет"
        return f"{factor.title}: мало данных, {few}"
    unsure = "" if found.sure else f"; {_UNSURE[found.side]}"
    return f"{factor.title}: {told(factor.tally)}, интервал {_span(found.interval)}{unsure}"


def _span(interval: Interval) -> str:
    return f"{number(interval.low * 100, 0)}–{number(interval.high * 100, 0)}{NBSP}%"
