"""Uploads of lists and their rehearsed rows."""

from django.db import models

from nastavnik.features.intake.enums import IntakeState, RowKind, RowState
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import TenantRow


class Intake(TenantRow):
    """One uploaded list on its way to people. What was rehearsed is what is performed (`digest`)."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, verbose_name="программа", related_name="+"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл", related_name="+")
    role = models.CharField("кто в списке", max_length=10, default="auto")
    sheet = models.CharField("лист", max_length=120, blank=True)
    columns = models.JSONField("столбцы", default=list, blank=True)
    summary = models.JSONField("итоги репетиции", default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    state = models.CharField("состояние", max_length=12, choices=IntakeState, default=IntakeState.UPLOADED)
    total = models.PositiveIntegerField("всего", default=0)
    done = models.PositiveIntegerField("сделано", default=0)
    uploaded_at = models.DateTimeField("загружен")
    performed_at = models.DateTimeField("записан", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("-uploaded_at", "pk")
        verbose_name = "загрузка списка"


class IntakeRow(TenantRow):
    """One person, question or skip read from the list, with what the curator decided about it."""

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField("порядок")
    row = models.PositiveIntegerField("строка файла")
    kind = models.CharField(max_length=10, choices=RowKind)
    state = models.CharField(max_length=12, choices=RowState)
    read = models.JSONField("что прочитано", default=dict)
    fixed = models.JSONField("что исправлено", default=dict, blank=True)
    why = models.CharField("почему", max_length=400, blank=True)
    made = models.JSONField("что записано", default=dict, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("intake", "position")
        verbose_name = "строка загрузки"
        constraints = [models.UniqueConstraint(fields=("intake", "position"), name="intake_row_once")]
        indexes = [models.Index(fields=("intake", "kind", "state"), name="intake_row_tab")]
