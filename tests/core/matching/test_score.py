"""Criteria of a pair: values, bars and the words that matched."""

import pytest

from nastavnik.core.matching.criteria import VALUES
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Place, Seeker
from nastavnik.core.matching.reasons import REASONS
from nastavnik.core.matching.score import score_pair

NORMS = Norms(
    weights={code: 1.0 for code in VALUES},
    age_slack=10,
    enough_slots=2,
    enough_interests=2,
    words={"algebra": "алгебра", "geometry": "геометрия", "ru": "русский"},
    near={"geometry": frozenset({"algebra"})},
    rarity={"робот": 2.0},
)
MENTEE = Seeker(
    "s1", requests=frozenset({"algebra", "geometry"}), words=frozenset({"робот"}), age=13, grade=7,
    free_time=frozenset({"mon-14", "wed-15"}), interests=frozenset({"шахматы"}), format="online",
    languages=frozenset({"ru"}), chosen=("m1",), support=frozenset({"newcomer"}), last_mentor="m1", waited_days=45,
    place=Place("Томск"),
)  # fmt: skip
MENTOR = Guide(
    "m1", competences=frozenset({"algebra"}), words=frozenset({"робот"}), wanted_age=(12, 14), grade=10,
    free_time=frozenset({"mon-14", "wed-15"}), interests=frozenset({"шахматы", "бег"}), format="online",
    languages=frozenset({"ru"}), chosen=("s1",), experience=frozenset({"newcomer"}), place=Place("Томск"),
)  # fmt: skip


def test_bars_add_up_to_the_total():
    score = score_pair(MENTEE, MENTOR, NORMS)
    values = {part.criterion: part.value for part in score.parts}
    assert values == {"tags": 0.75, "interests": 0.5, "waiting": 0.5} | dict.fromkeys(
        VALUES.keys() - {"tags", "interests", "waiting"}, 1.0
    )
    assert score.total == pytest.approx(sum(values.values()) / len(VALUES))
    assert score.total == pytest.approx(sum(part.contribution for part in score.parts))


def test_reasons_name_the_words_that_matched():
    said = {part.criterion: part.reason for part in score_pair(MENTEE, MENTOR, NORMS).parts}
    assert said["tags"] == "Отвечает на запрос: алгебра, близко: геометрия — алгебра"
    assert said["slots"] == "Общее свободное время: пн 14–15, ср 15–16"
    assert said["grade_gap"] == "Наставник старше на 3\u00a0класса"
    assert said["waiting"] == "Ждёт наставника 45\u00a0дней"
    assert said["mutual_choice"] == "Назвали друг друга первыми"
    assert said["language"] == "Общий язык: русский"


def test_each_measure_says_its_reason_when_nothing_matches():
    stranger = Guide(
        "m2", competences=frozenset({"x"}), words=frozenset({"робот"}), wanted_age=(50, 60), grade=1,
        free_time=frozenset({"sat-9"}), interests=frozenset({"бег"}), format="offline", languages=frozenset({"tt"}),
        chosen=(), experience=frozenset({"gifted"}), place=Place("Томск"),
    )  # fmt: skip
    parts = score_pair(MENTEE, stranger, NORMS).parts
    assert all(part.known and part.reason and "None" not in part.reason for part in parts)
    assert VALUES.keys() == REASONS.keys() == {part.criterion for part in parts}


def test_missing_data_are_neutral_and_counted():
    score = score_pair(Seeker("s"), Guide("m"), NORMS)
    assert score.total == pytest.approx(0.5)
    assert set(score.missing) == set(VALUES)


@pytest.mark.parametrize(("age", "value"), [(12, 1.0), (19, 0.5), (7, 0.5), (40, 0.0)])
def test_age_falls_evenly_outside_the_wanted(age, value):
    assert VALUES["age_gap"](Seeker("s", age=age), MENTOR, NORMS) == pytest.approx(value)


@pytest.mark.parametrize(("grade", "value"), [(9, 1.0), (6, 1.0), (10, 2 / 3), (3, 0.0), (11, 1 / 3)])
def test_a_mentor_some_classes_ahead_is_best(grade, value):
    assert VALUES["grade_gap"](Seeker("s", grade=grade), MENTOR, NORMS) == pytest.approx(value)


@pytest.mark.parametrize(
    ("mentees", "mentors", "value"), [(("m1",), ("s1",), 1.0), (("x", "m1"), (), 1 / 3), ((), ("x",), 0.0)]
)
def test_choices_count_half_for_each_side(mentees, mentors, value):
    seeker, guide = Seeker("s1", chosen=mentees), Guide("m1", chosen=mentors)
    assert VALUES["mutual_choice"](seeker, guide, NORMS) == pytest.approx(value)


@pytest.mark.parametrize(
    ("other", "value"),
    [
        (Place("Томск", 56.5, 84.97), 0.0),
        (Place("Северск", 56.6, 84.88), 1.0),
        (Place("Юрга"), None),
        (None, None),
    ],
)
def test_a_way_is_measured_where_it_is_known(other, value):
    seeker = Seeker("s", place=Place("Северск", 56.6, 84.88))
    found = VALUES["distance"](seeker, Guide("m", place=other), Norms({}, 4, 2, 2, far_km=12))
    assert found is value if value is None else found == pytest.approx(value, abs=0.01)


def test_an_unknown_criterion_and_a_negative_weight_are_refused():
    for weights, words in (({"luck": 1.0}, "неизвестен"), ({"tags": -1.0}, "отрицателен")):
        with pytest.raises(ValueError, match=words):
            score_pair(MENTEE, MENTOR, Norms(weights, 10, 2, 2))
