"""Files of one person become one although a pair works, and come apart again; two halves of a pair never merge."""

from datetime import UTC, date, datetime

import pytest

from nastavnik.features.enrolments.queries import enrolments_of
from nastavnik.features.pairings.queries import open_members
from nastavnik.features.people.queries import load_person
from nastavnik.kit.verdict import Refused
from nastavnik.processes.leave_school import closing_reasons, leave_school
from nastavnik.processes.merge_files import may_merge_files, merge_files, unmerge_files
from tests.features.people.whole_base import whole_base
from tests.makers.organisations import BY
from tests.makers.pairings import make_pairing
from tests.makers.people import make_person
from tests.makers.people_files import enrolled
from tests.makers.programmes import make_programme

SIGNED = {"by": BY, "moment": datetime(2026, 11, 20, 9, tzinfo=UTC)}


@pytest.fixture
def pair(home):
    return make_pairing(make_programme(), active=True)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_the_file_of_a_working_pair_is_merged_and_taken_back(pair, side):
    working = pair.mentor.person if side == "mentor" else open_members(pair)[0].mentee.person
    twin = make_person(str(working), working.kind, birth_date=working.birth_date)
    before = whole_base()
    merge_files(twin, load_person(working.public_id), **SIGNED)
    pair.refresh_from_db()
    assert pair.state == "active" and enrolments_of(twin).count() == 1
    unmerge_files(load_person(working.public_id), **SIGNED)
    assert whole_base() == before


def test_mentor_and_mentee_of_one_pair_are_not_one_person(home):
    pair = make_pairing(make_programme(), active=False)
    mentee = open_members(pair)[0].mentee.person
    verdict = may_merge_files(mentee, pair.mentor.person)
    assert not verdict


def test_two_who_stand_in_one_base_are_not_merged(home):
    programme = make_programme()
    one, other = make_person("Орлова Дарья"), make_person("Орлова Дарья")
    for person in (one, other):
        enrolled(programme, person)
    with pytest.raises(Refused, match="одной базе"):
        merge_files(one, other, **SIGNED)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_leaving_closes_the_pair_and_the_part(pair, side):
    person = load_person((pair.mentor if side == "mentor" else open_members(pair)[0].mentee).person.public_id)
    reason = closing_reasons(person)[0][0]
    leave_school(person, on=date(2026, 11, 18), reason="moved", closing_reason=reason, **SIGNED)
    pair.refresh_from_db()
    assert (pair.state, person.state, person.left_on) == ("terminated", "left", date(2026, 11, 18))
    assert enrolments_of(person).get().state == "withdrawn"
