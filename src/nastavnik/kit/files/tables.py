"""The register of stored files; bytes lie beside the database under random names."""

from django.db import models

from nastavnik.kit.rows import TenantRow


class StoredFile(TenantRow):
    """One file of an organisation. `title` is what people see; the disk name is `public_id`."""

    title = models.CharField("название", max_length=200)
    kind = models.CharField("вид", max_length=40)
    media_type = models.CharField("тип содержимого", max_length=100)
    size = models.PositiveBigIntegerField("размер, байт")
    digest = models.CharField("SHA-256", max_length=64)
    stored_at = models.DateTimeField("когда сохранён")

    def __str__(self) -> str:
        return self.title

    class Meta(TenantRow.Meta):
        app_label = "kit"
        ordering = ("-stored_at", "pk")
