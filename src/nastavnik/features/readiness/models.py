"""What people state about conditions which the system cannot see."""

from django.db import models

from nastavnik.features.accounts.models import Account
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import TenantRow


class Statement(TenantRow):
    """The organisation's word about one condition of a pack: what shows it, since when, until when, who said it."""

    pack = models.CharField("контур", max_length=20)
    condition = models.CharField("условие", max_length=60)
    text = models.CharField("чем подтверждается", max_length=300)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name="файл", related_name="+"
    )
    stated_on = models.DateField("подтверждено")
    expires_on = models.DateField("действует до", null=True, blank=True)
    author = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, verbose_name="кто подтвердил", related_name="+"
    )

    class Meta(TenantRow.Meta):
        ordering = ("condition", "pk")
        verbose_name = "подтверждение условия"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "pack", "condition"), name="statement_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="statement_says_what"),
            models.CheckConstraint(
                condition=models.Q(expires_on=None) | models.Q(expires_on__gte=models.F("stated_on")),
                name="statement_expires_later",
            ),
        ]

    def __str__(self) -> str:
        return self.text
