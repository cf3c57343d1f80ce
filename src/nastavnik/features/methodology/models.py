"""Layers of organisations and frozen editions. Neither is ever changed: a change is one more row."""

from django.db import models

from nastavnik.features.accounts.models import Account
from nastavnik.kit.rows import TenantRow


class Layer(TenantRow):
    """One version of what an organisation changes in a pack; the one with the highest number is in force."""

    hidden_in_trail = ("data",)

    pack = models.CharField("методика", max_length=40)
    number = models.PositiveIntegerField("номер версии")
    data = models.JSONField("что изменено", default=dict, blank=True)
    digest = models.CharField("отпечаток", max_length=64)
    note = models.CharField("что и зачем изменено", max_length=300, blank=True)
    made_at = models.DateTimeField("когда")
    author = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, verbose_name="кто", related_name="+"
    )

    class Meta(TenantRow.Meta):
        ordering = ("pack", "-number", "pk")
        verbose_name = "слой методики"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "pack", "number"), name="layer_version_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="layer_number_positive"),
        ]

    def __str__(self) -> str:
        return f"версия {self.number}"


class Edition(TenantRow):
    """The methodology as it was when a programme took it: data in force and the layers they came from."""

    hidden_in_trail = ("data",)

    pack = models.CharField("методика", max_length=40)
    pack_version = models.CharField("редакция методики", max_length=20)
    digest = models.CharField("отпечаток", max_length=64)
    data = models.JSONField("содержание", default=dict)
    layers = models.JSONField("из каких слоёв", default=list, blank=True)
    made_at = models.DateTimeField("когда закреплена")

    class Meta(TenantRow.Meta):
        ordering = ("-made_at", "-pk")
        verbose_name = "редакция методики"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "pack", "digest"), name="edition_once")
        ]

    def __str__(self) -> str:
        return f"редакция {self.pack_version}"
