"""Several tests at once: p values corrected within a named family, so that twenty questions do not find one by luck."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    """`holm`: the chance of even one false finding in the family stays within alpha, whatever the ties between tests;

    `benjamini_hochberg`: the expected share of false ones among the findings does, for independent or alike tests.
    """

    HOLM = "holm"
    BENJAMINI_HOCHBERG = "benjamini_hochberg"


@dataclass(frozen=True, slots=True)
class Family:
    """Tests that answer one question together, by the name of each; None is a test that could not be made."""

    title: str
    tests: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Corrected:
    """`values`: corrected p by name, in the order given; `made`: how many tests were corrected for."""

    title: str
    method: Method
    values: Mapping[str, float | None]
    made: int

    @property
    def sentence(self) -> str:
        """What was done, for the line under a table; empty for a single test."""
        if self.made < 2:
            return ""
        name = "Холма" if self.method is Method.HOLM else "Бенджамини и Хохберга"
        return f"«{self.title}»: проверок {self.made}, вероятности исправлены по способу {name}."


def correct(family: Family, method: Method = Method.HOLM) -> Corrected:
    """Corrected p of each test of a family; tests that could not be made are not counted.

    Holm (1979): with p₍₁₎ ≤ … ≤ p₍ₘ₎, the i-th becomes max over j ≤ i of (m − j + 1)·p₍ⱼ₎.
    Benjamini & Hochberg (1995): min over j ≥ i of m·p₍ⱼ₎/j. Both at most 1. Raises ValueError for p outside 0…1.
    """
    known = {name: p for name, p in family.tests.items() if p is not None}
    if any(not 0 <= p <= 1 for p in known.values()):
        raise ValueError("p must be within 0…1")
    changed = _holm(known) if method is Method.HOLM else _benjamini_hochberg(known)
    return Corrected(family.title, method, {name: changed.get(name) for name in family.tests}, len(known))


def _holm(known: Mapping[str, float]) -> dict[str, float]:
    m, highest, corrected = len(known), 0.0, {}
    for place, name in enumerate(sorted(known, key=lambda one: known[one])):
        highest = max(highest, min(1.0, (m - place) * known[name]))
        corrected[name] = highest
    return corrected


def _benjamini_hochberg(known: Mapping[str, float]) -> dict[str, float]:
    m, lowest, corrected = len(known), 1.0, {}
    for place, name in enumerate(sorted(known, key=lambda one: known[one], reverse=True)):
        lowest = min(lowest, m * known[name] / (m - place))
        corrected[name] = lowest
    return corrected
