"""Mentors who cannot take part in a matching now, each with the why: training, checks, a pause, no place left."""

from datetime import date

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.enrolments.queries import accepted
from nastavnik.features.people.rules import is_minor
from nastavnik.features.programmes.models import Programme
from nastavnik.features.screening.queries import clearances_of
from nastavnik.features.screening.rules import cleared, is_stranger
from nastavnik.features.trainings.queries import hours_of
from nastavnik.features.trainings.rules import training_gap

Aside = tuple[list[Enrolment], list[tuple[Enrolment, str]]]


def set_aside(mentors: list[Enrolment], mentees: list[Enrolment], pack: Pack, day: date) -> Aside:
    """Those who may take mentees on `day`, and the others with the first reason that holds."""
    whys = _whys(mentors, mentees, pack, day)
    able = [row for row in mentors if row.pk not in whys]
    return able, [(row, whys[row.pk]) for row in mentors if row.pk in whys]


def full_mentors(programme: Programme, track: str) -> list[Enrolment]:
    """Accepted mentors all of whose places are taken."""
    return [row for row in accepted(programme, Side.MENTOR, track) if row.used_places >= row.places]


def _whys(mentors: list[Enrolment], mentees: list[Enrolment], pack: Pack, day: date) -> dict[int, str]:
    hours = hours_of([row.pk for row in mentors])
    gaps = {row.pk: training_gap(hours[row.pk], pack) for row in mentors}
    untrained = {pk: gap.reason for pk, gap in gaps.items() if not gap}
    return _unscreened(mentors, mentees, day) | untrained | _paused(mentors, day)


def _paused(mentors: list[Enrolment], day: date) -> dict[int, str]:
    rows = [row for row in mentors if row.paused_until and row.paused_until > day]
    return {row.pk: f"просит новых наставляемых не раньше {row.paused_until:%d.%m.%Y}" for row in rows}


def _unscreened(mentors: list[Enrolment], mentees: list[Enrolment], day: date) -> dict[int, str]:
    """Adults from outside whose check does not cover the day, where there are children to meet."""
    if not any(is_minor(row.person, day) for row in mentees):
        return {}
    strangers = [row for row in mentors if is_stranger(row.person, day)]
    clearances = clearances_of([row.person for row in strangers])
    answers = {row.pk: cleared(row.person, clearances, day) for row in strangers}
    return {pk: answer.reason.split(": ", 1)[-1] for pk, answer in answers.items() if not answer}
