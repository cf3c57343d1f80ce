"""Periodic jobs: one call per slot of time, however many workers there are."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction

from nastavnik.kit import moments
from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.queue.tables import Slot
from nastavnik.kit.queue.work import JOBS, Job, Rhythm, put

DAY_BEGINS = timedelta(hours=4)
REASONS = {Rhythm.MINUTE: "каждую минуту", Rhythm.HOUR: "каждый час", Rhythm.DAY: "каждый день"}


def slot_of(rhythm: Rhythm, moment: datetime) -> str:
    """The name of the slot a moment falls in; days begin at four at night, when nobody works."""
    local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    if rhythm is Rhythm.DAY:
        return (local - DAY_BEGINS).strftime("%Y-%m-%d")
    # hours and minutes are told in UTC, so that none is skipped or doubled by a change of clocks
    return moment.strftime("%Y-%m-%dT%H" if rhythm is Rhythm.HOUR else "%Y-%m-%dT%H:%M")


class Rhythms:
    """Remembers which slots this worker has seen, so that it asks the database once per slot."""

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def enqueue_due(self, moment: datetime) -> int:
        """Enqueue every periodic job whose slot nobody has taken yet; how many."""
        return sum(self._enqueue(job, job.every, moment) for job in list(JOBS.values()) if job.every)

    def _enqueue(self, job: Job, rhythm: Rhythm, moment: datetime) -> int:
        slot = slot_of(rhythm, moment)
        if self._seen.get(job.name) == slot:
            return 0
        taken = take_slot(job, rhythm, slot)
        self._seen[job.name] = slot
        return taken


def take_slot(job: Job, rhythm: Rhythm, slot: str) -> int:
    """Take the slot and enqueue its call in one transaction; 0 when another worker was first."""
    if Slot.objects.filter(name=job.name, slot=slot).exists():
        return 0
    try:
        with transaction.atomic():
            Slot.objects.create(name=job.name, slot=slot, enqueued_at=moments.now())
            put(job.name, None, Actor.system(REASONS[rhythm]))
    except IntegrityError:
        return 0
    return 1
