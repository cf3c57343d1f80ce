"""Numbers by the mask, taken once, whoever hurries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.features.documents import actions
from nastavnik.features.documents.actions import issue_document, void_document
from nastavnik.features.documents.models import NumberJournal
from nastavnik.features.documents.numbers import number_by, ordinal_in
from nastavnik.features.documents.queries import next_number
from nastavnik.kit.tenancy.scope import organisation_scope
from nastavnik.kit.verdict import BadInput
from tests.makers.documents import NOVEMBER, ORDER_DAY, make_draft, make_issued, make_ready_programme
from tests.makers.organisations import BY

masks = st.text(alphabet="абвно-/ №", max_size=6)


@given(masks, masks, st.integers(1, 10**6))
def test_number_written_by_a_mask_is_read_by_it(before, after, count):
    mask = f"{before}{{номер}}{after}".strip()
    assert ordinal_in(mask, number_by(mask, count)) == count


@pytest.mark.parametrize(("mask", "number"), [("{номер}-н", "45/2-р"), ("{номер}-н", "н"), ("{номер}", "7а")])
def test_number_of_another_kind_is_not_counted(mask, number):
    assert ordinal_in(mask, number) is None


def test_organisation_without_a_mask_uses_the_number_alone():
    assert number_by("", 7) == "7"


def test_next_number_steps_over_those_written_by_hand(home):
    programme = make_ready_programme()
    make_issued(programme, number="2-н")
    assert next_number(make_draft(programme)) == "3-н"


def test_number_of_a_void_document_may_be_given_again(home):
    programme = make_ready_programme()
    first = make_issued(programme, number="1-н")
    void_document(first, reason="ошибка", by=BY, moment=NOVEMBER)
    assert make_issued(programme, number="1-н").number == "1-н"


def test_numbers_of_another_school_are_no_hindrance(cast):
    for school in (cast.school, cast.other):
        with organisation_scope(school.pk):
            assert make_issued(make_ready_programme(), number="1-н").number == "1-н"


def test_stale_journal_gives_the_number_to_one_only(home, monkeypatch):
    programme = make_ready_programme()
    make_issued(programme, number="1-н")
    stale = NumberJournal.objects.get()
    draft = make_draft(programme)
    with pytest.raises(BadInput, match="только что занял"):
        issue_with(stale, draft, monkeypatch)


def issue_with(stale, draft, monkeypatch):
    """Issue while the journal read a moment ago has moved on."""
    stale.last = 0
    monkeypatch.setattr(actions, "journal_of", lambda document: stale)
    return issue_document(draft, number="2-н", dated=ORDER_DAY, by=BY, moment=NOVEMBER)
