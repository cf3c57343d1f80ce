"""Rows of a person's file for tests."""

from datetime import date

from nastavnik.features.enrolments.actions import enrol
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from tests.makers.organisations import BY, MOMENT


def enrolled(
    programme: Programme, person: Person, side: str = "mentee", track: str = "teacher_pupil"
) -> Enrolment:
    """This very person, entered into a base."""
    return enrol(
        programme, person, side=side, track=track, entered_on=date(2026, 9, 15), by=BY, moment=MOMENT
    )
