"""Small groups stay hidden, also by subtraction.

`tables` describes counts with their totals, `attacker` knows what a careful reader can work out from everything published
so far, `publishing` chooses what to hide so that they cannot, `differences` guards groups that overlap or change.

The guarantee, with k from the pack: in a publication made by `publish`, for every hidden cell, now and in the earlier
publications handed in, there are two tables of whole non-negative counts that agree with everything shown, now and
then, in which the cell differs by at least k. Hence no hidden count can be worked out, none can be shown to be small,
and every union of hidden groups whose size can be worked out is empty or has k people or more.
Not promised, and why: docs/algorithms/evaluation.md.
"""

from nastavnik.core.evaluation.privacy.differences import SmallDifference, moved_too_few, small_differences
from nastavnik.core.evaluation.privacy.publishing import HIDDEN, Publication, is_small, publish
from nastavnik.core.evaluation.privacy.tables import Cell, Sum, Table, make_table

__all__ = [
    "HIDDEN",
    "Cell",
    "Publication",
    "SmallDifference",
    "Sum",
    "Table",
    "is_small",
    "make_table",
    "moved_too_few",
    "publish",
    "small_differences",
]
