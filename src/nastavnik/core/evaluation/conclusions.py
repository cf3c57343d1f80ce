"""What may be said of a change in one Russian sentence, and nothing more.

Never that the program is the cause: nobody was kept out by lot. Never that nothing happened: it was only not seen.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from nastavnik.core.evaluation.choosing import ALPHA, Basis
from nastavnik.core.evaluation.phrasing import chances, number, signed, span
from nastavnik.core.russian.plurals import counted

if TYPE_CHECKING:
    from nastavnik.core.evaluation.paired import Paired

NOT_THE_CAUSE = "причина ли в программе, эти числа не говорят: сравнения с теми, кто в ней не был, здесь нет"
WITHIN = "оно может быть в пределах интервала"
TOO_SMALL = "для уверенности нужно больше людей"


class Finding(StrEnum):
    """`too_few`: too few pairs; `unchanged`: all changes are zero; `better`, `worse`: visible; `unseen`: not visible;

    `mixed`: most people went one way, the mean the other.
    """

    TOO_FEW = "too_few"
    UNCHANGED = "unchanged"
    BETTER = "better"
    WORSE = "worse"
    UNSEEN = "unseen"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The finding and its sentence."""

    finding: Finding
    sentence: str


def conclude(paired: "Paired", p: float | None = None) -> Conclusion:
    """The conclusion of one comparison; `p` is the corrected one where several were made together, else its own."""
    finding = find(paired, paired.choice.p if p is None else p)
    told = {
        Finding.TOO_FEW: _too_few,
        Finding.UNCHANGED: _unchanged,
        Finding.UNSEEN: _unseen,
        Finding.MIXED: _mixed,
    }
    if finding in told:
        return Conclusion(finding, told[finding](paired))
    return Conclusion(finding, _visible(paired, finding, paired.choice.p if p is None else p))


def find(paired: "Paired", p: float) -> Finding:
    """The finding alone."""
    if paired.n < paired.norms.enough:
        return Finding.TOO_FEW
    if paired.unchanged == paired.n:
        return Finding.UNCHANGED
    if p > ALPHA:
        return Finding.UNSEEN
    way, mean = _way(paired), paired.change.mean or Fraction()
    if way * mean < 0:
        return Finding.MIXED
    return Finding.BETTER if (way > 0) != paired.inverse else Finding.WORSE


def _way(paired: "Paired") -> int:
    """Where the chosen test points: 1 up, −1 down the scale, 0 nowhere."""
    ranks = paired.wilcoxon
    pull = paired.t.t if paired.choice.basis is Basis.STUDENT and paired.t else ranks.plus - ranks.minus
    return (pull > 0) - (pull < 0)


def _too_few(paired: "Paired") -> str:
    n, enough = paired.n, paired.norms.enough
    if not n:
        return "Пока мало данных: нет ни одного человека с ответами и до, и после, сравнивать нечего."
    mean = paired.change.mean or Fraction()
    seen = f"среднее изменение у них {signed(mean)}" if n > 1 else f"изменение {signed(mean)}"
    side = _side(paired, mean)
    return (
        f"Пока мало данных: {counted(n, 'пара', 'пары', 'пар')} ответов «до» и «после», а для вывода нужно "
        f"не меньше {enough}; {seen}{side}, и на других его переносить нельзя."
    )


def _side(paired: "Paired", mean: Fraction) -> str:
    if not paired.inverse or not mean:
        return ""
    return f" (шкала обратная, это {'улучшение' if mean < 0 else 'ухудшение'})"


def _unchanged(paired: "Paired") -> str:
    who = counted(paired.n, "человека", "человек", "человек")
    return f"Ни у кого из {who} ответ не изменился; это говорит об этом вопросе, а не обо всей программе."


def _unseen(paired: "Paired") -> str:
    return (
        f"Изменения не видно: {_mean(paired)}; лучше стало у {paired.improved}, хуже — "
        f"у {paired.worsened} из {paired.n}{_inverse_note(paired)}; "
        f"это не значит, что его нет: {WITHIN if paired.t else TOO_SMALL}."
    )


def _mixed(paired: "Paired") -> str:
    return (
        f"Ясного вывода нет: лучше стало у {paired.improved}, хуже — у {paired.worsened} из {paired.n}"
        f"{_inverse_note(paired)}, но {_mean(paired)}, то есть несколько человек изменились сильно и в другую сторону."
    )


def _visible(paired: "Paired", finding: Finding, p: float) -> str:
    rose = (finding is Finding.BETTER) != paired.inverse
    better = finding is Finding.BETTER
    side = "улучшение" if better else "ухудшение"
    note = f", шкала обратная, так что это {side}" if paired.inverse else f", это {side}"
    who = f"{'лучше' if better else 'хуже'} стало у {paired.improved if better else paired.worsened} из {paired.n}"
    return (
        f"За время программы ответы стали {'выше' if rose else 'ниже'}{note}: {_mean(paired)}; {who}; "
        f"если бы ничего не менялось, такая или большая разница встречалась бы {chances(p)}"
        f"{_borderline(paired)}; {NOT_THE_CAUSE}."
    )


def _borderline(paired: "Paired") -> str:
    return "" if paired.choice.agreed else ", но другой критерий её не подтверждает, и вывод непрочен"


def _inverse_note(paired: "Paired") -> str:
    return " (шкала обратная: меньше — лучше)" if paired.inverse else ""


def _mean(paired: "Paired") -> str:
    """«в среднем на +1,58 (95 % интервал от 0,7 до 2,46)»."""
    mean = paired.change.mean or Fraction()
    error = f" (95 % интервал {span(paired.t.interval)})" if paired.t else ""
    was = f"было {number(paired.before.mean or 0)}, стало {number(paired.after.mean or 0)}"
    return f"в среднем {was}, изменение {signed(mean)}{error}"
