"""Judging a programme by counted cases."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.quality import Safety, Sign, Tally, assess, percent

GATE, PLAIN, OTHER = Sign("gate", "a", gate=True), Sign("plain", "a"), Sign("other", "b")
SIGNS = (GATE, PLAIN, OTHER)
TALLIES = st.dictionaries(
    st.sampled_from([sign.code for sign in SIGNS]),
    st.integers(0, 40).flatmap(lambda n: st.integers(0, n).map(lambda met: Tally(met, n))),
)


def test_total_is_the_mean_of_known_shares_and_silence_is_not_a_share():
    found = assess(SIGNS, {"gate": Tally(4, 4), "plain": Tally(1, 2)})
    assert (found.total, found.known, found.safety) == (Fraction(3, 4), 2, Safety.SAFE)
    assert found.findings[2].share is None


def test_one_broken_gate_makes_the_whole_unsafe():
    found = assess(SIGNS, {"gate": Tally(99, 100), "plain": Tally(5, 5), "other": Tally(5, 5)})
    assert found.safety is Safety.UNSAFE
    assert percent(found.total) == 99


def test_a_gate_without_cases_proves_nothing():
    assert assess(SIGNS, {"gate": Tally(0, 0), "plain": Tally(5, 5)}).safety is Safety.UNPROVEN
    assert assess((PLAIN,), {"plain": Tally(1, 1)}).safety is Safety.UNPROVEN


def test_a_gate_without_cases_does_not_spoil_another_that_is_whole_but_an_unknown_one_does():
    signs = (GATE, Sign("second", "a", gate=True))
    assert assess(signs, {"gate": Tally(3, 3), "second": Tally(0, 0)}).safety is Safety.SAFE
    assert assess(signs, {"gate": Tally(3, 3)}).safety is Safety.UNPROVEN


def test_worst_gaps_begin_with_gates_then_the_smallest_share_then_the_most_cases():
    signs = (PLAIN, OTHER, Sign("third", "b"), GATE)
    tallies = {"plain": Tally(0, 2), "other": Tally(0, 3), "third": Tally(1, 2), "gate": Tally(9, 10)}
    assert [one.sign.code for one in assess(signs, tallies).worst] == ["gate", "other", "plain"]


def test_percent_never_rounds_up_to_whole():
    assert percent(Fraction(999, 1000)) == 99
    assert percent(Fraction(1)) == 100
    assert percent(None) is None


@pytest.mark.parametrize(("met", "n"), [(3, 2), (-1, 2)])
def test_an_impossible_tally_is_refused(met, n):
    with pytest.raises(ValueError, match="cases of"):
        Tally(met, n)


@given(TALLIES)
def test_a_case_that_begins_to_meet_its_sign_never_lowers_the_total(tallies):
    before = assess(SIGNS, tallies)
    for code, tally in tallies.items():
        if tally.met < tally.n:
            after = assess(SIGNS, tallies | {code: Tally(tally.met + 1, tally.n)})
            assert after.total > before.total
            assert not (before.safety is Safety.SAFE and after.safety is not Safety.SAFE)


@given(TALLIES)
def test_gaps_are_exactly_the_signs_with_unmet_cases(tallies):
    found = assess(SIGNS, tallies)
    assert {one.sign.code for one in found.worst} == {c for c, t in tallies.items() if t.met < t.n}
    assert (found.safety is Safety.UNSAFE) == ("gate" in {one.sign.code for one in found.worst})
