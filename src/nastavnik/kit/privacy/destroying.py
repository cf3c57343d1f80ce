"""The one action that takes persons out: rows, traces, files, and what the trail said of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nastavnik.kit.actions import Actor, action
from nastavnik.kit.audit.recording import look
from nastavnik.kit.audit.words import register_events
from nastavnik.kit.privacy.belongings import Subjects
from nastavnik.kit.privacy.erasing import Destroyed, remaining, strip, sweep
from nastavnik.kit.privacy.finding import Traces
from nastavnik.kit.privacy.papers import destroy_files
from nastavnik.kit.privacy.trail import redact_trail

register_events({"privacy.erase": "Уничтожены сведения о людях"})


class StillThere(Exception):
    """After the erasure something of the persons was still found: nothing is committed. A programming fault."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What went: rows by table, number of files and of entries of the trail."""

    rows: Destroyed
    files: int
    entries: int


@action("privacy.erase")
def erase(
    paper: Any,
    subjects: Subjects,
    traces: Traces,
    pseudonyms: Mapping[int, str],
    *,
    sheet: bytes,
    by: Actor,
    moment: datetime,
) -> Erased:
    """Erase these persons from the organisation of `paper`, the row that orders it. Raises `StillThere`."""
    organisation, destroyed = paper.organisation_id, Destroyed()
    destroyed.objects |= set(subjects.codes)
    strip(subjects, dict(pseudonyms), destroyed)
    files = destroy_files(traces, sheet, destroyed)
    sweep(traces, organisation, destroyed)
    if left := remaining(traces, organisation):
        raise StillThere(", ".join(left))
    entries = redact_trail(
        destroyed.objects, subjects.codes, traces, organisation, act=paper.public_id, moment=moment
    )
    look(paper, "privacy.erase")
    return Erased(destroyed, files, entries)
