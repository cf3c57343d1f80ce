"""All pairs at once, and the best of many: the same scores as pair by pair."""

import numpy as np
import pytest
from hypothesis import given, settings

from nastavnik.core.matching.bulk import missing_shares, totals
from nastavnik.core.matching.candidates import Candidates, _by_blocks, best_candidates
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Seeker
from nastavnik.core.matching.score import score_pair, total_of
from tests.core.matching.profiles_at_random import people


@settings(max_examples=150, deadline=None)
@given(people())
def test_all_pairs_at_once_score_as_each_by_itself(given_people):
    mentees, mentors, norms = given_people
    singly = [[total_of(mentee, mentor, norms) for mentor in mentors] for mentee in mentees]
    assert totals(mentees, mentors, norms) == pytest.approx(np.array(singly), abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(people())
def test_the_best_of_all_mentors_are_the_best_pairs(given_people):
    mentees, mentors, norms = given_people
    whole = totals(mentees, mentors, norms)
    most = min(2, len(mentors))
    by_kernel = best_candidates(mentees, mentors, norms, 2)
    by_blocks = Candidates(np.zeros((len(mentees), most), np.int64), np.zeros((len(mentees), most)))
    _by_blocks((mentees, mentors), norms, by_blocks)
    largest = -np.sort(-whole, axis=1)[:, :most]
    for found in (by_kernel, by_blocks):
        assert found.scores == pytest.approx(largest, abs=1e-12)
        assert np.take_along_axis(whole, found.mentors, axis=1) == pytest.approx(largest, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(people(largest=3))
def test_missing_data_are_counted_as_the_bars_tell_them(given_people):
    mentees, mentors, norms = given_people
    scores = [score_pair(mentee, mentor, norms) for mentee in mentees for mentor in mentors]
    counted = {
        code: sum(code in score.missing for score in scores) / len(scores)
        for code, w in norms.weights.items()
        if w
    }
    assert missing_shares(mentees, mentors, norms) == pytest.approx(counted)


def test_nobody_to_choose_from_gives_empty_tables():
    norms = Norms({"tags": 1.0}, 4, 2, 2)
    assert best_candidates([Seeker("s")], [], norms, 5).mentors.shape == (1, 0)
    assert totals([], [Guide("g")], norms).shape == (0, 1)
    assert missing_shares([], [], norms) == {}
