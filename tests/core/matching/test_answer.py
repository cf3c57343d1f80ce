"""From wishes to the JSON of the contract: invariance, reasons, locks, and the verifier that trusts nothing."""

import copy
import json

import numpy as np
import pytest

from nastavnik.core.matching.answer import match_case
from nastavnik.core.matching.build import build_case
from nastavnik.core.matching.reading import read_wishes
from nastavnik.core.matching.verify import Violation, verify_result
from tests.core.matching.problems import random_wishes

OBJECTIVES = ("most-then-best", "best-total", "stable")


def answer(data, objective="most-then-best", seed=0):
    return json.loads(json.dumps(match_case(build_case(read_wishes(data)), objective, seed)))


def pairs(result):
    return {(pair["mentee"], pair["mentor"]) for pair in result["pairs"]}


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_every_answer_passes_the_independent_verifier(objective):
    for seed in range(150):
        data = random_wishes(seed)
        result = answer(data, objective, seed)
        words = verify_result(data, result)
        assert words.startswith({"infeasible": "невыполнимо"}.get(result["status"], words[:9]))
        assert "fault" not in result


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_the_order_of_rows_never_changes_the_pairs(objective):
    for seed in range(100):
        data = random_wishes(seed)
        mixed = dict(data)
        chance = np.random.default_rng(seed)
        for key in ("mentees", "mentors", "pairs"):
            mixed[key] = [data[key][k] for k in chance.permutation(len(data[key]))]
        assert pairs(answer(data, objective)) == pairs(answer(mixed, objective))


def test_renaming_people_keeps_the_total():
    for seed in range(50):
        data = random_wishes(seed)
        renamed = json.loads(json.dumps(data).replace('"s', '"ученик-').replace('"ученик-core"', '"score"'))
        assert answer(data)["total"] == answer(renamed)["total"]


def equal_scores():
    people = range(6)
    return {
        "mentees": [{"id": f"s{i}"} for i in people],
        "mentors": [{"id": f"m{j}"} for j in people],
        "pairs": [{"mentee": f"s{i}", "mentor": f"m{j}", "score": 1} for i in people for j in people],
    }


def test_equal_scores_are_settled_by_the_seed_alone():
    data = equal_scores()
    assert pairs(answer(data, seed=1)) == pairs(answer(data, seed=1))
    assert len({frozenset(pairs(answer(data, seed=seed))) for seed in range(8)}) > 4


def test_a_lock_equals_solving_without_the_mentee_and_the_place():
    data = equal_scores()
    data["pairs"][0]["score"] = -50
    data["locked"] = [["s0", "m0"]]
    result = answer(data)
    assert ("s0", "m0") in pairs(result)
    assert result["total"] == -45 and verify_result(data, result) == "оптимально, доказано"


def small():
    return {
        "mentees": [{"id": "Аня"}, {"id": "Боря"}, {"id": "Вера"}, {"id": "Гена"}],
        "mentors": [{"id": "М1", "max": 1}, {"id": "М2", "max": 1}, {"id": "М3", "max": 0}],
        "pairs": [
            {"mentee": "Аня", "mentor": "М1", "score": 5},
            {"mentee": "Боря", "mentor": "М1", "score": 4.5},
            {"mentee": "Вера", "mentor": "М3", "score": 9},
            {"mentee": "Боря", "mentor": "М2", "score": -1},
        ],
    }


def test_reasons_name_who_took_the_places():
    data = small()
    data["forbidden"] = [["Боря", "М2"]]
    why = {row["mentee"]: row["why"] for row in answer(data)["unmatched"]}
    assert "«М1» (подопечные: «Аня»)" in why["Боря"]
    assert "нет свободных мест" in why["Вера"]
    assert "Нет ни одной разрешённой пары" in why["Гена"]


def test_objectives_differ_where_points_and_people_disagree():
    data = small()
    assert pairs(answer(data)) == {("Аня", "М1"), ("Боря", "М2")}
    best = answer(data, "best-total")
    assert pairs(best) == {("Аня", "М1")}
    assert "не выше заданного порога" in best["unmatched"][0]["why"]


