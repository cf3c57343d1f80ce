"""Wishes become arrays: forbidden pairs vanish, locked mentees leave with their place, scores turn into integers."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from nastavnik.core.matching.network import TOO_LARGE
from nastavnik.core.matching.problem import Problem, ProblemRefused, make_problem
from nastavnik.core.matching.reading import Pair, Wishes
from nastavnik.core.matching.scaling import choose_scale, is_exact, to_units
from nastavnik.core.matching.ties import keys_of


@dataclass(frozen=True, slots=True)
class Case:
    """A problem over the free mentees, and what is needed to speak of it by identifiers.

    `free`: mentee identifiers of the rows of `problem`; mentors keep the order of `wishes.mentors`.
    `exact`: no score was rounded to the scale.
    """

    wishes: Wishes
    problem: Problem
    free: tuple[str, ...]
    mentors: tuple[str, ...]
    locked: dict[str, str]
    scale: int
    exact: bool


def build_case(wishes: Wishes) -> Case:
    """Arrays of the problem that remains after locks and forbids. Raises ProblemRefused where scores overflow."""
    locked = dict(wishes.locked)
    free = tuple(name for name in wishes.mentees if name not in locked)
    mentors = tuple(mentor.id for mentor in wishes.mentors)
    values = np.array([pair.score for pair in wishes.pairs] + [wishes.penalty or 0.0], np.float64)
    scale = choose_scale(values)
    row_of = {name: k for k, name in enumerate(free)}
    column_of = {name: k for k, name in enumerate(mentors)}
    forbidden = set(wishes.forbidden)
    kept = [p for p in wishes.pairs if p.mentee in row_of and (p.mentee, p.mentor) not in forbidden]
    kept.sort(key=lambda pair: (row_of[pair.mentee], column_of[pair.mentor]))
    problem = _problem(wishes, free, kept, column_of, scale)
    return Case(wishes, problem, free, mentors, locked, scale, is_exact(values, scale))


def _problem(
    wishes: Wishes, free: tuple[str, ...], kept: list[Pair], column_of: dict[str, int], scale: int
) -> Problem:
    per_mentee = Counter(pair.mentee for pair in kept)
    taken = Counter(mentor for _, mentor in wishes.locked)
    units = _units([pair.score for pair in kept] + [-(wishes.penalty or 0.0)], scale)
    return make_problem(
        indptr=np.cumsum([0] + [per_mentee[name] for name in free]),
        mentor_index=np.array([column_of[pair.mentor] for pair in kept], np.int64),
        score=units[:-1],
        capacity=np.array([mentor.capacity - taken[mentor.id] for mentor in wishes.mentors], np.int64),
        minimum=np.array([max(0, mentor.minimum - taken[mentor.id]) for mentor in wishes.mentors], np.int64),
        outside=np.full(len(free), units[-1]),
        mentee_key=keys_of(free),
        mentor_key=keys_of(column_of),
        mentee_rank=np.array([pair.mentee_rank or 0 for pair in kept], np.int64),
        mentor_rank=np.array([pair.mentor_rank or 0 for pair in kept], np.int64),
        penalised=wishes.penalty is not None,
    )


def _units(values: list[float], scale: int) -> np.ndarray:
    try:
        return to_units(np.array(values, np.float64), scale)
    except OverflowError:
        raise ProblemRefused(TOO_LARGE) from None
