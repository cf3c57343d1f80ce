"""Indicators as small safe expressions: `percent(mentees_10_19, children_10_19)`.

`tokens` and `parsing` read the text by our own grammar, `checking` gives every part a unit and refuses what cannot be
meant, `computing` counts with exact fractions and says who stands in the numerator and the denominator. Nothing is ever
handed to Python to execute; whatever the text, the only error is `FormulaRefused`. Grammar: docs/algorithms/evaluation.md.
"""

from nastavnik.core.evaluation.formulas.catalogue import Catalogue, Counted, Measured
from nastavnik.core.evaluation.formulas.checking import Formula, read_formula
from nastavnik.core.evaluation.formulas.computing import Facts, Value, compute
from nastavnik.core.evaluation.formulas.refusal import FormulaRefused
from nastavnik.core.evaluation.formulas.units import Dimension, Unit

__all__ = [
    "Catalogue",
    "Counted",
    "Dimension",
    "Facts",
    "Formula",
    "FormulaRefused",
    "Measured",
    "Unit",
    "Value",
    "compute",
    "read_formula",
]
