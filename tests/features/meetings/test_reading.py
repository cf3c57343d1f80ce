"""The journal, the cycle, counts by month, and pairings that fell silent."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.features.meetings.queries import (
    cycle,
    held_by_month,
    journal,
    last_held,
    load_meeting,
    meetings,
    next_meetings,
    silent_pairings,
    unmarked,
    without_first_meeting,
)
from nastavnik.features.meetings.rules import next_kind
from nastavnik.features.organisations.methodology import pack
from nastavnik.kit.tenancy.scope import organisation_scope
from nastavnik.kit.verdict import NotFound
from tests.makers.meetings import TENTH, make_meeting
from tests.makers.pairings import make_pairing
from tests.makers.programmes import make_enrolment, make_programme

KINDS = [kind.code for kind in pack("pupils").meetings]
END = date(2027, 5, 31)


def following(held: set[str], day: date) -> str:
    return next_kind(pack("pupils").meetings, held, day, END).code


def test_cycle_opens_in_order_works_and_closes_near_the_end():
    opening = {"acquaintance", "trial", "planning"}
    assert following(set(), date(2026, 11, 2)) == "acquaintance"
    assert following({"acquaintance", "trial"}, date(2026, 12, 1)) == "planning"
    assert following(opening, date(2027, 1, 12)) == "regular"
    assert following(opening | {"regular"}, date(2027, 5, 20)) == "final"
    assert following(opening | {"regular", "final"}, date(2027, 5, 30)) == "regular"


@given(st.sets(st.sampled_from(KINDS)), st.dates(date(2026, 9, 1), END))
def test_next_kind_is_new_unless_it_is_the_repeated_one(held, day):
    code = following(held, day)
    assert code not in held or code == "regular"


def test_cycle_of_a_pairing_tells_what_is_done_and_what_is_next(home):
    pairing = make_pairing(make_programme(), active=True)
    make_meeting(pairing, held=True)
    make_meeting(pairing, TENTH + timedelta(days=7), "trial")
    steps = {step.kind.code: step for step in cycle(pairing, journal(pairing), TENTH.date())}
    assert (steps["acquaintance"].state, steps["acquaintance"].held) == ("done", 1)
    assert (steps["trial"].state, steps["trial"].held) == ("current", 0)
    assert steps["trial"].planned == TENTH + timedelta(days=7)
    assert steps["final"].state == "ahead"


def test_months_are_counted_in_the_zone_of_the_school(home):
    programme = make_programme()
    pairing = make_pairing(programme, active=True)
    make_meeting(pairing, held=True)
    make_meeting(pairing, datetime(2026, 11, 30, 22, 0, tzinfo=UTC), "trial")
    told = [(one.first, one.planned, one.held) for one in held_by_month(programme)]
    assert told == [(date(2026, 11, 1), 1, 1), (date(2026, 12, 1), 1, 0)]


def test_list_is_filtered_by_state_month_and_pairing(home):
    programme = make_programme()
    one = make_pairing(programme, "Захаров Пётр Петрович", "Иванова Алиса", active=True)
    other = make_pairing(programme, "Орлов Олег Олегович", "Смирнов Борис", active=True)
    first = make_meeting(one, held=True)
    later = make_meeting(other, TENTH + timedelta(days=30), "trial")
    assert list(meetings(programme, "held")) == [first]
    assert list(meetings(programme, month=date(2026, 12, 24))) == [later]
    assert list(meetings(programme, pairing=other)) == [later]


def test_pairing_is_silent_from_its_last_held_meeting(home):
    programme = make_programme()
    talking = make_pairing(programme, "Захаров Пётр Петрович", "Иванова Алиса", active=True)
    silent = make_pairing(programme, "Орлов Олег Олегович", "Смирнов Борис", active=True)
    make_meeting(talking, held=True)
    make_meeting(silent)
    day = date(2026, 11, 24)
    assert silent_pairings(programme, 21, day) == [(silent, None)]
    assert last_held([talking.pk, silent.pk]) == {talking.pk: TENTH}


def test_meeting_whose_time_passed_asks_for_a_mark(home):
    programme = make_programme()
    pairing = make_pairing(programme, active=True)
    meeting = make_meeting(pairing)
    assert list(unmarked(programme, TENTH)) == []
    assert list(unmarked(programme, TENTH + timedelta(minutes=1))) == [meeting]
    assert next_meetings([pairing.pk], TENTH) == {pairing.pk: meeting}


def test_pairing_waits_for_acquaintance_until_it_is_planned(home):
    programme = make_programme()
    pairing = make_pairing(programme, active=True)
    assert without_first_meeting(programme) == [pairing]
    make_meeting(pairing)
    assert without_first_meeting(programme) == []


def test_stranger_finds_no_meeting_of_home(home):
    meeting = make_meeting(make_pairing(make_programme(), active=True))
    with organisation_scope(home.other.pk), pytest.raises(NotFound):
        load_meeting(meeting.public_id)
    assert load_meeting(meeting.public_id) == meeting


def test_silence_of_many_costs_the_same(home, django_assert_num_queries):
    programme = make_programme()
    assert programme.organisation.zone == "Europe/Moscow"  # read once, before the count
    for count, name in enumerate("абв", start=1):
        make_pairing(
            programme,
            make_enrolment(programme, f"Педагог {name} А.", "mentor"),
            f"Ученик {name} Б.",
            active=True,
        )
        if count in {1, 3}:
            with django_assert_num_queries(2):
                assert len(silent_pairings(programme, 1, date(2026, 12, 1))) == count
