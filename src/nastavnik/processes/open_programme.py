"""A new programme begins with its roadmap: both, or neither."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.programmes.actions import open_programme
from nastavnik.features.roadmaps.actions import draft_roadmap
from nastavnik.kit.actions import Actor

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person
    from nastavnik.features.programmes.models import Programme


def open_programme_with_roadmap(
    *,
    title: str,
    pack_code: str,
    school_year: int,
    starts_on: date,
    ends_on: date,
    tracks: Mapping[str, int | None],
    aim: str = "",
    curator: "Person | None" = None,
    by: Actor,
    moment: datetime,
) -> "Programme":
    """Open the programme and draft its roadmap from the pack, shifted to its school year."""
    with transaction.atomic():
        programme = open_programme(
            title=title, pack_code=pack_code, school_year=school_year, starts_on=starts_on, ends_on=ends_on,
            tracks=tracks, aim=aim, curator=curator, by=by, moment=moment,
        )  # fmt: skip
        draft_roadmap(programme, by=by, moment=moment)
    return programme
