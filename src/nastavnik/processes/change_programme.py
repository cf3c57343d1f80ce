"""A programme's facts and its tracks are saved together; a track that people stand in is not taken away."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from nastavnik.features.enrolments.queries import tracks_in_use
from nastavnik.features.programmes.actions import change_programme, choose_tracks
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import BadInput

if TYPE_CHECKING:
    from nastavnik.features.programmes.models import Programme


def change_programme_and_tracks(
    programme: "Programme",
    *,
    tracks: Mapping[str, int | None],
    expected: int | None,
    by: Actor,
    moment: datetime,
    **fields: Any,
) -> "Programme":
    """Save the page «Правка программы» as one thing."""
    lost = [code for code in tracks_in_use(programme) if code not in tracks]
    if lost:
        title = pack_of(programme).track(lost[0]).title
        raise BadInput(f"В форме «{title}» уже есть участники: убрать её нельзя", field="tracks")
    with transaction.atomic():
        saved = change_programme(programme, expected=expected, by=by, moment=moment, **fields)
        choose_tracks(programme, tracks, by=by, moment=moment)
    return saved
