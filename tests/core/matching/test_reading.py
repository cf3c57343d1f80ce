"""Bad problems are refused with one Russian sentence."""

import copy

import pytest

from nastavnik.core.matching.build import build_case
from nastavnik.core.matching.problem import ProblemRefused
from nastavnik.core.matching.reading import read_wishes

GOOD = {
    "mentees": [{"id": "s1"}, {"id": "s2"}],
    "mentors": [{"id": "m1", "min": 0, "max": 1}],
    "pairs": [{"mentee": "s1", "mentor": "m1", "score": 1.5}, {"mentee": "s2", "mentor": "m1", "score": 2}],
}
BAD = {
    "одновременно закреплена и запрещена": {"locked": [["s1", "m1"]], "forbidden": [["s1", "m1"]]},
    "«max»: нужно целое число от 0": {"mentors": [{"id": "m1", "max": -1}]},
    "«min» 2 больше, чем «max» 1": {"mentors": [{"id": "m1", "min": 2, "max": 1}]},
    "наставляемого «s9» нет": {"locked": [["s9", "m1"]]},
    "наставника «m9» нет": {"forbidden": [["s1", "m9"]]},
    "указана дважды": {"pairs": [GOOD["pairs"][0], GOOD["pairs"][0]]},
    "должно быть конечным": {"pairs": [GOOD["pairs"][0] | {"score": float("nan")}]},
    "нужно число": {"pairs": [GOOD["pairs"][0] | {"score": "много"}]},
    "больше наставляемых, чем у него мест": {"locked": [["s1", "m1"], ["s2", "m1"]]},
    "нет среди разрешённых": {"pairs": GOOD["pairs"][:1], "locked": [["s2", "m1"]]},
    "закреплён дважды": {"mentors": [{"id": "m1", "max": 3}], "locked": [["s1", "m1"], ["s1", "m1"]]},
    "дважды встречается": {"mentees": [{"id": "s1"}, {"id": "s1"}]},
    "непонятный ключ «mentes»": {"mentes": []},
    "«pairs» должен быть списком": {"pairs": 5},
    "нет поля «id»": {"mentees": [{}]},
    "начинается с 1": {"pairs": [GOOD["pairs"][0] | {"mentee_rank": 0}]},
    "нужны поля": {"pairs": [{"mentee": "s1"}]},
    "нужны два обозначения": {"locked": ["s1"]},
    "unmatched_penalty": {"unmatched_penalty": float("inf")},
    "непустой строкой": {"mentees": [{"id": None}]},
}


@pytest.mark.parametrize("words", BAD)
def test_a_bad_problem_is_refused(words):
    with pytest.raises(ProblemRefused, match=words):
        read_wishes(copy.deepcopy(GOOD) | BAD[words])


def test_not_an_object_and_a_missing_list_are_refused():
    for data in ([], {"mentees": [], "mentors": []}):
        with pytest.raises(ProblemRefused):
            read_wishes(data)


def test_scores_too_large_for_integers_are_refused():
    data = copy.deepcopy(GOOD)
    data["pairs"][0]["score"] = 1e300
    with pytest.raises(ProblemRefused, match="Баллы слишком велики"):
        build_case(read_wishes(data))
