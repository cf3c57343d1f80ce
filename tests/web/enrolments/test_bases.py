"""Pages of the bases: entering, statements, interviews, who sees whom."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.enrolments.queries import offer_of, request_of
from nastavnik.features.people.actions import add_class, change_person, entrust_class, link_account
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment, make_programme

SIGNED = {"by": BY, "moment": MOMENT}


def test_curator_enters_two_pupils_at_once(home, as_role):
    make_programme()
    pupils = [make_person("Иванова Алиса Денисовна"), make_person("Рой Пётр Ильич")]
    sent = {
        "side": "mentee",
        "track": "teacher_pupil",
        "entered_on": "2026-09-15",
        "selected": [p.public_id for p in pupils],
    }
    assert as_role("curator").send("/enrolments/new/", sent).status_code == 302
    assert {str(row.person) for row in Enrolment.objects.all()} == {str(p) for p in pupils}


def test_person_of_another_school_cannot_be_chosen(home, as_role):
    make_programme()
    with organisation_scope(home.other.pk):
        foreign = make_person("Чужая Вера Павловна")
    sent = {"side": "mentee", "track": "peer", "entered_on": "2026-09-15", "selected": [foreign.public_id]}
    answer = as_role("curator").send("/enrolments/new/", sent)
    assert answer.status_code == 422 and "Чужая" not in answer.text
    assert not Enrolment.objects.exists()


def test_request_is_saved_and_shown(home, as_role):
    mentee = make_enrolment(make_programme(), "Иванова Алиса Денисовна", "mentee")
    browser, path = as_role("curator"), f"/enrolments/{mentee.public_id}/"
    sent = {"text": "не успевает по математике", "format": "any", "interests": "шахматы, лыжи", "_v": 1}
    assert browser.send(path + "statement/", sent).status_code == 302
    assert request_of(mentee).interests == ["шахматы", "лыжи"]
    assert "не успевает по математике" in browser.get(path).text


def test_offer_with_ages_the_wrong_way_round_is_refused(home, as_role):
    mentor = make_enrolment(make_programme(), "Захаров Пётр Петрович", "mentor")
    sent = {"text": "физика", "format": "any", "wanted_age_from": 16, "wanted_age_to": 12, "_v": 1}
    answer = as_role("curator").send(f"/enrolments/{mentor.public_id}/statement/", sent)
    assert answer.status_code == 422 and offer_of(mentor).text == ""


def test_interview_page_accepts_the_candidate(home, as_role):
    mentor = make_enrolment(make_programme(), "Захаров Пётр Петрович", "mentor", accepted=False)
    sent = {
        "held_on": "2026-09-20",
        "decision": "accept",
        "criterion": "wish",
        "mark_wish": "3",
        "reason": "готов",
    }
    assert as_role("curator").send(f"/enrolments/{mentor.public_id}/interview/", sent).status_code == 302
    mentor.refresh_from_db()
    assert mentor.state == "accepted"


def test_class_teacher_sees_only_the_class_entrusted(home, as_role):
    programme = make_programme()
    mine = make_enrolment(programme, "Иванова Алиса Денисовна", "mentee")
    other = make_enrolment(programme, "Рой Пётр Ильич", "mentee")
    teacher = link_account(make_person("Белова Анна Ильинична", "staff"), home.class_teacher, **SIGNED)
    own_class = entrust_class(add_class("7А", **SIGNED), class_teacher=teacher, **SIGNED)
    change_person(mine.person, school_class=own_class, **SIGNED)
    browser = as_role("class_teacher")
    assert "Иванова" in browser.get("/enrolments/").text and "Рой" not in browser.get("/enrolments/").text
    statuses = [browser.get(f"/enrolments/{row.public_id}/").status_code for row in (mine, other)]
    assert statuses == [200, 404]


@pytest.mark.parametrize("path", ["", "edit/", "statement/", "interview/", "leave/"])
def test_stranger_meets_nothing_of_this_school(home, as_role, path):
    mentee = make_enrolment(make_programme(), "Иванова Алиса Денисовна", "mentee")
    assert as_role("stranger").get(f"/enrolments/{mentee.public_id}/{path}").status_code == 404


def test_list_costs_the_same_for_one_and_three(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    browser.get("/enrolments/")
    costs = []
    for names in (["Иванова Алиса"], ["Рой Пётр", "Ким Алина"]):
        for name in names:
            make_enrolment(programme, name, "mentee")
        with CaptureQueriesContext(connection) as seen:
            browser.get("/enrolments/")
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 30


def test_base_is_taken_away_as_a_workbook(home, as_role):
    make_enrolment(make_programme(), "Иванова Алиса Денисовна", "mentee")
    answer = as_role("curator").get("/enrolments/export/?side=mentee")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert "Иванова Алиса Денисовна" in [cell.value for row in sheet.iter_rows() for cell in row]
