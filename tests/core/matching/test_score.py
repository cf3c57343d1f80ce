"""Criteria of a pair."""

import pytest

from nastavnik.core.matching.score import VALUES, Guide, Norms, Seeker, score_pair, total_of

NORMS = Norms(
    weights={code: 1.0 for code in VALUES},
    age_slack=10,
    enough_slots=2,
    enough_interests=2,
)
MENTEE = Seeker(
    "s1",
    requests=frozenset({"математика", "проект"}),
    age=13,
    free_time=frozenset({"пн 14", "ср 15"}),
    interests=frozenset({"шахматы"}),
    format="online",
    chosen=("m1",),
    last_mentor="m1",
)
MENTOR = Guide(
    "m1",
    competences=frozenset({"математика"}),
    wanted_age=(12, 14),
    free_time=frozenset({"пн 14", "ср 15"}),
    interests=frozenset({"шахматы", "бег"}),
    format="online",
    chosen=("s1",),
)


def test_bars_add_up_to_the_total_and_give_reasons():
    score = score_pair(MENTEE, MENTOR, NORMS)
    values = {part.criterion: part.value for part in score.parts}
    assert values == {
        "tags": 0.5,
        "mutual_choice": 1.0,
        "age_gap": 1.0,
        "slots": 1.0,
        "interests": 0.5,
        "format": 1.0,
        "continuity": 1.0,
    }
    assert score.total == pytest.approx(6 / 7) == sum(part.contribution for part in score.parts)
    assert score.parts[0].reason == "Отвечает на запрос: математика"


def test_missing_data_are_neutral_and_counted():
    score = score_pair(Seeker("s"), Guide("m"), NORMS)
    assert score.total == pytest.approx(0.5)
    assert set(score.missing) == set(VALUES)


@pytest.mark.parametrize(("age", "value"), [(12, 1.0), (19, 0.5), (7, 0.5), (40, 0.0)])
def test_age_falls_evenly_outside_the_wanted(age, value):
    assert VALUES["age_gap"](Seeker("s", age=age), MENTOR, NORMS) == pytest.approx(value)


@pytest.mark.parametrize(
    ("mentees", "mentors", "value"), [(("m1",), ("s1",), 1.0), (("x", "m1"), (), 1 / 3), ((), ("x",), 0.0)]
)
def test_choices_count_half_for_each_side(mentees, mentors, value):
    seeker, guide = Seeker("s1", chosen=mentees), Guide("m1", chosen=mentors)
    assert VALUES["mutual_choice"](seeker, guide, NORMS) == pytest.approx(value)


def test_an_unknown_criterion_and_a_negative_weight_are_refused():
    for weights, words in (({"luck": 1.0}, "неизвестен"), ({"tags": -1.0}, "отрицателен")):
        with pytest.raises(ValueError, match=words):
            score_pair(MENTEE, MENTOR, Norms(weights, 10, 2, 2))


def test_quick_total_is_the_total_of_the_parts():
    for mentee in (MENTEE, Seeker("s")):
        assert total_of(mentee, MENTOR, NORMS) == pytest.approx(score_pair(mentee, MENTOR, NORMS).total)
