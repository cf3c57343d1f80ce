"""The head of the trail leaves the machine once a week."""

from datetime import datetime
from typing import Any

from nastavnik.kit.actions import Actor
from nastavnik.kit.queue.work import Rhythm, job
from nastavnik.kit.witness import tell_witness


@job("trail.witness", every=Rhythm.DAY)
def send_head_of_trail(moment: datetime, **_: Any) -> None:
    """Asked daily, so that a machine which sleeps on Mondays tells it on Tuesday; the letter's key is the week's."""
    tell_witness(by=Actor.system("печать журнала"), moment=moment)
