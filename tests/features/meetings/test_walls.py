"""Whichever way it is written: no guest meets a child on a day no clearance covers."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from nastavnik.kit.health.invariants import findings
from tests.makers.meetings import make_meeting
from tests.makers.screening import make_guest_pairing

PLACE = {"place": "каб. 12"}


def raw(statement: str, *values: object) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def refused(statement: str, *values: object) -> None:
    with pytest.raises(IntegrityError, match="clear"):
        raw(statement, *values)


@pytest.fixture
def meeting(home):
    return make_meeting(make_guest_pairing(active=True), **PLACE)


@pytest.mark.parametrize("state", ["planned", "held"])
def test_meeting_is_not_moved_beyond_the_clearance(meeting, state):
    put = "UPDATE meetings_meeting SET planned_at = %s, state = %s WHERE id = %s"
    refused(put, datetime(2027, 10, 2, 9, tzinfo=UTC), state, meeting.pk)
    assert raw(put, datetime(2027, 10, 1, 9, tzinfo=UTC), state, meeting.pk) == 1


def test_the_day_is_that_of_the_school(meeting):
    """The clearance ends on 1 October: in Moscow 21:30 of that day in Greenwich is already the second."""
    put = "UPDATE meetings_meeting SET planned_at = %s WHERE id = %s"
    refused(put, datetime(2027, 10, 1, 21, 30, tzinfo=UTC), meeting.pk)
    assert raw(put, datetime(2027, 10, 1, 20, 30, tzinfo=UTC), meeting.pk) == 1


def test_meeting_is_not_inserted_without_a_clearance(meeting):
    columns = [
        f.column for f in meeting._meta.concrete_fields if f.column not in {"id", "public_id", "planned_at"}
    ]
    named = ", ".join(columns)
    copy = f"INSERT INTO meetings_meeting (public_id, planned_at, {named}) SELECT 'x', %s, {named} FROM meetings_meeting WHERE id = %s"
    refused(copy, datetime(2027, 10, 5, 9, tzinfo=UTC), meeting.pk)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE screening_clearance SET expires_on = '2026-11-09'",
        "UPDATE screening_clearance SET state = 'annulled', annulled_on = '2026-11-10'",
        "DELETE FROM screening_clearance",
    ],
)
def test_clearance_does_not_end_under_a_meeting_even_of_a_paused_pair(meeting, change):
    raw("UPDATE pairings_pairing SET state = 'suspended'")
    refused(change)


def test_cancelled_meeting_holds_no_clearance(meeting):
    raw("UPDATE pairings_pairing SET state = 'suspended'")
    raw("UPDATE meetings_meeting SET state = 'cancelled'")
    assert raw("DELETE FROM screening_clearance") == 1
    refused("UPDATE meetings_meeting SET state = 'held'")


def test_laws_of_gates_are_asked_by_the_check_of_the_database(meeting):
    told = {one.code: one.faults for one in findings()}
    assert (told["I4"], told["I5"], told["D3"]) == ((), (), ())
