"""The school of mentors: lessons, attendance and the gate of hours."""

from decimal import Decimal

import pytest

from nastavnik.features.organisations.methodology import pack
from nastavnik.features.trainings.models import Training
from nastavnik.features.trainings.queries import hours_of
from nastavnik.features.trainings.rules import training_gap
from tests.makers.programmes import make_enrolment, make_programme

LESSON = {"module": "self", "title": "Я как наставник", "held_on": "2026-09-05", "hours": "2,5"}


@pytest.fixture
def lesson(home, as_role):
    make_programme()
    as_role("curator").send("/trainings/new/", LESSON)
    return Training.objects.get()


def test_attendance_gives_hours_once_however_often_it_is_marked(lesson, as_role):
    mentor = make_enrolment(lesson.programme, "Захаров Пётр Петрович", "mentor")
    for _ in range(2):
        as_role("curator").send(f"/trainings/{lesson.public_id}/", {"present": [mentor.public_id]})
    assert hours_of([mentor.pk]) == {mentor.pk: Decimal("2.5")}
    as_role("curator").send(f"/trainings/{lesson.public_id}/", {})
    assert hours_of([mentor.pk]) == {mentor.pk: Decimal(0)}


@pytest.mark.parametrize(("hours", "open_gate"), [("0", False), ("3.5", False), ("4", True)])
def test_gate_opens_at_the_threshold_of_the_pack(hours, open_gate):
    assert bool(training_gap(Decimal(hours), pack("pupils"))) is open_gate


def test_lesson_of_an_unknown_module_is_not_planned(home, as_role):
    make_programme()
    assert as_role("curator").send("/trainings/new/", LESSON | {"module": "nonsense"}).status_code == 422
    assert not Training.objects.exists()


def test_future_lesson_cannot_be_marked(lesson, home, as_role):
    browser = as_role("curator")
    browser.send(f"/trainings/{lesson.public_id}/edit/", LESSON | {"held_on": "2031-01-10", "_v": 1})
    assert browser.send(f"/trainings/{lesson.public_id}/", {}).status_code == 422


def test_cancelled_lesson_takes_its_hours_away(lesson, as_role):
    mentor = make_enrolment(lesson.programme, "Захаров Пётр Петрович", "mentor")
    browser = as_role("curator")
    browser.send(f"/trainings/{lesson.public_id}/", {"present": [mentor.public_id]})
    assert browser.send(f"/trainings/{lesson.public_id}/cancel/").status_code == 302
    assert hours_of([mentor.pk]) == {mentor.pk: Decimal(0)}


@pytest.mark.parametrize("path", ["", "edit/", "cancel/"])
def test_stranger_meets_no_lesson(lesson, as_role, path):
    assert as_role("stranger").get(f"/trainings/{lesson.public_id}/{path}").status_code == 404
