"""Clearances."""

from django.db import models

from nastavnik.features.people.models import Person
from nastavnik.features.screening.enums import Admission, ClearanceState
from nastavnik.kit.rows import TenantRow


class Clearance(TenantRow):
    """What the school saw and decided about one adult: kind, number, dates and the decision. The paper is not kept."""

    hidden_in_trail = ("number", "reason")

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="о ком", related_name="+")
    kind = models.CharField("вид сведений", max_length=40)
    number = models.CharField("номер", max_length=60)
    issued_on = models.DateField("дата выдачи")
    expires_on = models.DateField("действует по")
    decision = models.CharField("решение", max_length=12, choices=Admission)
    decided_on = models.DateField("дата решения")
    state = models.CharField(
        "состояние", max_length=12, choices=ClearanceState, default=ClearanceState.ENTERED
    )
    annulled_on = models.DateField("аннулирована", null=True, blank=True)
    reason = models.CharField("почему аннулирована", max_length=300, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("person__sort_key", "-expires_on", "-pk")
        verbose_name = "сведения о проверке"
        indexes = [models.Index(fields=("person", "expires_on"), name="clearance_gate")]
        constraints = [
            models.UniqueConstraint(
                fields=("person", "kind", "number"),
                condition=models.Q(state="entered"),
                name="clearance_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ClearanceState.values), name="clearance_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(decision__in=Admission.values), name="clearance_decision_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    decided_on__gte=models.F("issued_on"), expires_on__gte=models.F("decided_on")
                ),
                name="clearance_dates",
            ),
            models.CheckConstraint(
                condition=models.Q(state="entered", annulled_on=None)
                | models.Q(state="annulled", annulled_on__isnull=False),
                name="clearance_annulled_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"проверка: {self.person}"
