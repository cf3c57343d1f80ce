"""Programmes and enrolments for tests."""

from datetime import date

from nastavnik.features.enrolments.actions import decide, enrol
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.programmes.actions import open_programme, start_programme
from nastavnik.features.programmes.models import Programme
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_person


def make_programme(title: str = "Наставничество 2026/27", *, running: bool = True, **fields) -> Programme:
    """A programme of pupils with the tracks «ученик – ученик» and «педагог – ученик»."""
    facts = {
        "pack_code": "pupils",
        "school_year": 2026,
        "starts_on": date(2026, 9, 1),
        "ends_on": date(2027, 5, 31),
        "tracks": {"peer": None, "teacher_pupil": None},
    }
    programme = open_programme(title=title, by=BY, moment=MOMENT, **(facts | fields))
    return start_programme(programme, by=BY, moment=MOMENT) if running else programme


def make_enrolment(
    programme: Programme,
    full_name: str,
    side: str,
    *,
    track: str = "teacher_pupil",
    accepted: bool = True,
    **fields,
) -> Enrolment:
    """A person of that name, enrolled; pupils are mentees born in 2012, staff are mentors born in 1985."""
    adult = side == "mentor" and track == "teacher_pupil"
    born = date(1985, 3, 1) if adult else date(2009, 3, 1) if side == "mentor" else date(2012, 3, 1)
    person = make_person(full_name, "staff" if adult else "pupil", birth_date=born)
    row = enrol(
        programme,
        person,
        side=side,
        track=track,
        entered_on=date(2026, 9, 15),
        by=BY,
        moment=MOMENT,
        **fields,
    )
    return decide(row, state="accepted", by=BY, moment=MOMENT) if accepted else row
