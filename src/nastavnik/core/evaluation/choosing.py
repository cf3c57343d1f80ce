"""Which test a conclusion rests on, decided before looking at the answers: by the scale and the number of pairs."""

from dataclasses import dataclass
from enum import StrEnum

from nastavnik.core.evaluation.phrasing import shown_p
from nastavnik.core.evaluation.signed_ranks import SignedRanks
from nastavnik.core.evaluation.student import Student
from nastavnik.core.russian.plurals import counted

ALPHA = 0.05
"""A change is called visible when p is not above it: without any change, one conclusion of twenty would be wrong."""


class Nature(StrEnum):
    """What numbers are: `ordinal` — marks, between which distances mean little; `measured` — amounts."""

    ORDINAL = "ordinal"
    MEASURED = "measured"


class Basis(StrEnum):
    """The tests a conclusion may rest on."""

    WILCOXON = "wilcoxon"
    STUDENT = "t"


@dataclass(frozen=True, slots=True)
class Norms:
    """Numbers of the methodology: below `enough` pairs nothing is concluded, from `t_from` pairs on means are trusted."""

    enough: int
    t_from: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The test, its two-sided p, whether the other test agrees about visibility, and the sentence that says why."""

    basis: Basis
    p: float
    agreed: bool
    method: str


def choose(nature: Nature, n: int, norms: Norms, t: Student | None, ranks: SignedRanks) -> Choice:
    """Wilcoxon for marks, for fewer than `t_from` pairs and where Student's test cannot be counted; Student otherwise.

    The choice never depends on which p is smaller. Source: pupils §7.5.
    """
    why = _why_ranks(nature, n, norms, t)
    basis = Basis.WILCOXON if why else Basis.STUDENT
    p = t.p if t and not why else ranks.p
    other = ranks.p if basis is Basis.STUDENT else t.p if t else None
    agreed = other is None or (other <= ALPHA) == (p <= ALPHA)
    return Choice(basis, p, agreed, _method(basis, why, n, norms, ranks) + _other(basis, other, agreed))


def _why_ranks(nature: Nature, n: int, norms: Norms, t: Student | None) -> str:
    if not n:
        return "сравнивать некого"
    if n < norms.t_from:
        few = f"{counted(n, 'пара', 'пары', 'пар')} ответов — меньше {norms.t_from}"
        return f"{few}, и шкала порядковая" if nature is Nature.ORDINAL else few
    if nature is Nature.ORDINAL:
        return "шкала порядковая: расстояния между оценками условны"
    return "" if t else "изменения у всех одинаковы, разброса нет"


def _method(basis: Basis, why: str, n: int, norms: Norms, ranks: SignedRanks) -> str:
    if basis is Basis.STUDENT:
        return (
            f"Вывод опирается на критерий Стьюдента для парных ответов: шкала числовая, "
            f"{counted(n, 'пара', 'пары', 'пар')} — не меньше {norms.t_from}."
        )
    how = "распределение точное" if ranks.p_exact is not None else "приближение с поправкой на совпадения"
    zeros = f"пары без изменения отброшены ({ranks.zeros})" if ranks.zeros else "пар без изменения нет"
    ties = f", совпадающих по величине изменений {ranks.ties}" if ranks.ties else ""
    return f"Вывод опирается на критерий знаковых рангов Вилкоксона: {why}; {how}, {zeros}{ties}."


def _other(basis: Basis, other: float | None, agreed: bool) -> str:
    if other is None:
        return ""
    name = "Критерий Вилкоксона" if basis is Basis.STUDENT else "Критерий Стьюдента"
    told = "говорит то же" if agreed else "говорит другое"
    return f" {name} {told} ({shown_p(other)})."
