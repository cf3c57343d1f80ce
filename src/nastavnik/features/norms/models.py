"""Legal acts that an organisation entered. The level of an act is that of its owner."""

from django.db import models

from nastavnik.kit.rows import TenantRow


class Norm(TenantRow):
    """An act of a region, a municipality or a school. `replaced_by` is a key of the register: a pack's code or a row's id.

    An empty `contour` means both; `cite` is what a preamble prints when the program's own wording is not good enough.
    """

    kind = models.CharField("вид", max_length=40)
    body = models.CharField("кто принял", max_length=300)
    dated = models.DateField("дата")
    number = models.CharField("номер", max_length=60)
    title = models.CharField("название", max_length=600)
    in_force_from = models.DateField("действует с", null=True, blank=True)
    in_force_to = models.DateField("действует по", null=True, blank=True)
    replaced_by = models.CharField("чем заменён", max_length=60, blank=True)
    contour = models.CharField("контур", max_length=10, blank=True)
    preamble = models.BooleanField("ставить в преамбулу приказов", default=True)
    cite = models.CharField("как писать в преамбуле", max_length=900, blank=True)
    note = models.CharField("пояснение", max_length=300, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("dated", "pk")
        verbose_name = "нормативный акт"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "kind", "number", "dated"), name="norm_once"),
            models.CheckConstraint(
                condition=models.Q(in_force_from__isnull=True)
                | models.Q(in_force_to__isnull=True)
                | models.Q(in_force_to__gte=models.F("in_force_from")),
                name="norm_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} от {self.dated:%d.%m.%Y} № {self.number}"
