"""Takes the measure which a sign of quality names."""

from nastavnik.core.methodology.schema.quality import Benchmark
from nastavnik.features.readiness.cases import Case
from nastavnik.features.readiness.facts import Facts
from nastavnik.features.readiness.measures import pairs, papers, people
from nastavnik.features.readiness.measures.registry import MEASURES

__all__ = ["MEASURES", "pairs", "papers", "people", "take"]


def take(facts: Facts, sign: Benchmark) -> list[Case] | None:
    """All cases of a sign; None where it has no measure, because nobody can know yet."""
    return list(MEASURES[sign.measure](facts, sign)) if sign.measure else None
