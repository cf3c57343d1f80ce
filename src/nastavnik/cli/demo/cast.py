"""Accounts of the demo cast, linked to people where the duty needs one."""

from datetime import date, datetime
from typing import Any

from nastavnik.cli.demo.school import BY, School
from nastavnik.cli.demo.sign_ins import CAST, PASSWORD, SignIn
from nastavnik.features.accounts.actions import grant_duty, open_account
from nastavnik.features.people.actions import link_account
from nastavnik.kit.tenancy.scope import maintenance, organisation_scope
from nastavnik.processes.print_cards import print_cards


def let_the_cast_in(school: School, people: dict[str, Any], since: date, moment: datetime) -> None:
    """One account for every duty; `people` maps roles to the persons who hold them."""
    places = {"school": school.organisation, "municipality": school.municipality, "region": school.region}
    for sign_in in CAST:
        _let_in(sign_in, places[sign_in.place], people.get(sign_in.role), since, moment)
    with organisation_scope(school.organisation.pk):
        print_cards(school.classes[8], again=False, by=BY, moment=moment)


def _let_in(sign_in: SignIn, place: Any, person: Any, since: date, moment: datetime) -> None:
    with maintenance():
        account = open_account(
            username=sign_in.username,
            password=PASSWORD,
            title=str(person or place),
            demo=True,
            by=BY,
            moment=moment,
        )
        grant_duty(account, organisation_id=place.pk, role=sign_in.role, since=since, by=BY, moment=moment)
        if person is not None:
            link_account(person, account, by=BY, moment=moment)
