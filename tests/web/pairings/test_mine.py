"""The phone home: a mentor, a mentee and a guardian each see their own and nobody else's."""

import pytest

from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.queries import members_of
from nastavnik.features.people.actions import link_account
from nastavnik.features.programmes.actions import change_programme
from tests.conftest import Browser
from tests.makers.accounts import make_account
from tests.makers.meetings import make_meeting
from tests.makers.organisations import BY, MOMENT
from tests.makers.pairings import guardian_of, make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_programme

SIGNED = {"by": BY, "moment": MOMENT}
ALICE = "Иванова Алиса Денисовна"
DAY = {"today": "2026-11-09"}


@pytest.fixture
def pairs(home):
    programme = make_programme()
    mine = make_pairing(programme, "Захаров Пётр Петрович", ALICE, active=True)
    other = make_pairing(programme, "Орлов Олег Олегович", "Смирнов Борис Ильич", active=True)
    return mine, other


def signed_in(home, person, role: str) -> Browser:
    account = make_account(home.school, role, f"{role}-own")
    link_account(person, account, **SIGNED)
    browser = Browser()
    browser.force_login(account)
    return browser


def mentee_of(pairing):
    return members_of([pairing])[pairing.pk][0].mentee.person


def test_mentor_sees_own_mentee_next_meeting_and_two_buttons(home, pairs):
    make_meeting(pairs[0], place="кабинет 12")
    page = signed_in(home, pairs[0].mentor.person, "mentor").get("/pairings/mine/", DAY).text
    assert ALICE in page and "10 ноября" in page and "кабинет 12" in page
    assert page.count("Встреча состоялась") == page.count("Назначить встречу") == 1
    assert "Смирнов" not in page


def test_mentor_marks_a_meeting_by_one_tap(home, pairs):
    make_meeting(pairs[0])
    browser = signed_in(home, pairs[0].mentor.person, "mentor")
    answer = browser.send(f"/meetings/of/{pairs[0].public_id}/happened/?today=2026-11-10")
    assert answer.status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.state, answer["Location"]) == ("held", f"/meetings/{meeting.public_id}/notes/")


def test_mentor_writes_nothing_about_a_pair_of_another_mentor(home, pairs):
    theirs = make_meeting(pairs[1])
    browser = signed_in(home, pairs[0].mentor.person, "mentor")
    of_pair, of_meeting = f"/meetings/of/{pairs[1].public_id}/", f"/meetings/{theirs.public_id}/"
    for path in (
        of_pair + "happened/",
        of_pair + "plan/",
        of_pair + "log/",
        of_meeting + "hold/",
        of_meeting + "off/",
        of_meeting + "undo/",
    ):
        assert browser.send(path + "?today=2026-11-10").status_code == 404
    for path in (of_pair + "plan/", of_meeting, of_meeting + "notes/"):
        answer = browser.get(path)
        assert answer.status_code == 404 and "Смирнов" not in answer.text
    assert Meeting.objects.get().state == "planned"


def test_mentee_sees_mentor_and_meetings_but_not_the_notes(home, pairs):
    meeting = make_meeting(pairs[0], held=True)
    browser = signed_in(home, mentee_of(pairs[0]), "mentee")
    page = browser.get("/pairings/mine/", DAY).text
    assert "Захаров Пётр Петрович" in page and "10.11.2026" in page
    assert meeting.done not in page and "Орлов" not in page
    assert browser.get(f"/meetings/{meeting.public_id}/").status_code == 403


def test_guardian_sees_who_mentors_the_child_and_nobody_elses(home, pairs):
    make_meeting(pairs[0])
    child = mentee_of(pairs[0])
    page = signed_in(home, guardian_of(child), "guardian").get("/pairings/mine/", DAY).text
    assert child.surname in page and "Захаров Пётр Петрович" in page
    assert "Орлов" not in page and "Смирнов" not in page


def test_guardian_without_a_child_is_told_what_to_do(home, pairs):
    stranger = make_person("Другая Мария Ильинична", "guardian")
    page = signed_in(home, stranger, "guardian").get("/pairings/mine/", DAY).text
    assert "Захаров" not in page and "куратор" in page


def test_help_names_the_curator_the_school_and_the_childrens_line(home, pairs):
    curator = make_person("Кузнецова Ольга Ивановна", "staff", phone="8 (000) 000-00-77")
    change_programme(pairs[0].programme, curator=curator, **SIGNED)
    page = signed_in(home, mentee_of(pairs[0]), "mentee").get("/pairings/help/").text
    assert "Кузнецова Ольга Ивановна" in page and "8 (000) 000-00-77" in page
    assert "8-800-2000-122" in page and home.school.phone in page
