"""Forms that a list names are added to the programme, and the list is looked at anew."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.intake.actions import judge_anew
from nastavnik.features.intake.queries import missing_tracks
from nastavnik.features.programmes.actions import choose_tracks
from nastavnik.features.programmes.queries import track_rows
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import Refused

if TYPE_CHECKING:
    from nastavnik.features.intake.models import Intake


def add_tracks(intake: "Intake", *, by: Actor, moment: datetime) -> list[str]:
    """Choose every form named in the list; their titles are returned."""
    missing = missing_tracks(intake)
    if intake.programme is None or not missing:
        raise Refused("Все формы из списка уже выбраны в программе")
    may_change(intake.programme).require()
    tracks = {row.track: row.target for row in track_rows(intake.programme)}
    tracks |= {code: None for code, _, _ in missing}
    with transaction.atomic():
        choose_tracks(intake.programme, tracks, by=by, moment=moment)
        judge_anew(intake, by=by, moment=moment)
    return [title for _, title, _ in missing]
