"""Student's tests: of a column of changes, and of two independent columns."""

import math
from dataclasses import dataclass

from nastavnik.core.evaluation.description import Summary
from nastavnik.core.evaluation.distributions import Interval, student_quantile, student_two_sided


@dataclass(frozen=True, slots=True)
class Student:
    """`t`, degrees of freedom, two-sided p, standard error and the 95 % interval of the mean (or of the difference)."""

    t: float
    df: float
    p: float
    se: float
    interval: Interval


def one_sample(changes: Summary) -> Student | None:
    """The test of «the mean change is zero»: t = mean / (sd / √n), df = n − 1; the interval is mean ± t₀.₉₇₅ · se.

    None for fewer than two changes or for changes that are all the same: then there is nothing to measure error with.
    """
    if not changes.variance or changes.mean is None:
        return None
    se = math.sqrt(changes.variance / changes.n)
    return _student(float(changes.mean), se, changes.n - 1)


def welch(first: Summary, second: Summary) -> Student | None:
    """The test of «two independent means are equal», variances not assumed equal; the difference is first − second.

    se² = s₁²/n₁ + s₂²/n₂; df by Welch and Satterthwaite. None where either has fewer than two values or both are
    constant. Source: Welch (1947).
    """
    if first.variance is None or second.variance is None or first.mean is None or second.mean is None:
        return None
    parts = first.variance / first.n, second.variance / second.n
    if not sum(parts):
        return None
    df = sum(parts) ** 2 / (parts[0] ** 2 / (first.n - 1) + parts[1] ** 2 / (second.n - 1))
    return _student(float(first.mean - second.mean), math.sqrt(sum(parts)), float(df))


def _student(mean: float, se: float, df: float) -> Student:
    reach = student_quantile(df) * se
    return Student(mean / se, df, student_two_sided(mean / se, df), se, Interval(mean - reach, mean + reach))
