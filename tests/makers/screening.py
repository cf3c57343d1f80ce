"""Pairings of guests with children, and clearances, for tests."""

from datetime import date

from nastavnik.features.enrolments.actions import decide, enrol
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.programmes.models import Programme
from tests.makers.organisations import BY, MOMENT
from tests.makers.pairings import make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment, make_programme

TRACK = "employer_pupil"


def make_guest(programme: Programme, full_name: str = "Белов Иван Ильич", **fields) -> Enrolment:
    """An engineer from outside born in 1990, accepted as a mentor of pupils."""
    person = make_person(full_name, "outsider", **({"birth_date": date(1990, 1, 1)} | fields))
    row = enrol(
        programme,
        person,
        side="mentor",
        track=TRACK,
        entered_on=date(2026, 9, 15),
        places=3,
        by=BY,
        moment=MOMENT,
    )
    return decide(row, state="accepted", by=BY, moment=MOMENT)


def make_guest_pairing(programme: Programme | None = None, *, active: bool = False, **facts) -> Pairing:
    """The engineer and a pupil born in 2012."""
    programme = programme or make_programme(tracks={TRACK: None, "peer": None, "teacher_pupil": None})
    mentee = make_enrolment(programme, "Иванова Алиса Денисовна", "mentee", track=TRACK)
    return make_pairing(programme, make_guest(programme), mentee, active=active, **facts)
