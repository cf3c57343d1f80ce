"""Before and after: everything that is said of one question answered twice by the same people."""

from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.choosing import Choice, Nature, Norms, choose
from nastavnik.core.evaluation.conclusions import Conclusion, conclude
from nastavnik.core.evaluation.description import Summary, describe
from nastavnik.core.evaluation.effects import Effects, effects_of
from nastavnik.core.evaluation.pairs import Waves
from nastavnik.core.evaluation.signed_ranks import SignedRanks, signed_ranks
from nastavnik.core.evaluation.signs import sign_test
from nastavnik.core.evaluation.student import Student, one_sample


@dataclass(frozen=True, slots=True)
class Paired:
    """All numbers of one comparison.

    Summaries, tests and effects are of after − before whatever the scale; only `improved` and `worsened` (and the words)
    know that on an `inverse` scale less is better.
    """

    waves: Waves
    norms: Norms
    nature: Nature
    inverse: bool
    before: Summary
    after: Summary
    change: Summary
    t: Student | None
    wilcoxon: SignedRanks
    p_sign: float
    effects: Effects
    improved: int
    unchanged: int
    worsened: int
    choice: Choice

    @property
    def n(self) -> int:
        """How many people have both answers."""
        return len(self.waves.pairs)

    @property
    def conclusion(self) -> Conclusion:
        """The sentence for this comparison alone; in a family, `conclude(paired, corrected_p)`."""
        return conclude(self)


def evaluate(waves: Waves, norms: Norms, nature: Nature, *, inverse: bool = False) -> Paired:
    """Compare. Pure and exact up to the distributions: the same pairs in any order give the same answer."""
    changes = waves.changes
    before = describe(pair.before for pair in waves.pairs)
    after = describe(pair.after for pair in waves.pairs)
    change = describe(changes)
    ranks, t = signed_ranks(changes), one_sample(change)
    rose, fell = _count(changes, 1), _count(changes, -1)
    return Paired(
        waves=waves,
        norms=norms,
        nature=nature,
        inverse=inverse,
        before=before,
        after=after,
        change=change,
        t=t,
        wilcoxon=ranks,
        p_sign=sign_test(rose, fell),
        effects=effects_of(changes, change, before, after, ranks),
        improved=fell if inverse else rose,
        unchanged=len(changes) - rose - fell,
        worsened=rose if inverse else fell,
        choice=choose(nature, len(changes), norms, t, ranks),
    )


def _count(changes: tuple[Fraction, ...], sign: int) -> int:
    return sum(change * sign > 0 for change in changes)
