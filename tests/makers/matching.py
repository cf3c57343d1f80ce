"""A small programme ready to be matched: trained mentors with offers, mentees with requests."""

from datetime import date

from nastavnik.features.enrolments.actions import write_offer, write_request
from nastavnik.features.programmes.models import Programme
from nastavnik.features.trainings.actions import mark_attendance, plan_training
from tests.makers.organisations import BY, MOMENT
from tests.makers.programmes import make_enrolment, make_programme

SIGNED = {"by": BY, "moment": MOMENT}
MENTORS = (("Захаров Пётр Петрович", ["physics"], 1), ("Орлова Нина Ильинична", ["mathematics"], 1))
MENTEES = (("Иванова Алиса Денисовна", ["mathematics"]), ("Рой Пётр Ильич", ["physics"]), ("Ким Алина", []))


def make_ready_programme(mentors=MENTORS, mentees=MENTEES, trained: bool = True) -> Programme:
    """Mentors have sat through the pack's hours unless `trained` is False."""
    programme = make_programme()
    made = [_mentor(programme, *facts) for facts in mentors]
    for name, needs in mentees:
        row = make_enrolment(programme, name, "mentee")
        write_request(row, needs=needs, **SIGNED)
    if trained and made:
        lesson = plan_training(
            programme, module="self", title="Я как наставник", held_on=date(2026, 9, 5), hours=6, **SIGNED
        )
        mark_attendance(lesson, made, {row.pk for row in made}, **SIGNED)
    return programme


def _mentor(programme, name, competences, places):
    row = make_enrolment(programme, name, "mentor", places=places)
    write_offer(row, competences=competences, **SIGNED)
    return row
