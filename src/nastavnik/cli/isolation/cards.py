"""Rows of cards: made before the people they are for, whose ids are known beforehand."""

from typing import Any

from django.apps import apps

from nastavnik.cli.isolation.maker import public_id_of
from nastavnik.cli.isolation.school import School


def card(school: School) -> list[tuple[str, dict[str, Any]]]:
    """A card that waits and one already opened, each of a pupil."""
    person, rows = apps.get_model("people", "Person"), []
    for place, used in ((3, None), (4, school.moment(2))):
        told = {"role": "mentee", "account": None, "used_at": used, "annulled_at": None}
        code = public_id_of(school, person, place)
        rows.append(("", {**told, "person_code": code, "expires_at": school.moment(900)}))
    return rows
