"""Base of every table: opaque ids, versions, tenancy, and the pen."""

import base64
import secrets
from typing import Any, ClassVar

from django.db import models

from nastavnik.kit.actions.guard import GuardedQuerySet, require_pen
from nastavnik.kit.tenancy.managers import ScopedManager, own_rows
from nastavnik.kit.tenancy.scope import Scope


def new_public_id() -> str:
    """128 random bits in lower-case base32 (26 signs): what addresses show instead of a row number."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


class Row(models.Model):
    """A row with an opaque id and a version; written only by actions.

    `derived_fields` are columns computed by `derive()` from the others before each save (search keys).
    `hidden_in_trail` are fields whose values the audit trail replaces by «изменено».
    """

    derived_fields: ClassVar[tuple[str, ...]] = ()
    hidden_in_trail: ClassVar[tuple[str, ...]] = ()

    public_id = models.CharField("код", max_length=26, unique=True, default=new_public_id, editable=False)
    version = models.PositiveIntegerField("версия", default=1, editable=False)

    objects: ClassVar[Any] = models.Manager.from_queryset(GuardedQuerySet)()

    class Meta:
        abstract = True

    def derive(self) -> None:
        """Recompute `derived_fields`; the base has none."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        require_pen(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        require_pen(type(self))
        return super().delete(*args, **kwargs)


class TenantRow(Row):
    """A row of one organisation. Every query passes `ScopedManager`; the database walls stand behind it."""

    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        verbose_name="организация",
        related_name="+",
        editable=False,
    )

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    @classmethod
    def visible_to(cls, scope: Scope) -> models.Q:
        """Which rows exist for this scope."""
        return own_rows(scope)
