"""Families of tests: Holm against closed testing written out, Benjamini–Hochberg against its definition."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.evaluation.corrections import Family, Method, correct

PS = st.lists(st.floats(0, 1), min_size=1, max_size=6)


def corrected(ps, method):
    return list(
        correct(Family("Вопросы", {str(place): p for place, p in enumerate(ps)}), method).values.values()
    )


def closed(ps, place):
    """The greatest Bonferroni p of all subsets of hypotheses that hold this one."""
    others = [p for at, p in enumerate(ps) if at != place]
    subsets = [[ps[place], *part] for size in range(len(ps)) for part in itertools.combinations(others, size)]
    return max(min(1.0, len(subset) * min(subset)) for subset in subsets)


@given(PS)
def test_holm_is_closed_testing_by_bonferroni(ps):
    assert corrected(ps, Method.HOLM) == pytest.approx(
        [closed(ps, place) for place in range(len(ps))], rel=1e-12
    )


@given(PS)
def test_benjamini_hochberg_finds_what_its_step_up_rule_finds(ps):
    found = corrected(ps, Method.BENJAMINI_HOCHBERG)
    for level in (0.01, 0.05, 0.2, *found):
        passing = [k for k, p in enumerate(sorted(ps), 1) if p * len(ps) / k <= level]
        limit = sorted(ps)[passing[-1] - 1] if passing else -1
        assert [value <= level for value in found] == [p <= limit for p in ps]


def test_both_agree_with_r():
    ps = [0.01, 0.02, 0.03, 0.04, 0.05]
    assert corrected(ps, Method.HOLM) == pytest.approx([0.05, 0.08, 0.09, 0.09, 0.09])
    assert corrected(ps, Method.BENJAMINI_HOCHBERG) == pytest.approx([0.05] * 5)


def test_a_test_that_could_not_be_made_is_not_corrected_for():
    found = correct(Family("Вопросы", {"а": 0.03, "б": None, "в": 0.01}))
    assert found.values == {"а": 0.03, "б": None, "в": 0.02}
    assert (found.made, "проверок 2" in found.sentence, "Холма" in found.sentence) == (2, True, True)


def test_a_single_test_stays_as_it_is_and_needs_no_words():
    found = correct(Family("Вопрос", {"а": 0.03}))
    assert (found.values, found.sentence) == ({"а": 0.03}, "")


def test_an_impossible_p_is_refused():
    with pytest.raises(ValueError, match="within"):
        correct(Family("Вопросы", {"а": 1.2}))
