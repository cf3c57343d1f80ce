"""Criteria of a pair."""

import pytest

from nastavnik.core.matching.score import CRITERIA, Guide, Norms, Seeker, score_pair

NORMS = Norms(
    weights={code: 1.0 for code in CRITERIA},
    class_gap=(1, 3),
    age_slack=10,
    enough_slots=2,
    enough_interests=2,
)
MENTEE = Seeker(
    "s1",
    requests=frozenset({"математика", "проект"}),
    wanted_age=(15, 17),
    class_number=7,
    free_time=frozenset({"пн 14", "ср 15"}),
    interests=frozenset({"шахматы"}),
    last_mentor="m1",
)
MENTOR = Guide(
    "m1",
    competences=frozenset({"математика"}),
    age=16,
    class_number=9,
    free_time=frozenset({"пн 14", "ср 15"}),
    interests=frozenset({"шахматы", "бег"}),
)


def test_bars_add_up_to_the_total_and_give_reasons():
    score = score_pair(MENTEE, MENTOR, NORMS)
    values = {part.criterion: part.value for part in score.parts}
    assert values == {
        "request": 0.5,
        "age": 1.0,
        "class_gap": 1.0,
        "time": 1.0,
        "interests": 0.5,
        "continuity": 1.0,
    }
    assert score.total == pytest.approx(5 / 6) == sum(part.contribution for part in score.parts)
    assert score.parts[0].reason == "Отвечает на запросы: математика"


def test_missing_data_are_neutral_and_counted():
    score = score_pair(Seeker("s"), Guide("m"), NORMS)
    assert score.total == pytest.approx(0.5)
    assert set(score.missing) == set(CRITERIA)


@pytest.mark.parametrize(("age", "value"), [(15, 1.0), (22, 0.5), (10, 0.5), (40, 0.0)])
def test_age_falls_evenly_outside_the_wanted(age, value):
    assert CRITERIA["age"](MENTEE, Guide("m", age=age), NORMS)[0] == pytest.approx(value)


def test_an_unknown_criterion_and_a_negative_weight_are_refused():
    for weights, words in (({"luck": 1.0}, "неизвестен"), ({"age": -1.0}, "отрицателен")):
        with pytest.raises(ValueError, match=words):
            score_pair(MENTEE, MENTOR, Norms(weights, (1, 3), 10, 2, 2))
