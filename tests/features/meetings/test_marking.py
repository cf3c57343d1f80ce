"""Meetings: planned, held, missed, cancelled, logged, taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nastavnik.features.meetings.actions import (
    cancel_meeting,
    cancel_planned,
    change_plan,
    describe_meeting,
    hold_meeting,
    log_meeting,
    miss_meeting,
    plan_first_meetings,
    undo_mark,
)
from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.meetings.rules import LIFE_CYCLE, may_turn
from nastavnik.features.pairings.actions import suspend
from nastavnik.kit.verdict import BadInput, Refused
from nastavnik.processes.gates import may_meet_on
from tests.makers.meetings import TENTH, make_meeting
from tests.makers.organisations import BY
from tests.makers.pairings import NOVEMBER, make_pairing
from tests.makers.programmes import make_programme
from tests.makers.screening import make_guest_pairing

SIGNED = {"by": BY, "moment": NOVEMBER}
AFTER = {"by": BY, "moment": TENTH + timedelta(hours=2)}
LOG = {"kind": "regular", "held_at": NOVEMBER, "minutes": 60}


@pytest.fixture
def pairing(home):
    return make_pairing(make_programme(), active=True)


@pytest.mark.parametrize("now", MeetingState.values)
@pytest.mark.parametrize("then", MeetingState.values)
def test_meeting_turns_only_as_the_table_says(now, then):
    assert bool(may_turn(Meeting(state=now), then)) == (then in LIFE_CYCLE[now])


def test_planned_meeting_is_held_with_what_was_done(pairing):
    meeting = make_meeting(pairing)
    hold_meeting(
        meeting, gate=may_meet_on, done=" правила ", agreed="в среду", mood="good", minutes=30, **AFTER
    )
    saved = Meeting.objects.get()
    assert (saved.state, saved.done, saved.agreed, saved.minutes) == ("held", "правила", "в среду", 30)


def test_meeting_of_tomorrow_is_not_held_today(pairing):
    with pytest.raises(Refused, match="ещё не наступил"):
        hold_meeting(make_meeting(pairing), gate=may_meet_on, **SIGNED)
    assert Meeting.objects.get().state == "planned"


def test_meeting_of_tomorrow_is_cancelled_not_missed(pairing):
    meeting = make_meeting(pairing)
    with pytest.raises(Refused, match="ещё не наступило"):
        miss_meeting(meeting, "болезнь", **SIGNED)
    assert cancel_meeting(meeting, "болезнь", **SIGNED).state == "cancelled"


def test_missed_meeting_needs_a_reason(pairing):
    meeting = make_meeting(pairing)
    with pytest.raises(BadInput, match="почему"):
        miss_meeting(meeting, " ", **AFTER)
    assert miss_meeting(meeting, "болезнь", **AFTER).reason == "болезнь"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"at": datetime(2026, 10, 30, 9, tzinfo=UTC)}, "day"),
        ({"at": datetime(2027, 6, 1, 9, tzinfo=UTC)}, "day"),
        ({"kind": "party"}, "kind"),
        ({"minutes": 3}, "minutes"),
    ],
)
def test_wrong_plan_is_named_with_its_field(pairing, facts, field):
    with pytest.raises(BadInput) as fault:
        make_meeting(pairing, **facts)
    assert fault.value.field == field
    assert not Meeting.objects.exists()


def test_last_evening_of_the_term_belongs_to_it_in_the_zone_of_the_school(pairing):
    make_meeting(pairing, datetime(2027, 5, 31, 20, 59, tzinfo=UTC))
    with pytest.raises(BadInput):
        make_meeting(pairing, datetime(2027, 5, 31, 21, 1, tzinfo=UTC))


def test_proposed_pairing_does_not_meet(home):
    with pytest.raises(Refused, match="предложена"):
        make_meeting(make_pairing(make_programme()))


def test_paused_pairing_plans_nothing_but_says_what_has_been(pairing):
    meeting = make_meeting(pairing)
    suspend(pairing, **AFTER)
    with pytest.raises(Refused, match="приостановлена"):
        make_meeting(pairing, TENTH + timedelta(days=7))
    assert hold_meeting(meeting, gate=may_meet_on, **AFTER).state == "held"


def test_outsider_meets_a_child_only_at_a_named_place(home):
    pairing = make_guest_pairing(active=True)
    with pytest.raises(BadInput, match="укажите место") as fault:
        log_meeting(pairing, gate=may_meet_on, **LOG, **SIGNED)
    assert fault.value.field == "place"
    assert log_meeting(pairing, gate=may_meet_on, **LOG, place="каб. 12", **SIGNED).place == "каб. 12"


def test_logged_meeting_is_removed_when_taken_back(pairing):
    meeting = log_meeting(pairing, gate=may_meet_on, **LOG, **SIGNED)
    undo_mark(meeting, gate=may_meet_on, **SIGNED)
    assert not Meeting.objects.exists()


def test_held_meeting_is_planned_again_when_taken_back(pairing):
    meeting = make_meeting(pairing, held=True)
    undo_mark(meeting, gate=may_meet_on, **AFTER)
    saved = Meeting.objects.get()
    assert (saved.state, saved.done, saved.mood) == ("planned", "", "")


def test_meeting_is_not_logged_for_a_day_to_come(pairing):
    tomorrow = LOG | {"held_at": NOVEMBER + timedelta(days=1)}
    with pytest.raises(BadInput, match="ещё не наступил"):
        log_meeting(pairing, gate=may_meet_on, **tomorrow, **SIGNED)


def test_held_meeting_is_described_and_not_moved(pairing):
    meeting = make_meeting(pairing, held=True)
    assert describe_meeting(meeting, agreed="проект", **AFTER).agreed == "проект"
    with pytest.raises(Refused, match="уже отмечена"):
        change_plan(meeting, gate=may_meet_on, planned_at=TENTH + timedelta(days=1), **AFTER)


def test_planned_meetings_are_cancelled_and_held_ones_stay(pairing):
    make_meeting(pairing, held=True)
    make_meeting(pairing, TENTH + timedelta(days=7), "regular")
    assert cancel_planned(pairing, reason="пара закрыта", **AFTER) == 1
    assert list(Meeting.objects.values_list("state", flat=True)) == ["held", "cancelled"]


def test_acquaintances_are_spread_over_working_days(home):
    programme = make_programme()
    rows = [
        make_pairing(programme, f"Педагог {n} А.", f"Ученик {n} Б.", active=True) for n in ("а", "б", "в")
    ]
    friday = datetime(2026, 11, 13, 12, 0, tzinfo=UTC)
    made = plan_first_meetings(rows, gate=may_meet_on, starting=friday, per_day=2, **SIGNED)
    assert [m.planned_at for m in made] == [
        friday, friday + timedelta(minutes=30), datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
    ]  # fmt: skip
    assert {m.kind for m in made} == {"acquaintance"}


def test_acquaintance_waits_for_the_first_day_of_the_pairing(home):
    late = make_pairing(make_programme(), starts_on=date(2026, 12, 1), active=True)
    (meeting,) = plan_first_meetings([late], gate=may_meet_on, starting=TENTH, **SIGNED)
    assert meeting.planned_at.date() == date(2026, 12, 1)
