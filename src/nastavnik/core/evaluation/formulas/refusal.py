"""What is wrong with a formula, and where."""

from nastavnik.core.evaluation.refusal import EvaluationRefused


class FormulaRefused(EvaluationRefused):
    """A Russian sentence with the place; `at` counts characters of the text from 1."""

    def __init__(self, at: int, what: str) -> None:
        super().__init__(f"Формула, знак {at}: {what}.")
        self.at = at
