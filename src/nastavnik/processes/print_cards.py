"""Cards for the pupils of a class: for those who have none yet, or anew for everybody."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.accounts.actions import issue_cards
from nastavnik.features.accounts.actions.cards import Holder, Printed
from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.queries import cards
from nastavnik.features.enrolments.queries import standing_enrolments_of
from nastavnik.features.people.years import pupils_by_class
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import Refused

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person, SchoolClass


def print_cards(school_class: "SchoolClass", *, again: bool, by: Actor, moment: datetime) -> list[Printed]:
    """Cards of the class in the order of names; with `again` earlier cards stop working and get followers."""
    with transaction.atomic():
        pupils = pupils_by_class().get(school_class.pk, [])
        held = set(cards().filter(annulled_at=None).values_list("person_code", flat=True))
        wanted = [one for one in pupils if again or (one.account_id is None and one.public_id not in held)]
        if not wanted:
            raise Refused("В этом классе у всех уже есть карточки: отметьте, что печатаете заново")
        holders = holders_of(wanted)
        return issue_cards(holders, organisation_id=school_class.organisation_id, by=by, moment=moment)


def holders_of(pupils: "Iterable[Person]") -> list[Holder]:
    """Who holds a card: a pupil who mentors others and is nobody's mentee signs in as a mentor."""
    people = list(pupils)
    sides: dict[int, set[str]] = {}
    for enrolment in standing_enrolments_of(people):
        sides.setdefault(enrolment.person_id, set()).add(enrolment.side)
    return [
        Holder(
            one.public_id,
            f"{one}, {one.school_class.code}" if one.school_class else str(one),
            Role.MENTOR if sides.get(one.pk) == {"mentor"} else Role.MENTEE,
            one.account_id,
        )
        for one in people
    ]
