"""Meetings."""

from django.db import models

from nastavnik.features.meetings.enums import MeetingState, Mood, Place
from nastavnik.features.pairings.models import Pairing
from nastavnik.kit.rows import TenantRow


class Meeting(TenantRow):
    """A meeting of a pairing: planned, then held, missed or cancelled."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, verbose_name="пара", related_name="+")
    kind = models.CharField("вид встречи", max_length=40)
    planned_at = models.DateTimeField("когда")
    minutes = models.PositiveSmallIntegerField("сколько минут", default=45)
    format = models.CharField("формат", max_length=12, choices=Place, default=Place.IN_PERSON)
    place = models.CharField("где", max_length=160, blank=True)
    topic = models.CharField("тема", max_length=200, blank=True)
    state = models.CharField("состояние", max_length=12, choices=MeetingState, default=MeetingState.PLANNED)
    done = models.TextField("что сделали", blank=True)
    agreed = models.TextField("о чём договорились", blank=True)
    mood = models.CharField("как прошло", max_length=8, choices=Mood, blank=True)
    unplanned = models.BooleanField("без плана", default=False, editable=False)
    held_back = models.BooleanField("отменена воротами", default=False, editable=False)
    curator_present = models.BooleanField("куратор присутствовал", default=False)
    reason = models.CharField("почему не состоялась", max_length=300, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("planned_at", "pk")
        verbose_name = "встреча"
        indexes = [models.Index(fields=("pairing", "planned_at"), name="meeting_journal")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=MeetingState.values), name="meeting_state_known"
            ),
            models.CheckConstraint(condition=models.Q(minutes__range=(5, 720)), name="meeting_minutes_real"),
        ]

    def __str__(self) -> str:
        return f"встреча, {self.pairing}"
