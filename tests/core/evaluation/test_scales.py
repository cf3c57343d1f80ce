"""Scores of scales: weights, inverse items, gaps, levels."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.evaluation.pairs import Bounds
from nastavnik.core.evaluation.process_quality import Level
from nastavnik.core.evaluation.refusal import EvaluationRefused
from nastavnik.core.evaluation.scales import Item, Kind, Scale, score, turned_answers
from tests.core.evaluation.answers import fractions

FIVE, TEN = Bounds(*fractions([1, 5])), Bounds(*fractions([1, 10]))
LEVELS = tuple(
    Level(code, code, Fraction(lowest)) for code, lowest in (("low", 0), ("middle", 8), ("high", 12))
)


def scale(*items, kind=Kind.SUM, share=Fraction(1, 2), levels=LEVELS):
    return Scale(
        "Климат",
        kind,
        items or (Item("а", FIVE), Item("б", FIVE), Item("в", FIVE, inverse=True)),
        share,
        levels,
    )


def test_a_sum_turns_inverse_items_over_their_bounds():
    found = score(scale(), {"а": 5, "б": 4, "в": 1})
    assert (found.value, found.level.code, found.answered, found.asked) == (14, "high", 3, 3)


def test_weights_count():
    weighed = scale(Item("а", FIVE, Fraction(2)), Item("б", FIVE, Fraction(1, 2)))
    assert score(weighed, {"а": 3, "б": 5}).value == Fraction(17, 2)


def test_a_mean_stays_within_the_bounds_of_its_items():
    mean = scale(Item("а", FIVE, Fraction(3)), Item("б", FIVE), kind=Kind.MEAN, levels=())
    assert score(mean, {"а": 4, "б": 2}).value == Fraction(7, 2)
    assert score(mean, {"а": 4, "б": 2}).level is None


def test_a_gap_is_filled_with_the_own_mean_of_the_person():
    assert score(scale(), {"а": 5, "б": 4, "в": None}).value == Fraction(27, 2)
    assert score(scale(), {"а": 5, "б": 4}).answered == 2


def test_a_gap_among_unlike_bounds_is_filled_by_the_share_of_the_way():
    mixed = scale(Item("а", FIVE), Item("б", TEN))
    assert score(mixed, {"а": 3}).value == Fraction(3) + Fraction(11, 2)


def test_too_few_answers_give_no_score_and_say_so():
    found = score(scale(), {"а": 5})
    assert (found.value, found.level, found.answered) == (None, None, 1)
    assert found.why == "отвечено 1 из 3, этого мало"
    assert score(scale(share=Fraction()), {}).value is None


@pytest.mark.parametrize(
    ("total", "code"), [(3, "low"), (8, "middle"), (Fraction(1199, 100), "middle"), (12, "high")]
)
def test_a_level_begins_at_its_threshold(total, code):
    own = scale(Item("а", Bounds(*fractions([0, 20]))))
    assert score(own, {"а": total}).level.code == code


def test_an_answer_outside_its_bounds_is_refused_by_name():
    with pytest.raises(EvaluationRefused, match="«Климат», пункт «б»: ответ 6 вне границ от 1 до 5"):
        score(scale(), {"а": 1, "б": 6, "в": 1})


@pytest.mark.parametrize(
    ("items", "more", "words"),
    [
        ((Item("а", FIVE), Item("а", FIVE)), {}, "с одним кодом"),
        ((Item("а", FIVE, Fraction()),), {}, "вес"),
        ((Item("а", FIVE),), {"share": Fraction(2)}, "доля"),
        ((Item("а", FIVE), Item("б", TEN)), {"kind": Kind.MEAN}, "одинаковыми границами"),
    ],
)
def test_a_scale_that_contradicts_itself_is_refused(items, more, words):
    with pytest.raises(EvaluationRefused, match=words):
        scale(*items, **more)


def test_a_scale_without_items_is_refused():
    with pytest.raises(EvaluationRefused, match="ни одного пункта"):
        Scale("Пустая", Kind.SUM, (), Fraction(1))


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 4), st.booleans()), min_size=1, max_size=6))
def test_a_whole_answer_is_the_plain_weighted_sum(rows):
    items = [Item(str(place), FIVE, Fraction(weight), turn) for place, (_, weight, turn) in enumerate(rows)]
    plain = sum(weight * (6 - answer if turn else answer) for answer, weight, turn in rows)
    answers = {str(place): answer for place, (answer, _, _) in enumerate(rows)}
    assert score(scale(*items), answers).value == plain
    mean = scale(*items, kind=Kind.MEAN)
    assert score(mean, answers).value == Fraction(plain, sum(weight for _, weight, _ in rows))


@given(st.dictionaries(st.sampled_from("абв"), st.integers(1, 5) | st.none()))
def test_a_score_never_leaves_the_scale(answers):
    found = score(scale(share=Fraction()), answers)
    assert found.value is None or 3 <= found.value <= 15


def test_answers_for_reliability_are_turned_and_gaps_stay():
    assert turned_answers(scale(), {"а": 2, "в": 1}) == {"а": 2, "б": None, "в": 5}
