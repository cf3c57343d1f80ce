"""Alpha, omega and reliable change against other ways to the same numbers."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize, stats

from nastavnik.core.evaluation.one_factor import fit
from nastavnik.core.evaluation.refusal import EvaluationRefused
from nastavnik.core.evaluation.reliability import alpha, alpha_interval, omega, reliability
from nastavnik.core.evaluation.reliable_change import error_of_difference, index, reliable_change
from tests.core.evaluation.answers import fractions

# a 6-person, 4-item table small enough to check by hand
PEOPLE = [(2, 3, 3, 4), (4, 4, 5, 5), (1, 2, 1, 3), (3, 3, 4, 3), (5, 4, 5, 5), (2, 2, 3, 2)]
COLUMNS = [fractions(column) for column in zip(*PEOPLE, strict=True)]


def by_halves(columns):
    """Alpha as the mean of all split-half coefficients (Cronbach's own theorem, k even): 4·cov(A, B) / var(A + B)."""
    table, k = np.array(columns, float), len(columns)
    halves = [set(half) for half in itertools.combinations(range(k), k // 2) if 0 in half]
    whole = table.sum(0).var(ddof=1)
    values = []
    for half in halves:
        other = [place for place in range(k) if place not in half]
        values.append(4 * np.cov(table[sorted(half)].sum(0), table[other].sum(0))[0, 1] / whole)
    return float(np.mean(values))


@given(st.lists(st.tuples(*[st.integers(1, 5)] * 4), min_size=3, max_size=12))
def test_alpha_is_the_mean_of_all_split_halves(rows):
    columns = [fractions(column) for column in zip(*rows, strict=True)]
    assume(len({sum(row) for row in rows}) > 1)
    assert alpha(columns) == pytest.approx(by_halves(columns), abs=1e-9)


def test_items_that_say_the_same_are_perfectly_reliable():
    same = [fractions([1, 2, 3, 5])] * 3
    assert (alpha(same), omega(same)) == (pytest.approx(1), pytest.approx(1))


def test_the_interval_of_alpha_is_that_of_feldt():
    found = alpha_interval(0.8, 40, 6)
    shares = [stats.f.cdf((1 - end) / (1 - 0.8), 39, 39 * 5) for end in (found.low, found.high)]
    assert shares == pytest.approx([0.975, 0.025], abs=1e-9)
    assert found.low < 0.8 < found.high


def test_three_items_have_loadings_in_closed_form():
    covariances = [[1.0, 0.42, 0.35], [0.42, 1.0, 0.30], [0.35, 0.30, 1.0]]
    first = math.sqrt(0.42 * 0.35 / 0.30)
    assert fit(covariances) == pytest.approx([first, 0.42 / first, 0.35 / first], abs=1e-9)


def test_loadings_that_made_the_covariances_are_found_again():
    loadings, own = np.array([0.9, 1.4, 0.5, 0.7, 1.1]), np.array([0.4, 1.0, 0.3, 0.9, 0.2])
    covariances = np.outer(loadings, loadings) + np.diag(own)
    assert fit(covariances.tolist()) == pytest.approx(loadings, abs=1e-7)


@given(st.integers(0, 300))
def test_no_other_loadings_fit_better(seed):
    chance = np.random.default_rng(seed)
    table = chance.normal(size=(30, 4)) @ chance.normal(size=(4, 4)) + chance.normal(size=(30, 1)) * 2
    covariances = np.cov(table.T)
    places = np.triu_indices(4, 1)

    def misfit(loadings):
        return float(((covariances - np.outer(loadings, loadings))[places] ** 2).sum())

    reach = np.sqrt(np.diag(covariances))
    rivals = [
        optimize.minimize(misfit, start, bounds=list(zip(-reach, reach, strict=True)), method="L-BFGS-B").fun
        for start in (reach / 2, np.array(fit(covariances.tolist())))
    ]
    assert misfit(fit(covariances.tolist())) <= min(rivals[1], misfit(reach / 2)) + 1e-6


def test_omega_is_at_least_alpha_when_items_differ_in_loading():
    loadings = np.array([0.3, 0.6, 0.9])
    chance = np.random.default_rng(7)
    table = chance.normal(size=(20000, 1)) * loadings + chance.normal(size=(20000, 3)) * np.sqrt(
        1 - loadings**2
    )
    columns = [fractions(np.round(column, 3).tolist()) for column in table.T]
    wanted = loadings.sum() ** 2 / (loadings.sum() ** 2 + (1 - loadings**2).sum())
    assert omega(columns) == pytest.approx(wanted, abs=0.02)
    assert omega(columns) > alpha(columns)


def test_the_whole_report_names_the_weakest_item_and_who_was_left_out():
    people = [dict(zip("абвг", fractions(row), strict=True)) for row in PEOPLE]
    found = reliability([*people, dict.fromkeys("абвг")], list("абвг"))
    assert (found.used, found.left_out) == (6, 1)
    assert found.alpha == pytest.approx(by_halves(COLUMNS))
    assert found.interval.low < found.alpha < found.interval.high
    rest = np.array(COLUMNS[1:], float).sum(0)
    assert found.items[0].correlation == pytest.approx(np.corrcoef(np.array(COLUMNS[0], float), rest)[0, 1])
    assert found.items[0].alpha_without == pytest.approx(alpha(COLUMNS[1:]))


@pytest.mark.parametrize(
    ("rows", "codes", "why"),
    [
        ([(1,), (2,)], "а", "меньше двух пунктов"),
        ([(1, 2)], "аб", "меньше двух человек"),
        ([(1, 2), (2, 1)], "аб", "одинаковая сумма"),
    ],
)
def test_where_reliability_cannot_be_counted_it_says_why(rows, codes, why):
    found = reliability([dict(zip(codes, fractions(row), strict=True)) for row in rows], list(codes))
    assert (found.alpha, found.omega, found.interval) == (None, None, None)
    assert why in found.why


def test_a_constant_item_has_no_correlation_and_two_items_no_omega():
    people = [dict(zip("аб", fractions(row), strict=True)) for row in [(3, 1), (3, 2), (3, 5)]]
    found = reliability(people, list("аб"))
    assert (found.alpha, found.omega) == (0.0, None)
    assert [item.correlation for item in found.items] == [None, None]


def test_items_that_contradict_each_other_have_a_negative_alpha():
    assert alpha([fractions([1, 2, 3, 4]), fractions([4, 3, 2, 2])]) < 0


def test_the_example_of_jacobson_and_truax():
    assert error_of_difference(7.5, 0.80) == pytest.approx(4.74, abs=5e-3)
    assert index(47.5, 32.5, 7.5, 0.80) == pytest.approx(-3.16, abs=5e-3)


def test_people_are_counted_by_reliable_change():
    found = reliable_change(fractions([10, 9, -12, 0, 3]), 7.5, 0.80)
    assert found.limit == pytest.approx(9.297, abs=1e-3)
    assert (found.improved, found.worsened, found.within_error, found.n) == (1, 1, 3, 5)
    assert 0 < found.interval.low < 0.2 < found.interval.high < 1
    turned = reliable_change(fractions([10, 9, -12, 0, 3, -11]), 7.5, 0.80, inverse=True)
    assert (turned.improved, turned.worsened) == (2, 1)


def test_on_a_perfect_scale_any_change_is_reliable_but_none_is_not():
    found = reliable_change(fractions([1, 0, -1]), 2.0, 1.0)
    assert (found.improved, found.worsened, found.within_error) == (1, 1, 1)
    assert (index(1, 2, 2.0, 1.0), index(2, 2, 2.0, 1.0)) == (math.inf, 0.0)


@pytest.mark.parametrize(("sd", "trust"), [(0.0, 0.8), (2.0, 1.2), (2.0, -0.1)])
def test_an_impossible_reliability_is_refused(sd, trust):
    with pytest.raises(EvaluationRefused, match="Надёжность"):
        error_of_difference(sd, trust)


def test_nobody_has_no_share():
    assert reliable_change([], 2.0, 0.8).interval is None
