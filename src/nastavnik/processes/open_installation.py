"""The first minute of an empty installation: a school, its curator's account and duty."""

from datetime import datetime

from django.db import transaction

from nastavnik.features.accounts.actions import grant_duty, open_account
from nastavnik.features.accounts.queries import nobody_here
from nastavnik.features.organisations.actions import found_organisation
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.verdict import Refused


def open_installation(
    *,
    kind: str,
    short_name: str,
    full_name: str,
    role: str,
    username: str,
    password: str,
    title: str,
    moment: datetime,
) -> None:
    """Found the school and let its first person in; refused once anybody has an account."""
    by = Actor.system("первый запуск")
    with maintenance(), transaction.atomic():
        if not nobody_here():
            raise Refused("Программа уже открыта: войдите или попросите приглашение")
        school = found_organisation(
            kind=kind, short_name=short_name, full_name=full_name, by=by, moment=moment
        )
        account = open_account(username=username, password=password, title=title, by=by, moment=moment)
        grant_duty(
            account, organisation_id=school.pk, role=role, since=local_day(moment), by=by, moment=moment
        )
