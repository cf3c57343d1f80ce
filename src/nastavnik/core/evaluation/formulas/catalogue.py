"""What formulas may speak of: sets that are counted, numbers that are known, measures of members."""

from collections.abc import Mapping
from dataclasses import dataclass

from nastavnik.core.evaluation.formulas.units import Unit


@dataclass(frozen=True, slots=True)
class Counted:
    """A set of members, such as mentees of 10–19 years; in arithmetic it is their number.

    `listed` False: only the number is known (children of a region); then `unit` None is a plain number.
    """

    title: str
    unit: Unit | None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Measured:
    """A number of every member of the set `over`, such as hours of a meeting."""

    title: str
    unit: Unit | None
    over: str


Catalogue = Mapping[str, Counted | Measured]
"""By the name used in formulas."""
