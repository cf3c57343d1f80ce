"""Closing and changing a pairing: slices agree, or nothing happens."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.models import Pairing
from nastavnik.kit.verdict import BadInput
from nastavnik.processes.change_pairing import change_pairing
from nastavnik.processes.close_pairing import close_pairing
from nastavnik.processes.create_pairing import create_pairing
from tests.makers.meetings import TENTH, make_meeting
from tests.makers.organisations import BY
from tests.makers.pairings import NOVEMBER, make_pairing
from tests.makers.programmes import make_enrolment, make_programme

DECEMBER = {"by": BY, "moment": datetime(2026, 12, 14, 9, tzinfo=UTC)}


@pytest.fixture
def pairing(home):
    row = make_pairing(make_programme(), active=True)
    make_meeting(row, held=True)
    make_meeting(row, TENTH + timedelta(days=40), "trial")
    return row


def test_closing_cancels_what_was_planned_and_says_why(pairing):
    close_pairing(pairing, reason="mismatch", on=date(2026, 12, 14), **DECEMBER)
    assert list(Meeting.objects.values_list("state", flat=True)) == ["held", "cancelled"]
    assert "не подошли" in Meeting.objects.get(state="cancelled").reason
    assert Enrolment.objects.get(pk=pairing.mentor_id).used_places == 0


def test_pairing_is_not_closed_before_its_last_meeting(pairing):
    with pytest.raises(BadInput, match=r"10\.11\.2026"):
        close_pairing(pairing, reason="mismatch", on=date(2026, 11, 9), **DECEMBER)
    assert Pairing.objects.get().state == "active"
    assert Meeting.objects.filter(state="planned").count() == 1


def test_unknown_reason_cancels_no_meeting(pairing):
    with pytest.raises(BadInput):
        close_pairing(pairing, reason="bored", on=date(2026, 12, 14), **DECEMBER)
    assert Meeting.objects.filter(state="planned").count() == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"starts_on": date(2026, 11, 11)}, "starts_on"), ({"ends_on": date(2026, 11, 9)}, "ends_on")],
)
def test_new_dates_keep_the_held_meetings_inside(pairing, facts, field):
    dates = {"starts_on": pairing.starts_on, "ends_on": pairing.ends_on} | facts
    with pytest.raises(BadInput) as fault:
        change_pairing(pairing, **dates, **DECEMBER)
    assert fault.value.field == field


def test_pairing_is_made_by_hand_from_ids(home):
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor")
    mentee = make_enrolment(programme, "Иванова Алиса Денисовна", "mentee")
    made = create_pairing(
        programme, mentor=mentor.public_id, mentees=[mentee.public_id], starts_on=date(2026, 11, 2),
        ends_on=date(2027, 5, 31), by=BY, moment=NOVEMBER,
    )  # fmt: skip
    assert (made.mentor, made.track) == (mentor, "teacher_pupil")