def test_a_minimum_out_of_reach_is_explained_by_the_cut():
    data = small()
    data["mentors"][0] |= {"min": 3, "max": 3}
    result = answer(data)
    assert result["status"] == "infeasible"
    assert result["infeasible_because"] == [
        "Наставнику «М1» нужно не меньше 3 подопечных, а разрешённые пары дают только 2 («Аня», «Боря»): "
        "не хватает 1. Разрешите новые пары или уменьшите «min»."
    ]
    assert verify_result(data, result).startswith("невыполнимо, доказано")


def test_an_obligatory_minimum_pulls_a_weak_pair_in():
    data = small()
    data["mentors"][1]["min"] = 1
    result = answer(data, "best-total")
    assert ("Боря", "М2") in pairs(result)
    assert result["certificate"]["mentor_prices"]["М2"] < 0
    assert verify_result(data, result) == "оптимально, доказано"


def no_pair(result):
    result["pairs"][0]["mentor"] = "М3"


def doubled(result):
    result["pairs"].append(dict(result["pairs"][0]))


def other_scale(result):
    result["certificate"]["scale"] = 1
    result["certificate"]["mentee_prices"]["Аня"] = 0.5


def fake_better(result):
    result["pairs"][0] = {"mentee": "Боря", "mentor": "М1", "score": 4.5}
    result["pairs"].pop()
    result.update(matched=1, total=4.5, blocking_pairs=1)
    result["unmatched"] = [{"mentee": name, "why": "нет"} for name in ("Аня", "Вера", "Гена")]


SPOILT = {
    "нет среди разрешённых": no_pair,
    "в двух парах": doubled,
    "степень десяти": lambda r: r["certificate"].update(scale=3),
    "баллы задачи требуют": other_scale,
    "не сходится": fake_better,
    "Сумма баллов": lambda r: r.update(total=100),
    "«matched»": lambda r: r.update(matched=3),
    "«blocking_pairs»": lambda r: r.update(blocking_pairs=5),
    "оставшихся без пары": lambda r: r["unmatched"].pop(),
    "Не сказано, почему": lambda r: r["unmatched"][0].update(why=""),
    "слишком мал": lambda r: r["certificate"].update(served_bonus=1),
    "не лежит на сетке": lambda r: r["certificate"]["mentor_prices"].update({"М1": 0.123}),
    "ровно людей": lambda r: r["certificate"]["mentor_prices"].pop("М1"),
    "Разрыв": lambda r: r["certificate"].update(gap=1),
    "нет доказательства": lambda r: r.pop("certificate"),
    "Неизвестная цель": lambda r: r.update(objective="luck"),
    "Балл пары": lambda r: r["pairs"][0].update(score=7),
    "не назван оптимальным": lambda r: r.update(status="feasible"),
    "без пар и с объяснением": lambda r: r.update(status="infeasible"),
    "нужно число": lambda r: r.update(total="много"),
}


@pytest.mark.parametrize("words", SPOILT)
def test_the_verifier_names_the_first_thing_that_is_false(words):
    data = small()
    result = answer(data)
    SPOILT[words](result)
    with pytest.raises(Violation, match=words):
        verify_result(data, result)


def test_the_verifier_catches_locks_forbids_capacity_and_minimum():
    honest = answer(small())
    cases = {
        "Закреплённой пары": {"locked": [["Боря", "М1"]]},
        "запрещена": {"forbidden": [["Аня", "М1"]]},
        "мест только": {"mentors": [{"id": "М1", "max": 0}, {"id": "М2"}, {"id": "М3"}]},
        "нужно не меньше": {"mentors": [{"id": "М1"}, {"id": "М2"}, {"id": "М3", "min": 1}]},
    }
    for words, change in cases.items():
        with pytest.raises(Violation, match=words):
            verify_result(small() | change, copy.deepcopy(honest))


def test_the_verifier_shares_no_code_with_what_it_judges():
    from nastavnik.core.matching import verify

    modules = [
        value for value in vars(verify).values() if getattr(value, "__module__", "").startswith("nastavnik")
    ]
    assert {value.__module__ for value in modules} == {"nastavnik.core.matching.verify"}
