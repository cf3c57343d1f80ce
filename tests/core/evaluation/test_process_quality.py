"""Strong and weak sides, the sheet of marks, the draft of both."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.evaluation.process_quality import (
    Level,
    Side,
    Thresholds,
    judge,
    level_of,
    mark_sheet,
)
from nastavnik.core.evaluation.refusal import EvaluationRefused
from nastavnik.core.evaluation.swot import Factor, draft
from nastavnik.core.quality import Tally

NORMS = Thresholds(Fraction(60, 100), Fraction(40, 100), enough=5)
LEVELS = tuple(
    Level(code, code, Fraction(lowest)) for code, lowest in (("poor", 0), ("fair", 9), ("best", 15))
)


@pytest.mark.parametrize(
    ("met", "n", "side"),
    [
        (6, 10, Side.STRONG),
        (4, 10, Side.WEAK),
        (5, 10, Side.ATTENTION),
        (59, 100, Side.ATTENTION),
        (41, 100, Side.ATTENTION),
        (4, 4, Side.UNKNOWN),
        (0, 0, Side.UNKNOWN),
    ],
)
def test_a_share_is_judged_at_the_thresholds_exactly(met, n, side):
    assert judge(Tally(met, n), NORMS).side is side


def test_a_side_is_sure_only_when_the_whole_interval_is_on_it():
    assert judge(Tally(90, 100), NORMS).sure
    assert not judge(Tally(6, 10), NORMS).sure
    assert judge(Tally(500, 1000), NORMS).sure


@pytest.mark.parametrize(("strong", "weak"), [(40, 60), (50, 50), (120, 40)])
def test_thresholds_must_be_in_order(strong, weak):
    with pytest.raises(EvaluationRefused, match="Порог"):
        Thresholds(Fraction(strong, 100), Fraction(weak, 100), 5)


@pytest.mark.parametrize(
    ("total", "code"), [(0, "poor"), (8, "poor"), (9, "fair"), (14, "fair"), (15, "best"), (18, "best")]
)
def test_the_sheet_has_the_levels_of_its_sums(total, code):
    marks = {
        str(place): 2 if 2 * (place + 1) <= total else total % 2 if 2 * place < total else 0
        for place in range(9)
    }
    found = mark_sheet(marks, 2, LEVELS)
    assert (found.known, found.level.code, found.unknown) == (total, code, ())
    assert found.lowest == found.highest == total


def test_marks_not_made_leave_a_range_and_no_level_unless_all_agree():
    marks = dict.fromkeys(["1", "2", "3", "4", "5", "6", "7"], 2) | {"8": None, "9": None}
    found = mark_sheet(marks, 2, LEVELS)
    assert (found.known, found.lowest, found.highest, found.unknown) == (14, 14, 18, ("8", "9"))
    assert (found.level, [level.code for level in found.possible]) == (None, ["fair", "best"])
    certain = mark_sheet(marks | {"8": 2}, 2, LEVELS)
    assert (certain.lowest, certain.highest, certain.level.code) == (16, 18, "best")


@given(st.lists(st.sampled_from([0, 1, 2, None]), min_size=1, max_size=6))
def test_possible_levels_are_those_of_all_ways_to_fill_the_sheet(marks):
    sheet = {str(place): mark for place, mark in enumerate(marks)}
    found = mark_sheet(sheet, 2, LEVELS)
    sums = [sum(filled) for filled in product(*([mark] if mark is not None else [0, 1, 2] for mark in marks))]
    assert (min(sums), max(sums)) == (found.lowest, found.highest)
    assert {level_of(Fraction(total), LEVELS) for total in sums} == set(found.possible)


@pytest.mark.parametrize("mark", [3, -1, True])
def test_a_mark_off_the_scale_is_refused(mark):
    with pytest.raises(EvaluationRefused, match="от 0 до 2"):
        mark_sheet({"климат": mark}, 2, LEVELS)


def test_below_the_lowest_level_there_is_none():
    assert level_of(Fraction(-1), LEVELS) is None
    assert mark_sheet({"а": 0}, 2, [LEVELS[2]]).level is None


def test_a_draft_sorts_factors_and_shows_what_each_rests_on():
    tallies = {
        "мало": (3, 4),
        "слабое": (5, 60),
        "слабее": (2, 60),
        "сильное": (57, 64),
        "среднее": (30, 60),
        "нет": (0, 0),
    }
    found = draft([Factor(code, code, Tally(*tally)) for code, tally in tallies.items()], NORMS)
    assert [one.factor.code for one in found.strong] == ["сильное"]
    assert [one.factor.code for one in found.attention] == ["среднее"]
    assert [one.factor.code for one in found.weak] == ["слабее", "слабое"]
    assert [one.factor.code for one in found.unknown] == ["мало", "нет"]
    assert found.strong[0].sentence.replace("\u00a0", " ") == "сильное: 57 из 64 (89 %), интервал 79–95 %"
    assert "может оказаться и сильной или слабой" in found.attention[0].sentence
    assert [one.sentence for one in found.unknown] == [
        "мало: мало данных, ответов только 4",
        "нет: мало данных, ответов нет",
    ]
