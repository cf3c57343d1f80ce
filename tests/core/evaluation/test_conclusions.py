"""What is said of a change, and what never is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nastavnik.core.evaluation.choosing import Basis, Nature, Norms
from nastavnik.core.evaluation.conclusions import Finding, conclude
from nastavnik.core.evaluation.signs import sign_test
from tests.core.evaluation.answers import WAVES, compared, moved

FORBIDDEN = re.compile(
    r"доказ|программа (?:дала|повысила|помогла|улучшила|привела)|благодаря|nan|inf|None|[A-Za-oq-z]", re.I
)
RISE = [1, 2, 2, 3, 1, 2, 3, 1, 2, 2, 0, 1]


def said(changes, **more):
    return moved(changes, **more).conclusion


def test_a_visible_rise_is_told_with_its_interval_and_without_a_cause():
    found = said(RISE)
    assert found.finding is Finding.BETTER
    assert "ответы стали выше, это улучшение" in found.sentence
    assert "изменение +1,67 (95 % интервал от 1,1 до 2,23)" in found.sentence
    assert "лучше стало у 11 из 12" in found.sentence
    assert "сравнения с теми, кто в ней не был, здесь нет" in found.sentence


def test_on_an_inverse_scale_a_fall_is_an_improvement_and_the_sentence_says_so():
    found = said([-change for change in RISE], inverse=True)
    assert found.finding is Finding.BETTER
    assert "ответы стали ниже, шкала обратная, так что это улучшение" in found.sentence
    assert "изменение −1,67" in found.sentence


def test_on_an_inverse_scale_a_rise_is_a_worsening():
    found = said(RISE, inverse=True)
    assert found.finding is Finding.WORSE
    assert "выше, шкала обратная, так что это ухудшение" in found.sentence


def test_what_is_not_visible_is_not_said_to_be_absent():
    found = said([1, -1, 2, -2, 0, 1, -1, 3, -2, 0])
    assert found.finding is Finding.UNSEEN
    assert "не значит, что его нет" in found.sentence


@pytest.mark.parametrize("n", [0, 1, 2, 9])
def test_below_the_norm_there_are_too_few_data_whatever_they_show(n):
    found = said([5] * n)
    assert found.finding is Finding.TOO_FEW
    assert "мало данных" in found.sentence


def test_the_norm_is_data():
    assert said([5] * 9, norms=Norms(enough=8, t_from=30)).finding is Finding.BETTER


def test_few_people_on_an_inverse_scale_still_hear_which_way_is_better():
    assert "изменение −5 (шкала обратная, это улучшение)" in said([-5], inverse=True).sentence


def test_nobody_changed():
    found = said([0] * 12)
    assert found.finding is Finding.UNCHANGED
    assert "Ни у кого из 12" in found.sentence


def test_most_went_up_but_a_few_fell_far():
    found = said([1] * 24 + [-80] * 2)
    assert found.finding is Finding.MIXED
    assert "Ясного вывода нет" in found.sentence


def test_a_corrected_p_replaces_the_own_one():
    paired = moved(RISE)
    assert conclude(paired, 0.2).finding is Finding.UNSEEN
    assert "4\u00a0случаях из 100" in conclude(paired, 0.04).sentence


def test_a_result_that_the_other_test_denies_is_called_shaky():
    paired = moved([1] * 9 + [15])
    assert paired.wilcoxon.p < 0.05 < paired.t.p
    assert not paired.choice.agreed
    assert "говорит другое" in paired.choice.method
    assert "вывод непрочен" in paired.conclusion.sentence


@given(WAVES, st.booleans(), st.sampled_from(Nature), st.integers(1, 14), st.integers(2, 14))
def test_the_sentence_is_one_plain_russian_sentence_that_claims_no_cause(
    rows, inverse, nature, enough, t_from
):
    paired = compared(*zip(*rows, strict=True), nature, inverse=inverse, norms=Norms(enough, t_from))
    sentence = paired.conclusion.sentence
    assert not FORBIDDEN.search(sentence), sentence
    assert sentence.endswith(".")
    assert not re.search(r"[.!?] ", sentence)
    assert not re.search("доказ", paired.choice.method)


@given(WAVES, st.booleans())
def test_turning_the_scale_turns_the_finding_and_no_number(rows, inverse):
    before, after = zip(*rows, strict=True)
    norms = Norms(2, 30)
    one = compared(before, after, inverse=inverse, norms=norms)
    other = compared([11 - b for b in before], [11 - a for a in after], inverse=not inverse, norms=norms)
    assert one.conclusion.finding is other.conclusion.finding
    assert (one.improved, one.unchanged, one.worsened) == (other.improved, other.unchanged, other.worsened)


@pytest.mark.parametrize(
    ("nature", "n", "test", "why"),
    [
        (Nature.ORDINAL, 12, Basis.WILCOXON, "меньше 30, и шкала порядковая"),
        (Nature.MEASURED, 12, Basis.WILCOXON, "меньше 30"),
        (Nature.ORDINAL, 36, Basis.WILCOXON, "шкала порядковая"),
        (Nature.MEASURED, 36, Basis.STUDENT, "шкала числовая"),
    ],
)
def test_the_test_is_chosen_by_scale_and_number_and_says_so(nature, n, test, why):
    choice = moved((RISE * 3)[:n], nature=nature).choice
    assert (choice.basis, why in choice.method) == (test, True)


def test_with_equal_changes_student_cannot_be_chosen():
    choice = moved([2] * 40, nature=Nature.MEASURED).choice
    assert choice.basis is Basis.WILCOXON
    assert "разброса нет" in choice.method


def test_the_method_names_what_was_done_with_zeros_and_ties():
    method = moved([0, 0, 1, 1, 2, -1, 3, 4, 5, 6]).choice.method
    assert "пары без изменения отброшены (2)" in method
    assert "совпадающих по величине изменений 3" in method
    assert "распределение точное" in method


@pytest.mark.parametrize(
    ("rose", "fell", "p"), [(0, 0, 1.0), (1, 0, 1.0), (9, 0, 2 / 512), (7, 4, 0.548828125), (5, 5, 1.0)]
)
def test_the_sign_test_counts_heads(rose, fell, p):
    assert sign_test(rose, fell) == sign_test(fell, rose) == p


@pytest.mark.parametrize(("rose", "fell"), [(8000, 8500), (1, 900), (37, 52)])
def test_the_sign_test_of_thousands_is_that_of_scipy(rose, fell):
    assert sign_test(rose, fell) == pytest.approx(stats.binomtest(rose, rose + fell).pvalue, rel=1e-9)
