"""A school that mentors pupils and teachers opens two programmes at once: both, or neither."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.methodology.queries import standing
from nastavnik.features.people.queries import own_organisation_id
from nastavnik.kit.actions import Actor
from nastavnik.processes.open_programme import open_programme_with_roadmap

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person
    from nastavnik.features.programmes.models import Programme


def open_programmes(
    *,
    school_year: int,
    starts_on: date,
    ends_on: date,
    tracks: Mapping[str, Mapping[str, int | None]],
    curator: "Person | None" = None,
    by: Actor,
    moment: datetime,
) -> "list[Programme]":
    """One programme per contour of `tracks`, each called and aimed as its pack says, with its roadmap."""
    with transaction.atomic():
        made = []
        for code, chosen in tracks.items():
            pack = standing(code, own_organisation_id()).pack
            title = pack.programme_words.title
            made.append(
                open_programme_with_roadmap(
                    title=title[:1].upper() + title[1:], pack_code=code, school_year=school_year, tracks=chosen,
                    starts_on=starts_on, ends_on=ends_on, aim=pack.aims.goal, curator=curator, by=by, moment=moment,
                )
            )  # fmt: skip
    return made
