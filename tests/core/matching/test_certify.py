"""The certificate refuses every spoilt answer."""

from dataclasses import replace

import numpy as np
import pytest

from nastavnik.core.matching.certify import certify
from nastavnik.core.matching.problem import make_problem
from nastavnik.core.matching.solve import solve

PROBLEM = make_problem(
    np.array([0, 2, 4, 5]), np.array([0, 1, 0, 1, 0]), np.array([9, 5, 8, 1, 7]), np.array([1, 3])
)
SPOILT = {
    "не разрешена": {"match": np.array([0, 1, 1])},
    "занято больше мест": {"match": np.array([0, 0, -1])},
    "несуществующего": {"match": np.array([0, 7, -1])},
    "указана неверно": {"total": 99},
    "выгоднее": {"prices": np.array([0, 0])},
    "не равен границе": {"utilities": np.array([50, 50, 50])},
    "ниже того": {"utilities": np.array([-1, 0, 0])},
    "при свободном месте": {"prices": np.array([99, 99])},
    "отрицательна": {"prices": np.array([-1, 0]), "utilities": np.array([99, 99, 99])},
}


def test_an_honest_answer_passes():
    proof = certify(PROBLEM, solve(PROBLEM, "best-total"))
    assert (proof.valid, proof.primal, proof.dual, proof.gap) == (True, 13, 13, 0)


@pytest.mark.parametrize("words", SPOILT)
def test_a_spoilt_answer_is_named(words):
    proof = certify(PROBLEM, replace(solve(PROBLEM, "best-total"), **SPOILT[words]))
    assert not proof.valid
    assert words in proof.violation
