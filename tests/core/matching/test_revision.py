"""Changes on the optimal prices equal solving anew, whatever came before, and move only those they must."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.core.matching.amend import locked, without
from nastavnik.core.matching.certify import certify
from nastavnik.core.matching.problem import Problem, make_problem
from nastavnik.core.matching.revision import Revision
from nastavnik.core.matching.solve import solve
from nastavnik.core.matching.what_if import Change
from tests.core.matching.problems import random_problem

OBJECTIVES = st.sampled_from(["most-then-best", "best-total"])


def anew(problem: Problem, objective: str):
    """Solving what remains from scratch; None where it cannot be done."""
    if (problem.capacity < problem.minimum).any():
        return None
    matching = solve(problem, objective)
    return None if matching.status == "infeasible" else matching


def obey(revision: Revision, problem: Problem, chance: np.random.Generator, locks: set) -> Change | None:
    """One random change; remembers locks, so that some are taken back."""
    e = int(chance.integers(0, len(problem.score)))
    i, j = int(problem.rows()[e]), int(problem.mentor_index[e])
    kind = ["lock", "forbid", "allow", "unlock", "places"][int(chance.integers(0, 5))]
    if kind == "places":
        low = int(chance.integers(0, 2))
        return revision.set_places(j, low, low + int(chance.integers(0, 3)))
    if kind == "unlock":
        if not locks:
            return None
        i, j = sorted(locks)[0]
        done = revision.unlock(i, j)
        if done is not None:
            locks.discard((i, j))
        return done
    done = getattr(revision, kind)(i, j)
    if kind == "lock" and done is not None:
        locks.add((i, j))
    return done


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.integers(0, 10_000), OBJECTIVES, st.booleans(), st.booleans())
def test_any_sequence_of_changes_equals_solving_anew(seed, objective, minimums, several):
    chance = np.random.default_rng(seed)
    problem = random_problem(seed, minimums=minimums, several=several)
    matching = solve(problem, objective, seed)
    if matching.status == "infeasible" or not len(problem.score):
        return
    revision, locks = Revision(problem, matching), set()
    weight = matching.weight(problem)
    for _ in range(6):
        change = obey(revision, problem, chance, locks)
        left, answer = revision.answer()
        proof = certify(left, answer)
        assert proof.valid, proof.violation
        again = anew(left, objective)
        assert again is not None
        assert replace(again, served_bonus=matching.served_bonus).weight(left) == proof.primal == proof.dual
        now = proof.primal + worth_of_locks(problem, locks, matching.served_bonus)
        if change is not None:
            assert weight - now == change.loss == -(
                change.served * matching.served_bonus + change.points
            ) or (problem.outside.any())
        weight = now


def worth_of_locks(problem: Problem, locks: set, bonus: int) -> int:
    """Points of the locked pairs, and the reward for everyone whom a lock serves first."""
    newly = {i for i, _ in locks if not problem.served[i]}
    return sum(int(problem.score[problem.pair(i, j)]) for i, j in locks) + bonus * len(newly)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 10_000), OBJECTIVES, st.booleans())
def test_what_cannot_be_obeyed_cannot_be_solved_either(seed, objective, several):
    problem = random_problem(seed, minimums=True, several=several)
    matching = solve(problem, objective, seed)
    if matching.status == "infeasible":
        return
    for e, (i, j) in enumerate(zip(problem.rows().tolist(), problem.mentor_index.tolist(), strict=True)):
        revision = Revision(problem, matching)
        if revision.forbid(i, j) is None:
            assert solve(without(problem, [e]), objective).status == "infeasible"
        revision = Revision(problem, matching)
        if revision.lock(i, j) is None:
            assert anew(locked(problem, [e]), objective) is None


def test_a_second_lock_of_somebody_who_may_have_one_mentor_is_refused():
    problem = make_problem(np.array([0, 2]), np.array([0, 1]), np.array([3, 3]), np.array([1, 2]))
    revision = Revision(problem, solve(problem))
    assert revision.lock(0, 0) is not None
    assert revision.lock(0, 1) is None
    assert revision.pairs().tolist() == [0]


def test_settled_gives_pair_for_pair_what_solving_anew_gives():
    for seed in range(80):
        problem = random_problem(seed, several=seed % 3 == 0)
        if not len(problem.score):
            continue
        matching = solve(problem, "most-then-best", seed)
        revision = Revision(problem, matching)
        e = seed % len(problem.score)
        if revision.lock(int(problem.rows()[e]), int(problem.mentor_index[e])) is None:
            continue
        left, answer = revision.settled(seed)
        again = solve(left, "most-then-best", seed)
        assert answer.pairs(left).tolist() == again.pairs(left).tolist(), seed


def test_only_those_in_the_chain_move():
    for seed in range(80):
        problem = random_problem(seed)
        matching = solve(problem, "most-then-best", seed)
        for i, j in zip(problem.rows().tolist(), problem.mentor_index.tolist(), strict=True):
            revision = Revision(problem, matching)
            change = revision.lock(i, j)
            if change is None:
                continue
            expected = matching.match.copy()
            for move in change.moves:
                assert expected[move.mentee] == move.before
                expected[move.mentee] = move.after
            pairs = revision.pairs()
            after = np.full(problem.mentees, -1)
            after[problem.rows()[pairs]] = problem.mentor_index[pairs]
            assert after.tolist() == expected.tolist()


def test_a_lock_taken_back_restores_the_optimum_and_a_forbidden_pair_cannot_be_locked():
    problem = random_problem(10, largest=6)
    matching = solve(problem, "most-then-best")
    revision = Revision(problem, matching)
    i, j = int(problem.rows()[0]), int(problem.mentor_index[0])
    revision.lock(i, j)
    assert revision.forbid(i, j) is None
    revision.unlock(i, j)
    assert certify(*revision.answer()).primal == matching.bound
    revision.forbid(i, j)
    assert revision.lock(i, j) is None
    with pytest.raises(ValueError, match="not locked"):
        revision.unlock(i, j)
    with pytest.raises(ValueError, match="with prices"):
        Revision(problem, solve(problem, "stable"))
