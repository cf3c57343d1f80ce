"""Pages of meetings: one tap, notes, plan, list, acquaintances."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.features.meetings.models import Meeting
from tests.makers.meetings import TENTH, make_meeting
from tests.makers.pairings import make_pairing
from tests.makers.programmes import make_programme

DAY = "?today=2026-11-10"
PLAN = {
    "kind": "trial",
    "day": "2026-11-17",
    "at": "15:00",
    "minutes": "45",
    "format": "in_person",
    "place": "каб. 12",
}


@pytest.fixture
def pairing(home):
    return make_pairing(make_programme(), "Захаров Пётр Петрович", "Иванова Алиса Денисовна", active=True)


def of(pairing, tail: str) -> str:
    return f"/meetings/of/{pairing.public_id}/{tail}"


def one(meeting, tail: str = "") -> str:
    return f"/meetings/{meeting.public_id}/{tail}"


def test_meeting_is_planned_in_the_time_people_typed(pairing, as_role):
    assert as_role("curator").send(of(pairing, "plan/") + DAY, PLAN).status_code == 302
    assert Meeting.objects.get().planned_at.isoformat() == "2026-11-17T12:00:00+00:00"


def test_day_outside_the_pairing_is_answered_beside_the_day(pairing, as_role):
    answer = as_role("curator").send(of(pairing, "plan/") + DAY, PLAN | {"day": "2027-07-01"})
    assert answer.status_code == 422 and "31.05.2027" in answer.context["form"].errors["day"][0]
    assert not Meeting.objects.exists()


def test_two_taps_on_one_day_leave_one_meeting(pairing, as_role):
    browser = as_role("curator")
    for _ in range(2):
        assert browser.send(of(pairing, "happened/") + DAY).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.kind, meeting.unplanned) == ("held", "acquaintance", True)


def test_tap_can_be_taken_back(pairing, as_role):
    browser = as_role("curator")
    browser.send(of(pairing, "happened/") + DAY)
    assert browser.send(one(Meeting.objects.get(), "undo/") + DAY).status_code == 302
    assert not Meeting.objects.exists()


def test_tap_for_a_pair_not_at_work_is_refused(home, as_role):
    pairing = make_pairing(make_programme())
    assert as_role("curator").send(of(pairing, "happened/") + DAY).status_code == 409
    assert not Meeting.objects.exists()


def test_notes_are_saved_and_two_writers_get_a_comparison(pairing, as_role):
    meeting = make_meeting(pairing, held=True)
    browser = as_role("curator")
    sent = {
        "mood": "hard",
        "done": "разобрали дроби",
        "agreed": "",
        "kind": "trial",
        "minutes": "50",
        "_v": meeting.version,
    }
    assert browser.send(one(meeting, "notes/"), sent).status_code == 302
    assert browser.send(one(meeting, "notes/"), sent | {"done": "другое"}).status_code == 409
    saved = Meeting.objects.get()
    assert (saved.mood, saved.done, saved.minutes) == ("hard", "разобрали дроби", 50)


@pytest.mark.parametrize(("day", "state"), [("2026-11-12", "missed"), ("2026-11-09", "cancelled")])
def test_meeting_is_missed_after_its_hour_and_cancelled_before(pairing, as_role, day, state):
    meeting = make_meeting(pairing)
    browser = as_role("curator")
    assert browser.get(one(meeting, "off/") + f"?today={day}").status_code == 200
    assert browser.send(one(meeting, "off/"), {"reason": "болезнь", "_v": meeting.version}).status_code == 302
    assert Meeting.objects.get().state == state


def test_past_meeting_is_written_down(pairing, as_role):
    sent = PLAN | {"day": "2026-11-09", "mood": "good", "done": "играли в шахматы"}
    assert as_role("curator").send(of(pairing, "log/") + DAY, sent).status_code == 302
    assert Meeting.objects.get().done == "играли в шахматы"


def test_meeting_is_moved(pairing, as_role):
    meeting = make_meeting(pairing)
    answer = as_role("curator").send(one(meeting, "move/") + DAY, PLAN | {"_v": meeting.version})
    assert answer.status_code == 302
    assert Meeting.objects.get().place == "каб. 12"


def test_list_shows_unmarked_meetings_and_the_chart(pairing, as_role):
    make_meeting(pairing)
    page = as_role("curator").get("/meetings/?today=2026-11-12").text
    assert "нет отметки" in page and "Состоялось 0 из 1" in page


def test_list_is_searched_and_filtered(home, as_role):
    programme = make_programme()
    make_meeting(make_pairing(programme, "Захаров Пётр Петрович", "Иванова Алёна", active=True))
    make_meeting(make_pairing(programme, "Орлов Олег Олегович", "Смирнов Борис", active=True), held=True)
    browser = as_role("curator")
    found = browser.get("/meetings/", {"q": "алена"}).text
    assert "Захаров" in found and "Орлов" not in found
    held = browser.get("/meetings/", {"state": "held", "month": "2026-11"}).text
    assert "Орлов" in held and "Захаров" not in held


def test_workbook_holds_the_journal(pairing, as_role):
    make_meeting(pairing, held=True)
    answer = as_role("curator").get("/meetings/export/")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    row = [cell.value for cell in sheet[2]]
    assert row[3:6] == ["Захаров Пётр Петрович", "Иванова Алиса Денисовна", "Встреча-знакомство"]


def test_list_costs_the_same_for_one_and_for_three(home, as_role):
    programme, browser, costs = make_programme(), as_role("curator"), []
    for number, name in enumerate("абв", start=1):
        make_meeting(make_pairing(programme, f"Педагог {name} А.", f"Ученик {name} Б.", active=True))
        browser.get("/meetings/")
        if number in {1, 3}:
            with CaptureQueriesContext(connection) as seen:
                browser.get("/meetings/")
            costs.append(len(seen))
    assert costs[0] == costs[1] <= 20


def test_acquaintances_are_planned_for_all_new_pairs(pairing, as_role):
    browser = as_role("curator")
    assert "Назначить знакомства: 1" in browser.get("/meetings/" + DAY).text
    sent = {"day": "2026-11-12", "at": "14:00", "per_day": "4", "place": "библиотека"}
    assert browser.send("/meetings/first/" + DAY, sent).status_code == 302
    assert Meeting.objects.get().kind == "acquaintance"


@pytest.mark.parametrize("tail", ["", "notes/", "move/", "off/"])
def test_stranger_finds_no_meeting(pairing, as_role, tail):
    answer = as_role("stranger").get(one(make_meeting(pairing), tail))
    assert answer.status_code == 404 and "Захаров" not in answer.text


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [("head", "/meetings/", 200), ("mentor", "/meetings/", 403), ("head", "/meetings/first/", 403)],
)
def test_who_may_open_what(pairing, as_role, role, path, status):
    assert as_role(role).get(path).status_code == status


def test_held_meeting_page_tells_what_was_done(pairing, as_role):
    meeting = make_meeting(pairing, TENTH, held=True)
    page = as_role("head").get(one(meeting)).text
    assert "познакомились" in page and "Дополнить запись" not in page
