"""Uploads of lists and their rehearsed rows."""

from django.db import models

from nastavnik.core.russian.keys import search_key
from nastavnik.features.accounts.models import Account
from nastavnik.features.intake.enums import IntakeState, RowKind, RowState
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import TenantRow


class Intake(TenantRow):
    """One uploaded list on its way to people. What was rehearsed is what is performed (`digest`).

    `columns`: meanings a person chose, as [[index, meaning], …]; `choices`: how to write (track, date, base, pairs);
    `summary`: totals of the rehearsal, and later what was written.
    """

    hidden_in_trail = ("digest",)

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, verbose_name="программа", related_name="+"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл", related_name="+")
    role = models.CharField("кто в списке", max_length=10, default="auto")
    sheet = models.CharField("лист", max_length=120, blank=True)
    columns = models.JSONField("столбцы", default=list, blank=True)
    choices = models.JSONField("как записать", default=dict, blank=True)
    summary = models.JSONField("итоги репетиции", default=dict, blank=True)
    digest = models.CharField("отпечаток прочитанного", max_length=64, blank=True, editable=False)
    state = models.CharField("состояние", max_length=12, choices=IntakeState, default=IntakeState.UPLOADED)
    total = models.PositiveIntegerField("всего", default=0)
    done = models.PositiveIntegerField("сделано", default=0)
    uploaded_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, verbose_name="кто загрузил", related_name="+"
    )
    uploaded_at = models.DateTimeField("загружен")
    performed_at = models.DateTimeField("записан", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("-uploaded_at", "pk")
        verbose_name = "загрузка списка"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=IntakeState.values), name="intake_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.file.title


class IntakeRow(TenantRow):
    """One person, question or skip read from the list, with what the curator decided about it.

    `read` never changes after the rehearsal; `fixed` holds corrections and decisions; `judged` is what will be
    written, computed from both; `made` is the ledger of what was written, enough to take it back.
    """

    derived_fields = ("name_key",)

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField("порядок")
    row = models.PositiveIntegerField("строка файла")
    kind = models.CharField(max_length=10, choices=RowKind)
    state = models.CharField(max_length=12, choices=RowState)
    read = models.JSONField("что прочитано", default=dict)
    fixed = models.JSONField("что исправлено", default=dict, blank=True)
    judged = models.JSONField("что будет записано", default=dict, blank=True)
    why = models.CharField("почему", max_length=400, blank=True)
    made = models.JSONField("что записано", default=dict, blank=True)
    name_key = models.CharField(max_length=300, blank=True, editable=False)

    class Meta(TenantRow.Meta):
        ordering = ("intake", "row", "position")
        verbose_name = "строка загрузки"
        constraints = [
            models.UniqueConstraint(fields=("intake", "position"), name="intake_row_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=RowState.values), name="intake_row_state_known"
            ),
        ]
        indexes = [models.Index(fields=("intake", "kind", "state"), name="intake_row_tab")]

    def derive(self) -> None:
        names = {**self.read, **self.fixed.get("fields", {})}
        parts = [str(names.get(part) or "") for part in ("surname", "name", "patronymic")]
        self.name_key = search_key(*parts)[:300]
