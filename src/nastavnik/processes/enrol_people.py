"""Several people into one base of a programme: all or none."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.enrolments.actions import enrol
from nastavnik.kit.actions import Actor

if TYPE_CHECKING:
    from nastavnik.features.enrolments.models import Enrolment
    from nastavnik.features.people.models import Person
    from nastavnik.features.programmes.models import Programme


def enrol_people(
    programme: "Programme",
    people: "Iterable[Person]",
    *,
    side: str,
    track: str,
    entered_on: date,
    by: Actor,
    moment: datetime,
) -> "list[Enrolment]":
    """Enrol each person; the first refusal takes everything back."""
    with transaction.atomic():
        return [
            enrol(programme, person, side=side, track=track, entered_on=entered_on, by=by, moment=moment)
            for person in people
        ]
