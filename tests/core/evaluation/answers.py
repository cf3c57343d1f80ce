"""Short ways to say who answered what."""

from fractions import Fraction

from hypothesis import strategies as st

from nastavnik.core.evaluation.choosing import Nature, Norms
from nastavnik.core.evaluation.paired import evaluate
from nastavnik.core.evaluation.pairs import pair_up

NORMS = Norms(enough=10, t_from=30)
MARKS = st.integers(1, 10)
WAVES = st.lists(st.tuples(MARKS, MARKS), min_size=1, max_size=12)


def wave(values):
    """Answers of people named by their places."""
    return {f"ч{place}": value for place, value in enumerate(values)}


def waves(before, after):
    """People with both answers."""
    return pair_up(wave(before), wave(after))


def compared(before, after, nature=Nature.ORDINAL, *, inverse=False, norms=NORMS):
    """The whole evaluation of two columns."""
    return evaluate(waves(before, after), norms, nature, inverse=inverse)


def moved(changes, **more):
    """The evaluation of bare changes."""
    return compared([0] * len(changes), changes, **more)


def fractions(values):
    """The same numbers, exact."""
    return [Fraction(value) for value in values]
