"""The JSON of `nastavnik evaluate`; keys are those of the contract, what is beyond it is explained in docs/guide."""

from fractions import Fraction
from typing import Any

from nastavnik.core.evaluation.description import Summary
from nastavnik.core.evaluation.distributions import Interval
from nastavnik.core.evaluation.effects import Effect
from nastavnik.core.evaluation.paired import Paired
from nastavnik.core.evaluation.pairs import Bounds


def answer(paired: Paired, bounds: Bounds | None = None) -> dict[str, Any]:
    """Everything a program may want to know; what does not exist is null, never NaN."""
    conclusion = paired.conclusion
    change = _summary(paired.change) | {"ci95": _ends(paired.t.interval if paired.t else None)}
    return {
        "n_rows": paired.waves.rows,
        "n_pairs": paired.n,
        "dropped": [{"person": one.person, "why": one.why} for one in paired.waves.dropped],
        "scale": [_plain(bounds.lowest), _plain(bounds.highest)] if bounds else None,
        "inverse": paired.inverse,
        "before": _summary(paired.before),
        "after": _summary(paired.after),
        "change": change,
        "t": _student(paired),
        "wilcoxon": _wilcoxon(paired),
        "sign": {"p": paired.p_sign},
        "effect": _effects(paired),
        "improved": paired.improved,
        "unchanged": paired.unchanged,
        "worsened": paired.worsened,
        "method": paired.choice.method,
        "finding": str(conclusion.finding),
        "conclusion": conclusion.sentence,
    }


def _summary(summary: Summary) -> dict[str, Any]:
    return {"mean": _plain(summary.mean), "sd": summary.sd, "median": _plain(summary.median)}


def _student(paired: Paired) -> dict[str, Any] | None:
    t = paired.t
    return {"t": t.t, "df": int(t.df), "p": t.p, "se": t.se} if t else None


def _wilcoxon(paired: Paired) -> dict[str, Any]:
    ranks = paired.wilcoxon
    pratt = {"T": ranks.pratt.smaller, "p_exact": ranks.pratt.p_exact, "p_normal": ranks.pratt.p_normal}
    return {
        "W": ranks.plus,
        "W_minus": ranks.minus,
        "T": ranks.smaller,
        "n_nonzero": ranks.nonzero,
        "zeros": ranks.zeros,
        "ties": ranks.ties,
        "z": ranks.z,
        "p_exact": ranks.p_exact,
        "p_normal": ranks.p_normal,
        "p_normal_continuity": ranks.p_continuity,
        "pratt": pratt,
    }


def _effects(paired: Paired) -> dict[str, Any]:
    parts = {
        "dz": paired.effects.dz,
        "dav": paired.effects.dav,
        "rank_biserial": paired.effects.rank_biserial,
    }
    values = {name: effect.value if effect else None for name, effect in parts.items()}
    return values | {"ci95": {name: _span(effect) for name, effect in parts.items()}}


def _span(effect: Effect | None) -> list[float] | None:
    return _ends(effect.interval) if effect else None


def _ends(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None


def _plain(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)
