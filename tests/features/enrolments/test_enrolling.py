"""Bases of a programme: who may stand in them, capacity, interviews."""

from datetime import date

import pytest

from nastavnik.features.enrolments.actions import (
    free_place,
    hold_interview,
    take_place,
    undo_enrolment,
    write_offer,
)
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.enrolments.queries import counts, offer_of
from nastavnik.kit.verdict import BadInput, Refused
from tests.makers.organisations import BY, MOMENT
from tests.makers.programmes import make_enrolment, make_programme

SIGNED = {"by": BY, "moment": MOMENT}


def test_mentor_is_entered_with_places_and_an_empty_offer(home):
    mentor = make_enrolment(make_programme(), "Захаров Пётр Петрович", "mentor", places=2)
    assert (mentor.places, mentor.used_places, mentor.state) == (2, 0, "accepted")
    assert offer_of(mentor).text == ""


def test_one_person_stands_in_a_base_once(home):
    programme = make_programme()
    mentee = make_enrolment(programme, "Иванова Алиса Денисовна", "mentee")
    from nastavnik.features.enrolments.actions import enrol

    with pytest.raises(Refused, match="уже в этой базе"):
        enrol(
            programme,
            mentee.person,
            side="mentee",
            track="teacher_pupil",
            entered_on=date(2026, 10, 1),
            **SIGNED,
        )
    assert Enrolment.objects.count() == 1


def test_last_place_is_taken_once(home):
    mentor = make_enrolment(make_programme(), "Захаров Пётр Петрович", "mentor", places=1)
    take_place(mentor, **SIGNED)
    with pytest.raises(Refused, match="нет свободных мест"):
        take_place(mentor, **SIGNED)
    free_place(mentor, **SIGNED)
    assert mentor.used_places == 0


def test_capacity_below_zero_is_refused_with_a_sentence(home):
    programme = make_programme()
    with pytest.raises(Refused, match="от 0 до 30"):
        make_enrolment(programme, "Захаров Пётр Петрович", "mentor", places=-1)


def test_interview_carries_out_its_decision(home):
    mentor = make_enrolment(make_programme(), "Захаров Пётр Петрович", "mentor", accepted=False)
    talk = {
        "held_on": date(2026, 9, 20),
        "decision": "reserve",
        "criterion": "time",
        "reason": "занят до ноября",
    }
    hold_interview(mentor, marks={"time": 1}, **talk, **SIGNED)
    assert mentor.state == "reserve"


def test_mark_beyond_the_scale_leaves_no_interview(home):
    mentor = make_enrolment(make_programme(), "Захаров Пётр Петрович", "mentor", accepted=False)
    with pytest.raises(BadInput, match="вне шкалы"):
        hold_interview(
            mentor,
            held_on=date(2026, 9, 20),
            marks={"time": 99},
            decision="accept",
            criterion="time",
            **SIGNED,
        )
    assert Enrolment.objects.get().state == "candidate"


def test_undone_enrolment_leaves_nothing(home):
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor")
    write_offer(offer_of(mentor).enrolment, text="физика", **SIGNED)
    undo_enrolment(mentor, **SIGNED)
    assert counts(programme)["mentor"] == 0
