"""One look at a programme: its cost, whose cases are seen, what a coordinator learns."""

from datetime import date

import pytest

from nastavnik.features.accounts.enums import Role
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.readiness.queries import Checkup, overview, seen, sign_of
from nastavnik.kit.tenancy.scope import Scope, open_scope
from nastavnik.kit.verdict import NotFound
from tests.makers.meetings import make_meeting
from tests.makers.pairings import make_pairing
from tests.makers.people import make_class
from tests.makers.programmes import make_programme

TODAY = date(2026, 12, 15)


def looked(programme) -> Checkup:
    checkup = Checkup(programme, TODAY)
    assert checkup.blocks
    assert checkup.assessment.known
    return checkup


@pytest.mark.parametrize("count", [1, 3])
def test_a_look_costs_the_same_for_one_and_three(home, count, django_assert_max_num_queries):
    programme = make_programme()
    for number in range(count):
        make_meeting(
            make_pairing(programme, f"Захаров Пётр {number}", f"Иванова Алиса {number}", active=True)
        )
    looked(programme)
    with django_assert_max_num_queries(22) as spent:
        looked(programme)
    COSTS.append(len(spent))
    assert len(set(COSTS)) == 1


COSTS: list[int] = []


def test_cases_of_strangers_children_are_counted_but_not_shown(home):
    from nastavnik.features.people.actions import change_person
    from tests.makers.organisations import BY, MOMENT

    programme = make_programme()
    own = make_class("7А", home.class_teacher)
    for number, group in enumerate((own, None)):
        pairing = make_pairing(programme, f"Захаров Пётр {number}", f"Иванова Алиса {number}", active=True)
        if group:
            from nastavnik.features.pairings.queries import open_members

            child = open_members(pairing)[0].mentee.person
            change_person(child, school_class=group, by=BY, moment=MOMENT)
    scope = Scope(frozenset({home.school.pk}), account=home.class_teacher.pk, role=Role.CLASS_TEACHER)
    with open_scope(scope):
        family = sign_of(programme, "e18", TODAY)
        assert [case.person for case in family.cases] == [child.pk]
        assert (family.unseen, family.finding.tally.n) == (1, 2)
        pairs = sign_of(programme, "e20", TODAY)
        assert (len(pairs.cases), pairs.unseen) == (1, 1)


def test_an_unknown_sign_does_not_exist(home):
    with pytest.raises(NotFound):
        sign_of(make_programme(), "e99", TODAY)


def test_nothing_is_hidden_from_the_curator(home):
    programme = make_programme()
    make_pairing(programme, active=True)
    cases = [case for one in looked(programme).cases.values() for case in one or []]
    assert len(seen(cases)) == len(cases) > 5


def coordinator(home, *overseen: int) -> Scope:
    return Scope(
        frozenset({home.other.pk}), frozenset(overseen), account=home.stranger.pk, role=Role.MUNICIPAL
    )


def test_a_coordinator_learns_shares_and_nobodys_name(home):
    programme = make_programme()
    make_pairing(programme, active=True)
    with open_scope(coordinator(home, home.school.pk)):
        found = overview(home.school, TODAY)
    assert found.assessment.known
    assert found.smallest == pack_of(programme).defaults.smallest_group_shown
    assert "Иванова" not in repr(found)


def test_a_school_that_is_not_overseen_does_not_exist(home):
    make_programme()
    with open_scope(coordinator(home)), pytest.raises(NotFound):
        overview(home.school, TODAY)


def test_a_school_without_a_programme_has_nothing_to_show(home):
    with open_scope(coordinator(home, home.school.pk)):
        assert overview(home.school, TODAY) is None


def test_signs_of_the_teachers_pack_are_counted_too(home):
    from nastavnik.features.organisations.methodology import pack

    tracks = {pack("teachers").tracks[0].code: None}
    programme = make_programme("Наставничество педагогов", pack_code="teachers", tracks=tracks)
    checkup = Checkup(programme, TODAY)
    assert len(checkup.assessment.findings) == len(pack("teachers").benchmarks)
    assert checkup.blocks
