"""Published instances to their published optima."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from nastavnik.core.matching.certify import certify
from nastavnik.core.matching.preferences import blocking_pairs
from nastavnik.core.matching.problem import make_problem
from nastavnik.core.matching.solve import solve

FOLDER = Path(__file__).parent / "matching"
GRADES = (
    "AA AO EO HEO SEO|Grade 7|Grade 6|SCS1|SCS2|SCS3|SCS4".replace(" ", "|")
    .replace("Grade|", "Grade ")
    .split("|")
)


def dense(score):
    n, m = score.shape
    return make_problem(np.arange(n + 1) * m, np.tile(np.arange(m), n), score.ravel(), np.ones(m))


def test_or_library_assign100_is_305():
    numbers = [int(word) for word in (FOLDER / "assign100.txt").read_text().split()]
    cost = np.array(numbers[1:]).reshape(numbers[0], numbers[0])
    problem = dense(-cost)
    matching = solve(problem, "most-then-best")
    assert -matching.total == 305
    assert certify(problem, matching).valid


def people(name):
    with (FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def civil_score(mentee, mentor):
    ahead = GRADES.index(mentor["grade"]) - GRADES.index(mentee["grade"])
    step = 0 if ahead < 1 else 12 if ahead <= 2 else 6
    different = mentee["organisation"] != mentor["organisation"]
    return 3 * different + 4 * (mentee["profession"] == mentor["profession"]) + step


@pytest.mark.parametrize("size", ["small", "large"])
def test_civil_service_to_the_known_optimum(size):
    expected = json.loads((FOLDER / "civil_expected.json").read_text())["optimum_max_sum"][size]["optimum"]
    mentees, mentors = people(f"civil_{size}_mentees.csv"), people(f"civil_{size}_mentors.csv")
    problem = dense(np.array([[civil_score(a, b) for b in mentors] for a in mentees]))
    matching = solve(problem, "best-total")
    assert matching.total == expected
    assert certify(problem, matching).valid


CASES = json.loads((FOLDER / "stable_capacity.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_stable_examples_give_the_published_groups(case):
    mentees, mentors = list(case["mentees"]), list(case["mentors"])
    pairs = [
        (mentees.index(a), mentors.index(b), case["mentees"][a].index(b) + 1, case["mentors"][b].index(a) + 1)
        for a in mentees
        for b in case["mentees"][a]
        if a in case["mentors"][b]
    ]
    table = np.array(pairs)
    counts = np.bincount(table[:, 0], minlength=len(mentees))
    problem = make_problem(
        np.concatenate([[0], counts.cumsum()]),
        table[:, 1],
        np.zeros(len(pairs)),
        np.array([case["capacity"][name] for name in mentors]),
        mentee_rank=table[:, 2],
        mentor_rank=table[:, 3],
    )
    match = solve(problem, "stable").match
    groups = {b: {mentees[i] for i in np.flatnonzero(match == j)} for j, b in enumerate(mentors)}
    expected = case.get("expected") or case["expected_mentee_optimal"]
    assert groups == {name: set(group) for name, group in expected.items()}
    assert blocking_pairs(problem, match) == []
