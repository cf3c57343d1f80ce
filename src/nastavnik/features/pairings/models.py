"""Pairings and their mentees."""

from django.db import models

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.pairings.enums import PairingKind, PairingState
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.rows import TenantRow


class Pairing(TenantRow):
    """A mentor with one mentee (a pair) or several (a group), from–to, fixed by an order."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    mentor = models.ForeignKey(Enrolment, models.PROTECT, verbose_name="наставник", related_name="+")
    kind = models.CharField("вид", max_length=10, choices=PairingKind, default=PairingKind.PAIR)
    track = models.CharField("форма наставничества", max_length=40)
    role_model = models.CharField("ролевая модель", max_length=60, blank=True)
    state = models.CharField("состояние", max_length=20, choices=PairingState, default=PairingState.PROPOSED)
    starts_on = models.DateField("начало работы")
    ends_on = models.DateField("окончание по плану")
    ended_on = models.DateField("закончена", null=True, blank=True)
    cleared_on = models.DateField("ворота пройдены", null=True, blank=True, editable=False)
    held_for = models.TextField("почему остановлена воротами", blank=True, editable=False)
    order_number = models.CharField("номер приказа", max_length=40, blank=True)
    order_date = models.DateField("дата приказа", null=True, blank=True)
    closing_reason = models.CharField("основание завершения", max_length=40, blank=True)
    closing_note = models.TextField("пояснение к завершению", blank=True)
    score = models.FloatField("балл подбора", null=True, blank=True)
    score_parts = models.JSONField("почему подошли", default=list, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("mentor__person__sort_key", "pk")
        verbose_name = "пара или группа"
        indexes = [models.Index(fields=("programme", "state"), name="pairing_register")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="pairing_dates"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=PairingState.values), name="pairing_state_known"
            ),
            models.CheckConstraint(
                condition=(models.Q(order_number="") & models.Q(order_date=None))
                | (~models.Q(order_number="") & models.Q(order_date__isnull=False)),
                name="pairing_order_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("completed", "terminated")) | models.Q(ended_on__isnull=False),
                name="pairing_closed_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{PairingKind(self.kind).label}, наставник {self.mentor}"


class PairingMember(TenantRow):
    """A mentee in a pairing, since–until. A mentee has at most one open pairing per enrolment."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, verbose_name="пара или группа", related_name="+")
    mentee = models.ForeignKey(Enrolment, models.PROTECT, verbose_name="наставляемый", related_name="+")
    since = models.DateField("с")
    until = models.DateField("по", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("mentee__person__sort_key", "pk")
        verbose_name = "наставляемый в паре"
        constraints = [
            models.UniqueConstraint(
                fields=("mentee",), condition=models.Q(until=None), name="mentee_one_open_pairing"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="pairing_member_dates",
            ),
        ]

    def __str__(self) -> str:
        return str(self.mentee)
